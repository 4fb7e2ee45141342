import { setTimeout as wait } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';

/** Whether this process wants to be sent something. */
export type Readiness = {
  /**
   * From now on `/healthz` says 503, while all else is served as before: whoever shares out the requests needs a while to
   * see it, and what he sends meanwhile must not be lost. Settles when that while is over.
   */
  readonly drain: () => Promise<void>;
};

/**
 * `/healthz`: 200 while this process is to be sent requests, 503 once it was told to stop. `/livez`: 200 as long as it
 * turns at all, also while it stops, so that nobody kills one that finishes its work. Both ask nothing of anybody: that
 * Microsoft 365 is slow is no reason to take a process out, and all would go at once.
 * @param drainSeconds how long whoever shares out the requests may need to see it; real time, whatever the clock says
 */
export const addReadiness = (app: FastifyInstance, drainSeconds: number): Readiness => {
  let stopping = false;
  app.get('/healthz', (_request, reply) =>
    reply.code(stopping ? 503 : 200).send({ status: stopping ? 'stopping' : 'ready' }),
  );
  app.get('/livez', () => ({ status: 'alive' }));
  // Kept connections lead to this process whatever `/healthz` says.
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
