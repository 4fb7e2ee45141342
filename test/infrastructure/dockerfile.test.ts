import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { dockerfileFaults } from './dockerfileFaults.ts';

const top = join(__dirname, '..', '..');
const dockerfile = readFileSync(join(top, 'Dockerfile'), 'utf8');
const ignore = readFileSync(join(top, '.dockerignore'), 'utf8');

describe('the Dockerfile', () => {
  it('has no faults', () => {
    expect(dockerfileFaults(dockerfile, ignore)).toEqual([]);
  });

  it('copies only existing files', () => {
    const named = ignore.split('\n').flatMap((line) => (line.startsWith('!') ? [line.slice(1)] : []));
    expect(named.length).toBeGreaterThan(5);
    expect(named.filter((name) => !existsSync(join(top, name)))).toEqual([]);
  });

  // Vite reads each of them.
  it('has every configuration that the root one references', () => {
    const { references } = JSON.parse(readFileSync(join(top, 'tsconfig.json'), 'utf8')) as {
      references: { path: string }[];
    };
    const through = ignore.split('\n').flatMap((line) => (line.startsWith('!') ? [line.slice(1)] : []));
    const missing = references.filter(({ path }) => !through.some((name) => `${path}/tsconfig.json`.startsWith(name)));
    expect(missing).toEqual([]);
  });

  it.each([
    ['an unknown instruction', 'STOPSIGNAL SIGTERM', 'STOPSIGNALS SIGTERM', /line \d+: Unknown instruction/],
    ['an invalid port', 'EXPOSE 3978', 'EXPOSE http:', /line \d+: Invalid/],
    ['root', 'USER 10001:10001', 'USER root', /It runs as root/],
    ['a shell', 'CMD ["node", "dist', 'CMD ["sh", "-c", "node dist', /not node itself/],
    ['no health check', '/healthz', '/', /Nothing checks/],
    ['development tools', ' --omit=dev', '', /only developers need/],
    ['source maps', "-name '*.map' -o ", '', /Source maps/],
    ['another base', 'BASE}\nENV', 'BASE}-slim\nENV', /-slim is not the base/],
    ['an ignored folder', 'COPY infra infra', 'COPY infra test infra', /does not let test through/],
    ['an unused folder', 'COPY bot bot\n', '', /lets bot through unnecessarily/],
  ])('is refused with %s', (_what, text, by, said) => {
    expect(dockerfile).toContain(text);
    expect(dockerfileFaults(dockerfile.replace(text, by), ignore).join('\n')).toMatch(said);
  });
});
