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

/** As GitHub fills it in. */
const expression = (text: string): string => `\${{ ${text} }}`;

describe('the workflows of GitHub', () => {
  it.each(readdirSync(folder))('%s has nothing wrong', (name) => {
    expect(faultsOf(textOf('.github', 'workflows', name))).toEqual([]);
  });

  it('check what CI checks, on the oldest Node and on that of the image', () => {
    const [, oldest = ''] = /"node": ">=(\d+)/.exec(textOf('package.json')) ?? [];
    const [, image = ''] = /node:(\d+)/.exec(textOf('Dockerfile')) ?? [];
    expect(check).toContain(`node: ['${oldest}', '${image}']`);
    expect(check).toContain('- run: npm run check\n');
  });

  it.each([
    ['no YAML', 'name: check', 'name: [check', /./],
    ['an action by its name', /actions\/checkout@\w+ # v7\.0\.1/, 'actions/checkout@v7', /checkout@v7 is not pinned/],
    ['an action by half a commit', /checkout@(\w{12})\w+/, 'checkout@$1', /checkout@\w{12} is not pinned/],
    ['an action that says no version', / # v7\.0\.1/, '', /checkout@\w+ does not say its version/],
    ['an action of a container', /uses: actions\/checkout@\w+/, 'uses: docker://alpine:3', /alpine:3 is not pinned/],
    ['a right to write', 'contents: read', 'contents: write', /permissions are not/],
    ['more rights', 'contents: read', 'contents: read\n  id-token: write', /permissions are not/],
    ['all rights', 'permissions:\n  contents: read\n', '', /permissions are not/],
    [
      'rights of one job',
      'packages:\n',
      'packages:\n    permissions: write-all\n',
      /packages has permissions of its own/,
    ],
    ['the rights of its target', 'pull_request:', 'pull_request_target:', /pull_request_target is no event/],
    ['what a stranger says', 'pull_request:', 'issue_comment:', /issue_comment is no event/],
    [
      'a title in a command',
      'run: npm ci',
      `run: echo ${expression('github.event.pull_request.title')}`,
      /is filled in before the shell reads it/,
    ],
    ['a secret', 'run: npm ci', `run: npm ci\n        env:\n          A: ${expression('secrets.A')}`, /given a secret/],
    ['a token left behind', 'persist-credentials: false', 'fetch-depth: 1', /leaves the token of the repository/],
    ['no end', / {4}timeout-minutes: 20\n/, '', /packages may run without end/],
    ['a machine that changes', 'ubuntu-24.04', 'ubuntu-latest', /ubuntu-latest, which is no version/],
    ['what no lock file names', 'run: npm ci', 'run: npm install left-pad', /takes what no lock file names/],
    ['a script that there is not', 'npm run sbom', 'npm run bom', /no script bom/],
  ])('are refused with %s', (_what, text, by, said) => {
    const changed = check.replace(text, by);
    expect(changed).not.toBe(check);
    const found = faultsOf(changed);
    expect(found.join('\n')).toMatch(said);
    expect(found.length).toBeLessThanOrEqual(2);
  });
});

it('new versions of packages and of actions are looked for', () => {
  const { updates } = parse(textOf('.github', 'dependabot.yml')) as { updates: { 'package-ecosystem': string }[] };
  expect(updates.map((one) => one['package-ecosystem'])).toEqual(['npm', 'github-actions']);
});
