import fastify from 'fastify';
import { addReadiness, answerWhileStarting } from './readiness.ts';

describe('readiness', () => {
  it('answers 503 after a stop signal, keeps serving, and closes each connection after its answer', async () => {
    const app = fastify();
    const readiness = addReadiness(app, 0.05, () => ({ loaded: 2, expected: 2 }));
    app.get('/work', () => 'done');
    expect((await app.inject('/healthz')).statusCode).toBe(200);
    expect((await app.inject('/work')).headers.connection).not.toBe('close');
    const drained = readiness.drain();
    const health = await app.inject('/healthz');
    expect(health.json()).toMatchObject({ status: 'stopping' });
    expect(health.statusCode).toBe(503);
    expect((await app.inject('/livez')).statusCode).toBe(200);
    const work = await app.inject('/work');
    expect({ status: work.statusCode, text: work.body, connection: work.headers.connection }).toEqual({
      status: 200,
      text: 'done',
      connection: 'close',
    });
    await drained;
    await app.close();
  });

  it('waits for the configured time', async () => {
    const app = fastify();
    const begun = performance.now();
    await addReadiness(app, 0.2, () => ({ loaded: 0 })).drain();
    expect(performance.now() - begun).toBeGreaterThanOrEqual(190);
    await app.close();
  });

  it('says that the register is incomplete, which is no reason to answer 503', async () => {
    const app = fastify();
    let loaded = 1334;
    addReadiness(app, 0, () => ({ loaded, expected: 20_000 }));
    const health = await app.inject('/healthz');
    expect(health.statusCode).toBe(200);
    expect(health.json()).toEqual({ status: 'ready', register: { complete: false } });
    loaded = 20_000;
    expect((await app.inject('/healthz')).json()).toMatchObject({ register: { complete: true } });
    await app.close();
  });
});

describe('a server that is starting', () => {
  it('is alive, not ready, and asks everyone else to come back', async () => {
    let url = '';
    const stop = await answerWhileStarting(
      () => undefined,
      async (app) => (url = await app.listen({ host: '127.0.0.1', port: 0 })),
    );
    const health = await fetch(`${url}/healthz`);
    expect([health.status, await health.json()]).toEqual([503, { status: 'starting', register: { complete: false } }]);
    expect((await fetch(`${url}/livez`)).status).toBe(200);
    const other = await fetch(`${url}/api/messages`, { method: 'POST', body: '{}' });
    expect([other.status, other.headers.get('retry-after')]).toEqual([503, '5']);
    await Promise.all([stop(), stop()]);
    await expect(fetch(`${url}/livez`)).rejects.toThrow('fetch failed');
  });
});
