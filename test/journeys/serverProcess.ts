import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LocalFile } from '../../infra/local/localFile.ts';
import { commandOf, top } from '../setup/programs.ts';
import type { LocalSystem } from './localSystem.ts';

/**
 * One process of `npm start`: the stand-ins and a server, or with `--join FILE` one more server on them.
 * With the two permissions that are required, unless `--grant` says otherwise.
 * @param own what it finds in its environment besides
 */
export const startServerProcess = async (
  dataDir: string,
  more: readonly string[] = [],
  own: Readonly<Record<string, string>> = {},
): Promise<LocalSystem> => {
  const child = spawn(process.execPath, [...commandOf('infra/local/start.ts'), '--least', ...more], {
    cwd: top,
    env: { ...process.env, PORT: '0', DATA_DIR: dataDir, LOG_LEVEL: 'warn', ...own },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const output = { text: '' };
  const ready = new Promise<string>((resolve, reject) => {
    const read = (chunk: Buffer): void => {
      output.text += chunk.toString('utf8');
      const found = /TenTwo is ready: (\S+)/.exec(output.text);
      if (found?.[1]) resolve(found[1]);
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.once('exit', (code) => reject(new Error(`The local system ended with ${code}:\n${output.text}`)));
  });
  const url = await ready;
  const file = more[0] === '--join' && more[1] ? more[1] : join(dataDir, 'local.json');
  return {
    url,
    local: JSON.parse(readFileSync(file, 'utf8')) as LocalFile,
    dataDir,
    stop: async (signal = 'SIGTERM') => {
      await ended(child, signal);
      return output.text;
    },
    kill: () => ended(child, 'SIGKILL'),
    printed: () => output.text,
    exitCode: () => child.exitCode,
  };
};

const ended = (child: ChildProcess, signal: NodeJS.Signals): Promise<void> =>
  new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) return resolve();
    child.once('exit', () => resolve());
    child.kill(signal);
  });
