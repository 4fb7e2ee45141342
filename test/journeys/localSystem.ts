import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { LocalFile } from '../../infra/local/localFile.ts';
import { newFolder } from '../../infra/local/testing/newFolder.ts';
import { commandOf, top } from '../setup/programs.ts';

export type LocalSystem = {
  readonly url: string;
  readonly local: LocalFile;
  readonly dataDir: string;
  /** Ends it cleanly and gives what it printed. */
  readonly stop: (signal?: 'SIGTERM' | 'SIGINT') => Promise<string>;
  /** As a power cut would. */
  readonly kill: () => Promise<void>;
  /** What it has printed so far. */
  readonly printed: () => string;
  /** Null while it runs, and after a kill. */
  readonly exitCode: () => number | null;
};

/**
 * Starts what `npm start` does, in a process of its own, on free ports.
 * With the two permissions that are required, unless `--grant` says otherwise.
 * @param dataDir that of an earlier run, to go on with its data
 */
export const startLocalSystem = async (dataDir = newDataDir(), ...more: readonly string[]): Promise<LocalSystem> => {
  const child = spawn(process.execPath, [...commandOf('infra/local/start.ts'), '--least', ...more], {
    cwd: top,
    env: { ...process.env, PORT: '0', DATA_DIR: dataDir, LOG_LEVEL: 'warn' },
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

export const newDataDir = (): string => newFolder('tentwo');

export const removeDataDir = (dataDir: string): void => rmSync(dataDir, { recursive: true, force: true });
