import { rmSync } from 'node:fs';
import type { LocalFile } from '../../infra/local/localFile.ts';
import { newFolder } from '../../infra/local/testing/newFolder.ts';
import { startServerProcess } from './serverProcess.ts';
import { startShared } from './sharedSystem.ts';

export type LocalSystem = {
  readonly url: string;
  readonly local: LocalFile;
  readonly dataDir: string;
  /** Ends it cleanly and returns its output. */
  readonly stop: (signal?: 'SIGTERM' | 'SIGINT') => Promise<string>;
  /** As a power cut would. */
  readonly kill: () => Promise<void>;
  /** Its output so far. */
  readonly printed: () => string;
  /** Null while it runs, and after a kill. */
  readonly exitCode: () => number | null;
};

/** `TENTWO_SERVERS=3`: every journey comes to three server processes in turn (`npm run journeys:three`). */
export const serverCount = Number(process.env.TENTWO_SERVERS ?? 1);

/**
 * Starts what `npm start` does, in a process of its own, on free ports; or, where `TENTWO_SERVERS` says so, the stand-ins
 * and so many servers behind a round robin. With `--join FILE` always one server.
 * @param dataDir that of an earlier run, to go on with its data
 */
export const startLocalSystem = (dataDir = newDataDir(), ...more: readonly string[]): Promise<LocalSystem> =>
  serverCount > 1 && more[0] !== '--join'
    ? startShared({ dataDir, more, servers: serverCount })
    : startServerProcess(dataDir, more);

/** For a journey of `oneServer.ts`. */
export const startOneServer = (dataDir = newDataDir(), ...more: readonly string[]): Promise<LocalSystem> =>
  startServerProcess(dataDir, more);

export const newDataDir = (): string => newFolder('tentwo');

export const removeDataDir = (dataDir: string): void => rmSync(dataDir, { recursive: true, force: true });
