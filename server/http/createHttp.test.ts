import { type AddressInfo, connect, type Socket } from 'node:net';
import type { FastifyInstance } from 'fastify';
import type { Log } from '../../procedure/ports/platform.ts';
import { createHttp, type HttpLimits, httpLimits } from './createHttp.ts';

const quick: HttpLimits = { ...httpLimits, headers: 40, request: 80, keepAlive: 60, look: 10 };
let app: FastifyInstance;
let logged: Parameters<Log>[];
const sockets: Socket[] = [];

const started = async (limits: HttpLimits): Promise<void> => {
  logged = [];
  app = createHttp((...entry) => void logged.push(entry), limits);
  app.get('/', () => 'here');
  app.post('/', (request) => request.body);
  await app.listen({ host: '127.0.0.1', port: 0 });
};
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.destroy();
  await app.close();
});

const opened = (): Socket => {
  const socket = connect((app.server.address() as AddressInfo).port, '127.0.0.1').on('error', () => undefined);
  sockets.push(socket);
  return socket;
};
/** What was received until the other side closed the connection. */
const untilEnd = (socket: Socket): Promise<string> =>
  new Promise((resolve) => {
    let text = '';
    socket.on('data', (chunk) => {
      text += chunk.toString('utf8');
    });
    socket.once('close', () => resolve(text));
  });

describe('a slow client', () => {
  it.each([
    ['its headers', 'GET / HTTP/1.1\r\nhost: x\r\nx-a: '],
    ['its body', 'POST / HTTP/1.1\r\nhost: x\r\ncontent-type: text/plain\r\ncontent-length: 20\r\n\r\nslow'],
  ])('with %s is disconnected', async (_what, beginning) => {
    await started(quick);
    const socket = opened();
    const answer = untilEnd(socket);
    socket.write(beginning);
    expect(await answer).toContain('408');
  });

  it('is disconnected during a second request', async () => {
    await started(quick);
    const socket = opened();
    const answer = untilEnd(socket);
    socket.write('GET / HTTP/1.1\r\nhost: x\r\n\r\n');
    expect(await answer).toMatch(/^HTTP\/1.1 200 OK[\s\S]*here$/);
  });
});

it('rejects headers over the limit', async () => {
  await started(httpLimits);
  const socket = opened();
  const answer = untilEnd(socket);
  socket.write(`GET / HTTP/1.1\r\nhost: x\r\nx-a: ${'x'.repeat(17 * 1024)}\r\n\r\n`);
  expect(await answer).toContain('431');
});

it('accepts connections up to the limit, and logs once that it is reached', async () => {
  await started({ ...httpLimits, connections: 2 });
  for (const socket of [opened(), opened()]) {
    const first = new Promise((resolve) => socket.once('data', resolve));
    socket.write('GET / HTTP/1.1\r\nhost: x\r\n\r\n');
    await first;
  }
  expect(await Promise.all([opened(), opened(), opened()].map(untilEnd))).toEqual(['', '', '']);
  expect(logged).toEqual([['warn', 'http.connectionsFull', { most: 2 }]]);
});

it('has production limits far above any legitimate use', async () => {
  await started(httpLimits);
  expect(app.server).toMatchObject({
    headersTimeout: 15_000,
    requestTimeout: 300_000,
    keepAliveTimeout: 245_000,
    maxConnections: 10_000,
  });
  expect((await app.inject({ method: 'POST', url: '/', payload: { text: 'x'.repeat(1100) } })).statusCode).toBe(413);
});
