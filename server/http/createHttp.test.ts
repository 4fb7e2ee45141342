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

describe('whoever keeps the server waiting', () => {
  it.each([
    ['his headers', 'GET / HTTP/1.1\r\nhost: x\r\nx-a: '],
    ['his body', 'POST / HTTP/1.1\r\nhost: x\r\ncontent-type: text/plain\r\ncontent-length: 20\r\n\r\nslow'],
  ])('with %s is sent away', async (_what, beginning) => {
    await started(quick);
    const socket = opened();
    const answer = untilEnd(socket);
    socket.write(beginning);
    expect(await answer).toContain('408');
  });

  it('with a next request, after one that was answered, is let go', async () => {
    await started(quick);
    const socket = opened();
    const answer = untilEnd(socket);
    socket.write('GET / HTTP/1.1\r\nhost: x\r\n\r\n');
    expect(await answer).toMatch(/^HTTP\/1.1 200 OK[\s\S]*here$/);
  });
});

it('reads no more of headers than it says', async () => {
  await started(httpLimits);
  const socket = opened();
  const answer = untilEnd(socket);
  socket.write(`GET / HTTP/1.1\r\nhost: x\r\nx-a: ${'x'.repeat(17 * 1024)}\r\n\r\n`);
  expect(await answer).toContain('431');
});

it('takes so many connections and no more, and says so once', async () => {
  await started({ ...httpLimits, connections: 2 });
  for (const socket of [opened(), opened()]) {
    const first = new Promise((resolve) => socket.once('data', resolve));
    socket.write('GET / HTTP/1.1\r\nhost: x\r\n\r\n');
    await first;
  }
  expect(await Promise.all([opened(), opened(), opened()].map(untilEnd))).toEqual(['', '', '']);
  expect(logged).toEqual([['warn', 'http.connectionsFull', { most: 2 }]]);
});

it('is held in production to what nobody who means well comes near', async () => {
  await started(httpLimits);
  expect(app.server).toMatchObject({
    ...{ headersTimeout: 15_000, requestTimeout: 300_000, keepAliveTimeout: 245_000, maxConnections: 10_000 },
  });
  expect((await app.inject({ method: 'POST', url: '/', payload: { text: 'x'.repeat(1100) } })).statusCode).toBe(413);
});
