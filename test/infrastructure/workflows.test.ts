import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { workflowFaults } from './workflowFaults.ts';

const top = join(__dirname, '..', '..');
const folder = join(top, '.github', 'workflows');
const textOf = (...path: readonly string[]): string => readFileSync(join(top, ...path), 'utf8');

const { scripts } = JSON.parse(textOf('package.json')) as { scripts: Record<string, string> };
const faultsOf = (text: string): readonly string[] => workflowFaults(text, Object.keys(scripts));
const check = readFileSync(join(folder, 'check.yml'), 'utf8');

/** An expression that GitHub fills in. */
const expression = (text: string): string => `\${{ ${text} }}`;

describe('the GitHub workflows', () => {
  it.each(readdirSync(folder))('%s has no faults', (name) => {
    expect(faultsOf(textOf('.github', 'workflows', name))).toEqual([]);
  });

  it('run the full check on the oldest supported Node and on that of the image', () => {
    const [, oldest = ''] = /"node": ">=(\d+)/.exec(textOf('package.json')) ?? [];
    const [, image = ''] = /node:(\d+)/.exec(textOf('Dockerfile')) ?? [];
    expect(check).toContain(`node: ['${oldest}', '${image}']`);
    expect(check).toContain('- run: npm run check\n');
  });

  it.each([
    ['invalid YAML', 'name: check', 'name: [check', /./],
    ['an action by its name', /actions\/checkout@\w+ # v7\.0\.1/, 'actions/checkout@v7', /checkout@v7 is not pinned/],
    ['an action by half a commit', /checkout@(\w{12})\w+/, 'checkout@$1', /checkout@\w{12} is not pinned/],
    ['an action without a version', / # v7\.0\.1/, '', /checkout@\w+ is not followed by its version/],
    ['an action of a container', /uses: actions\/checkout@\w+/, 'uses: docker://alpine:3', /alpine:3 is not pinned/],
    ['write permission', 'contents: read', 'contents: write', /permissions are not/],
    ['additional permissions', 'contents: read', 'contents: read\n  id-token: write', /permissions are not/],
    ['default permissions', 'permissions:\n  contents: read\n', '', /permissions are not/],
    [
      'permissions of one job',
      'packages:\n',
      'packages:\n    permissions: write-all\n',
      /packages has permissions of its own/,
    ],
    ['pull_request_target', 'pull_request:', 'pull_request_target:', /pull_request_target is not an allowed event/],
    ['an event that anyone can trigger', 'pull_request:', 'issue_comment:', /issue_comment is not an allowed event/],
    [
      'a title in a command',
      'run: npm ci',
      `run: echo ${expression('github.event.pull_request.title')}`,
      /is filled in before the shell reads it/,
    ],
    ['a secret', 'run: npm ci', `run: npm ci\n        env:\n          A: ${expression('secrets.A')}`, /given a secret/],
    ['a persisted token', 'persist-credentials: false', 'fetch-depth: 1', /leaves the token of the repository/],
    ['no time limit', / {4}timeout-minutes: 20\n/, '', /packages has no time limit/],
    ['a moving machine version', 'ubuntu-24.04', 'ubuntu-latest', /ubuntu-latest, which is not a fixed version/],
    [
      'a package outside the lock file',
      'run: npm ci',
      'run: npm install left-pad',
      /installs packages outside the lock file/,
    ],
    ['an unknown script', 'npm run sbom', 'npm run bom', /no script bom/],
  ])('are refused with %s', (_what, text, by, said) => {
    const changed = check.replace(text, by);
    expect(changed).not.toBe(check);
    const found = faultsOf(changed);
    expect(found.join('\n')).toMatch(said);
    expect(found.length).toBeLessThanOrEqual(2);
  });
});

it('Dependabot looks for new versions of packages and actions', () => {
  const { updates } = parse(textOf('.github', 'dependabot.yml')) as { updates: { 'package-ecosystem': string }[] };
  expect(updates.map((one) => one['package-ecosystem'])).toEqual(['npm', 'github-actions']);
});
