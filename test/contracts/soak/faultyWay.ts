import { createServer, request as httpRequest, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Random } from '../../journeys/storm/random.ts';

type Fault = Readonly<Record<string, string | number | boolean>>;
type When = 'before' | 'after';
type Makes = (random: Random, when: When) => Fault;

const html = '<html><body><h1>Service Unavailable</h1></body></html>';
const tenths = (random: Random, most: number): number => random.between(1, most) / 10;

/**
 * Every kind of failure that the service is known for (graph-lists 3.1, 5 and 6), by name. A throttled request is not
 * carried out; for all others the outcome is unknown.
 */
const kinds: Readonly<Record<string, Makes>> = {
  '429 with Retry-After': (r) => ({ status: 429, retryAfter: tenths(r, 3) }),
  '429 without': () => ({ status: 429 }),
  '503 with Retry-After': (r) => ({ status: 503, retryAfter: tenths(r, 2) }),
  '500': (_, when) => ({ status: 500, when }),
  '502': (_, when) => ({ status: 502, when }),
  '503': (_, when) => ({ status: 503, when }),
  '504': (_, when) => ({ status: 504, when }),
  'HTML body': (r, when) => ({ status: r.pick([502, 503, 504]), body: html, when }),
  'empty body': (r, when) => ({ status: r.pick([500, 503]), body: '', when }),
  'dropped connection': (_, when) => ({ drop: true, when }),
  delay: (r, when) => ({ delayMs: r.between(20, 200), when }),
  lag: (r) => ({ lagMs: r.between(100, 1500) }),
};
// Only requests that were not carried out are answered so.
const held: Readonly<Record<string, Makes>> = {
  '409 for a conflicting change': () => ({ status: 409 }),
  '423 for a locked item': () => ({ status: 423 }),
};

const all: Readonly<Record<string, Makes>> = { ...kinds, ...held };

/** The kinds in a random order, each once before one comes again. */
const createDeck = (random: Random) => {
  let left: readonly string[] = [];
  return (fits: (kind: string) => boolean): string => {
    if (!left.some(fits)) left = [...left, ...random.shuffled(Object.keys(all))];
    const drawn = left.find(fits) ?? 'lag';
    left = left.filter((kind) => kind !== drawn);
    return drawn;
  };
};

const bodyOf = async (incoming: IncomingMessage): Promise<Buffer> => {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk);
  return Buffer.concat(chunks);
};

export type FaultyWay = Awaited<ReturnType<typeof openFaultyWay>>;

/**
 * A way to the emulator on which `share` of all requests, drawn one by one, meet a failure of one of all kinds, before
 * or after the request was carried out. The emulator itself fails (`/_control/faults`): what the way adds is the draw.
 */
export const openFaultyWay = async (graph: string, random: Random, share: number) => {
  const { hostname, port } = new URL(graph);
  const draws = createDeck(random);
  const met = new Map<string, number>();
  let requests = 0;
  let clear = false;

  const draw = async (method: string, path: string): Promise<void> => {
    requests += 1;
    if (clear || !random.chance(share)) return;
    const kind = draws((one) => method === 'GET' || method === 'PATCH' || !(one in held));
    const fault = all[kind]?.(random, random.pick(['before', 'after']));
    met.set(kind, (met.get(kind) ?? 0) + 1);
    await fetch(`${graph}/_control/faults`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ ...fault, method, path, count: 1 }),
    });
  };

  const forward = (incoming: IncomingMessage, outgoing: ServerResponse, body: Buffer): void => {
    const { method, url, headers } = incoming;
    const sent = httpRequest({ hostname, port, method, path: url, headers }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 0, answer.headers);
      answer.on('error', () => incoming.socket.destroy());
      answer.pipe(outgoing);
    });
    sent.on('error', () => incoming.socket.destroy());
    outgoing.on('close', () => sent.destroy());
    sent.end(body);
  };

  const server = createServer(async (incoming, outgoing) => {
    const body = await bodyOf(incoming);
    const [path = ''] = (incoming.url ?? '').split('?');
    await draw(incoming.method ?? '', decodeURIComponent(path));
    forward(incoming, outgoing, body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    kinds: Object.keys(all),
    /** Number of requests by kind of failure. */
    met: (): Readonly<Record<string, number>> => Object.fromEntries([...met].sort()),
    requests: () => requests,
    /** Ends all failures. */
    clearUp: async (): Promise<void> => {
      clear = true;
      await fetch(`${graph}/_control/faults`, { method: 'DELETE' });
    },
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};
