import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { environment } from '../../server/settings.ts';

/** Pages to build: the tab, and the Teams stand-in that hosts it. */
const pages = [
  { config: 'tab/vite.config.ts', dist: 'dist/tab', sources: ['tab', 'procedure'] },
  { config: 'infra/local/teams/vite.config.ts', dist: 'dist/local-teams', sources: ['infra/local/teams'] },
] as const;

/** Builds each page whose sources have changed since its last build. Checking an up-to-date page takes a few milliseconds. */
export const buildPages = (): void => {
  for (const page of pages) {
    const stamp = join('dist', 'stamps', page.dist.replace('/', '-'));
    const now = fingerprint([...page.sources, 'package-lock.json']);
    if (existsSync(stamp) && existsSync(page.dist) && readFileSync(stamp, 'utf8') === now) continue;
    build(page.config);
    mkdirSync(join('dist', 'stamps'), { recursive: true });
    writeFileSync(stamp, now);
  }
};

/** Runs Vite in a child process: always in production mode, and its memory is released afterwards. */
const build = (config: string): void => {
  execFileSync(
    process.execPath,
    [join('node_modules', 'vite', 'bin', 'vite.js'), 'build', '--config', config, '--logLevel', 'warn'],
    {
      env: { ...environment(), NODE_ENV: 'production' },
      stdio: 'inherit',
    },
  );
};

const fingerprint = (paths: readonly string[]): string => {
  const hash = createHash('sha256');
  for (const file of paths.flatMap(filesIn)) hash.update(`${file}\0`).update(readFileSync(file));
  return hash.digest('hex');
};

const filesIn = (path: string): readonly string[] =>
  path.endsWith('.json')
    ? [path]
    : readdirSync(path, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
        .map((entry) => join(entry.parentPath, entry.name))
        .sort();
