import { createServer, request as httpRequest, type IncomingMessage, type ServerResponse } from 'node:http';
import { type LocalSystem, startLocalSystem } from './localSystem.ts';

/** What stands in front of several server processes, as simple as it can be. */
export type RoundRobin = {
  readonly url: string;
  /** Whom it may send to from now on, once they say that they are ready. */
  readonly add: (server: string) => Promise<void>;
  readonly remove: (server: string) => void;
  /** Whom it sends to now. */
  readonly ready: () => readonly string[];
  /** How many requests each of them answered. */
  readonly served: () => Readonly<Record<string, number>>;
  /** What it could not hand on, in a few words each. */
  readonly lost: () => readonly string[];
  readonly close: () => Promise<void>;
};

/** How often it asks each whether it is ready, in milliseconds. */
const lookEvery = 100;

/**
 * One request after the other to the next server that says `/healthz` 200. Whatever goes wrong after that is the caller's:
 * nothing is sent twice, as what changes something must not be.
 */
export const startRoundRobin = async (): Promise<RoundRobin> => {
  const servers = new Map<string, boolean>();
  const counts = new Map<string, number>();
  const lost: string[] = [];
  let turn = 0;

  const look = async (server: string): Promise<void> => {
    const status = await fetch(`${server}/healthz`).then(
      async (answer) => {
        await answer.arrayBuffer();
        return answer.status;
      },
      () => 0,
    );
    if (servers.has(server)) servers.set(server, status === 200);
  };
  const looks = setInterval(() => void Promise.all([...servers.keys()].map(look)), lookEvery);

  const ready = (): readonly string[] => [...servers].flatMap(([server, isReady]) => (isReady ? [server] : []));

  /** What comes before the first server is there waits for it. */
  const first = async (): Promise<void> => {
    while (counts.size === 0 && ready().length === 0) await new Promise((resolve) => setTimeout(resolve, lookEvery));
  };

  const handOn = async (asked: IncomingMessage, answer: ServerResponse): Promise<void> => {
    await first();
    const up = ready();
    turn += 1;
    const server = up[turn % up.length];
    const fail = (why: string): void => {
      lost.push(`${asked.method} ${asked.url} at ${server}: ${why}`);
      if (answer.headersSent) return void answer.destroy();
      answer.writeHead(502).end();
    };
    if (server === undefined) {
      fail('nobody is ready');
      return;
    }
    const { host } = new URL(server);
    const headers = { ...asked.headers, host };
    const sent = httpRequest(`${server}${asked.url}`, { method: asked.method, headers }, (given) => {
      counts.set(server, (counts.get(server) ?? 0) + 1);
      if (given.statusCode === 503) lost.push(`${asked.method} ${asked.url} at ${server}: 503`);
      const { connection: _hop, ...more } = given.headers;
      answer.writeHead(given.statusCode ?? 502, more);
      given.pipe(answer);
    });
    sent.on('error', (error) => fail(error.message));
    asked.pipe(sent);
  };

  const door = createServer((asked, answer) => void handOn(asked, answer));
  await new Promise<void>((resolve) => door.listen(0, '127.0.0.1', resolve));
  const address = door.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}`,
    add: async (server) => {
      servers.set(server, false);
      await look(server);
    },
    remove: (server) => void servers.delete(server),
    ready,
    served: () => Object.fromEntries(counts),
    lost: () => lost,
    close: async () => {
      clearInterval(looks);
      door.closeAllConnections();
      await new Promise((resolve) => door.close(resolve));
    },
  };
};

/** A local system whose people come in by the round robin. `url` is the round robin's. */
export type SharedSystem = LocalSystem & {
  readonly roundRobin: RoundRobin;
  /** The three processes behind it. The stand-ins are in one more, which serves nobody. */
  readonly servers: () => readonly LocalSystem[];
  /** Stops one with SIGTERM, waits for its end and starts another in its place. @returns what it printed */
  readonly restart: (index: number) => Promise<string>;
};

/** Three server processes behind a round robin. Each goes on serving for three seconds when it is told to stop. */
export const startShared = async (): Promise<SharedSystem> => {
  // Handed on to what is started from here: many looks of the round robin, also on a machine that is busy.
  process.env.DRAIN_SECONDS = '3';
  const roundRobin = await startRoundRobin();
  const stage = await startLocalSystem(undefined, '--behind', roundRobin.url);
  const join = () => startLocalSystem(stage.dataDir, '--join', `${stage.dataDir}/local.json`);
  const servers = await Promise.all([join(), join(), join()]);
  for (const { url } of servers) await roundRobin.add(url);
  return {
    ...stage,
    url: roundRobin.url,
    roundRobin,
    servers: () => servers,
    restart: async (index) => {
      const before = servers[index];
      if (!before) throw new RangeError(`there is no server ${index}`);
      const printed = await before.stop('SIGTERM');
      roundRobin.remove(before.url);
      if (before.exitCode() !== 0) throw new Error(`a server ended with ${before.exitCode()}:\n${printed}`);
      servers[index] = await join();
      await roundRobin.add(servers[index].url);
      return printed;
    },
    stop: async (signal) => {
      await Promise.all(servers.map((server) => server.stop(signal)));
      const printed = await stage.stop(signal);
      await roundRobin.close();
      return printed;
    },
  };
};
