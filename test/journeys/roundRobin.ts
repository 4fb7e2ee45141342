import { createServer, request as httpRequest, type IncomingMessage, type ServerResponse } from 'node:http';

/** A minimal round robin in front of several server processes. */
export type RoundRobin = {
  readonly url: string;
  /** Servers it may send to from now on, once they report ready. */
  readonly add: (server: string) => Promise<void>;
  readonly remove: (server: string) => void;
  /** Servers in use now. */
  readonly ready: () => readonly string[];
  /** Number of requests answered by each. */
  readonly served: () => Readonly<Record<string, number>>;
  /** Requests that could not be passed on, briefly. */
  readonly lost: () => readonly string[];
  readonly close: () => Promise<void>;
};

/** Interval between readiness checks of each, in milliseconds. */
const lookEvery = 100;

/**
 * Sends each request to the next server that answers `/healthz` with 200. Any failure after that is the caller's:
 * nothing is sent twice, because requests that change something must not be.
 * @param port where it listens; any free one if 0
 */
export const startRoundRobin = async (port = 0): Promise<RoundRobin> => {
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

  /** Requests before the first server is ready wait for it. */
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
      fail('no server is ready');
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
    let isLeft = false;
    sent.on('error', (error) => !isLeft && fail(error.message));
    // A client that disconnects early, such as a page with its event stream, is disconnected from the server, too.
    answer.on('close', () => {
      isLeft = !answer.writableFinished;
      if (isLeft) sent.destroy();
    });
    asked.pipe(sent);
  };

  const door = createServer((asked, answer) => void handOn(asked, answer));
  await new Promise<void>((resolve) => door.listen(port, '127.0.0.1', resolve));
  const address = door.address();
  return {
    url: `http://127.0.0.1:${typeof address === 'object' && address ? address.port : port}`,
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
