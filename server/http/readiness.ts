import { setTimeout as wait } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';

/** Whether this process accepts requests. */
export type Readiness = {
  /**
   * From now on `/healthz` answers 503, while everything else is served as before: the load balancer needs a while to
   * notice, and requests it sends meanwhile must not be lost. Settles when that time is over.
   */
  readonly drain: () => Promise<void>;
};

/**
 * `/healthz`: 200 while this process accepts requests, 503 once it was told to stop. `/livez`: 200 while it runs at
 * all, also during a stop, so that a process finishing its work is not killed. Neither calls another service: a slow
 * Microsoft 365 is no reason to take a process out, and all would go at once.
 * @param drainSeconds time the load balancer may need to notice; real time, independent of the procedure's clock
 */
export const addReadiness = (app: FastifyInstance, drainSeconds: number): Readiness => {
  let stopping = false;
  app.get('/healthz', (_request, reply) =>
    reply.code(stopping ? 503 : 200).send({ status: stopping ? 'stopping' : 'ready' }),
  );
  app.get('/livez', () => ({ status: 'alive' }));
  // Kept connections lead to this process regardless of `/healthz`.
  app.addHook('onSend', async (_request, reply) => {
    if (stopping) reply.header('connection', 'close');
  });
  return {
    drain: async () => {
      stopping = true;
      if (drainSeconds > 0) await wait(drainSeconds * 1000);
    },
  };
};
