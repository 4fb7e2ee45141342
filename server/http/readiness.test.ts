import fastify from 'fastify';
import { addReadiness } from './readiness.ts';

describe('readiness', () => {
  it('answers 503 after a stop signal, keeps serving, and closes each connection after its answer', async () => {
    const app = fastify();
    const readiness = addReadiness(app, 0.05);
    app.get('/work', () => 'done');
    expect((await app.inject('/healthz')).statusCode).toBe(200);
    expect((await app.inject('/work')).headers.connection).not.toBe('close');
    const drained = readiness.drain();
    const health = await app.inject('/healthz');
    expect(health.json()).toEqual({ status: 'stopping' });
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
    await addReadiness(app, 0.2).drain();
    expect(performance.now() - begun).toBeGreaterThanOrEqual(190);
    await app.close();
  });
});
