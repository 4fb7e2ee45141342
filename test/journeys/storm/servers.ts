import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { type LocalSystem, startLocalSystem } from '../localSystem.ts';
import type { Ledger } from './ledger.ts';
import type { Random } from './random.ts';

/** A server process as its clients know it: it may be away for a while, and then has another address. */
type Server = { readonly name: string; url: string | undefined; joined: LocalSystem | undefined };

/** No weather keeps a server from starting so often. */
const mostStarts = 30;

export type Servers = {
  /** One of the servers known to run; the first, which carries Microsoft 365, half as often. */
  readonly any: () => { readonly name: string; readonly url: string };
  /**
   * Cuts the power of one of those that joined, and starts it again.
   * @param before what is done at it a moment before
   */
  readonly cut: (which: number, before: (url: string) => Promise<void>) => Promise<void>;
  /** Ends those that joined, cleanly. @throws when one ends otherwise, or has ended by itself */
  readonly stop: () => Promise<void>;
  /** Kills them, when their end is no longer awaited. */
  readonly abandon: () => void;
};

/**
 * The first server, which holds what stands in for Microsoft 365 and so is never killed, and `count` that join it.
 * What they print is kept in `folder`.
 */
export const startServers = async (
  given: { readonly system: LocalSystem; readonly folder: string; readonly ledger: Ledger; readonly now: () => string },
  random: Random,
  count: number,
): Promise<Servers> => {
  const { system, folder, ledger, now } = given;
  const keep = (name: string, printed: string): void => appendFileSync(join(folder, `${name}.log`), printed);
  const startOne = (): Promise<LocalSystem> =>
    startLocalSystem(system.dataDir, '--join', join(system.dataDir, 'local.json'));

  const start = async (server: Server): Promise<void> => {
    // A server started while Microsoft 365 is away ends at once; the operator starts it again.
    for (let attempt = 1; ; attempt += 1) {
      try {
        server.joined = await startOne();
        server.url = server.joined.url;
        ledger.write({ line: 'started', server: server.name, at: now() });
        return;
      } catch (error) {
        keep(server.name, `${String(error)}\n`);
        if (attempt >= mostStarts) throw error;
      }
    }
  };

  const joined: readonly Server[] = Array.from({ length: count }, (_, index) => ({
    name: `joined${index + 1}`,
    url: undefined,
    joined: undefined,
  }));
  await Promise.all(joined.map(start));
  const all: readonly Server[] = [{ name: 'first', url: system.url, joined: undefined }, ...joined];

  return {
    any: () => {
      const up = [...all, ...joined].flatMap(({ name, url }) => (url === undefined ? [] : [{ name, url }]));
      return up[random.below(up.length)] ?? { name: 'first', url: system.url };
    },
    cut: async (which, before) => {
      const server = joined[which % joined.length];
      if (!server?.joined) return;
      const { joined: dying } = server;
      await before(dying.url);
      server.url = undefined;
      await dying.kill();
      ledger.write({ line: 'killed', server: server.name, at: now() });
      keep(server.name, dying.printed());
      await start(server);
    },
    stop: async () => {
      for (const { name, joined: one } of joined) {
        if (!one) continue;
        keep(name, await one.stop());
        if (one.exitCode() !== 0) throw new Error(`${name} ended with ${one.exitCode()}`);
      }
    },
    abandon: () => {
      for (const server of joined) void server.joined?.kill();
    },
  };
};
