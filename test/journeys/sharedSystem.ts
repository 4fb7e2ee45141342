import { join } from 'node:path';
import { readLocalFile, reusablePort } from '../../infra/local/localFile.ts';
import type { LocalSystem } from './localSystem.ts';
import { type RoundRobin, startRoundRobin } from './roundRobin.ts';
import { startServerProcess } from './serverProcess.ts';

/** A local system whose people come in by the round robin. `url` is the round robin's. */
export type SharedSystem = LocalSystem & {
  readonly roundRobin: RoundRobin;
  /** The server processes. The stand-ins are in one more, which serves no clients. */
  readonly servers: () => readonly LocalSystem[];
  /** Stops one with SIGTERM, waits for its end and starts another in its place. @returns what it printed */
  readonly restart: (index: number) => Promise<string>;
};

type Given = {
  readonly dataDir: string;
  /** As of `npm start`, for each of the processes. */
  readonly more?: readonly string[];
  readonly servers?: number;
  /** Seconds each server keeps serving after a stop signal. */
  readonly drain?: number;
};

/** Server processes behind a round robin, which an earlier run's links find where it was. */
export const startShared = async ({
  dataDir,
  more = [],
  servers: count = 3,
  drain = 0,
}: Given): Promise<SharedSystem> => {
  const file = join(dataDir, 'local.json');
  const roundRobin = await startRoundRobin(await reusablePort(readLocalFile(file)?.url));
  const own = { DRAIN_SECONDS: String(drain) };
  const stage = await startServerProcess(dataDir, ['--behind', roundRobin.url, ...more], own);
  const joinIt = () => startServerProcess(dataDir, ['--join', file, ...more], own);
  const servers = await Promise.all(Array.from({ length: count }, joinIt));
  for (const { url } of servers) await roundRobin.add(url);
  const all = () => [stage, ...servers];
  const printed = () => all().reduce((text, one) => text + one.printed(), '');
  return {
    ...stage,
    url: roundRobin.url,
    roundRobin,
    servers: () => servers,
    restart: async (index) => {
      const before = servers[index];
      if (!before) throw new RangeError(`there is no server ${index}`);
      const said = await before.stop('SIGTERM');
      roundRobin.remove(before.url);
      if (before.exitCode() !== 0) throw new Error(`a server ended with ${before.exitCode()}:\n${said}`);
      servers[index] = await joinIt();
      await roundRobin.add(servers[index].url);
      return said;
    },
    stop: async (signal) => {
      await Promise.all(servers.map((server) => server.stop(signal)));
      await stage.stop(signal);
      await roundRobin.close();
      return printed();
    },
    kill: async () => {
      await Promise.all(all().map((one) => one.kill()));
      await roundRobin.close();
    },
    printed,
    exitCode: () => {
      const unlike = all().find((one) => one.exitCode() !== 0);
      return unlike ? unlike.exitCode() : 0;
    },
  };
};
