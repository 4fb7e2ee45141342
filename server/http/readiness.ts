import { setTimeout as wait } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import type { Log } from '../../procedure/ports/platform.ts';
import { isComplete, type RegisterProgress } from '../../procedure/ports/register/registerProgress.ts';
import { createHttp } from './createHttp.ts';

/** Whether this process accepts requests. */
export type Readiness = {
  /**
   * From now on `/healthz` answers 503, while everything else is served as before: the load balancer needs a while to
   * notice, and requests it sends meanwhile must not be lost. Settles when that time is over.
   */
  readonly drain: () => Promise<void>;
};

type Status = 'starting' | 'ready' | 'stopping';

const addHealth = (app: FastifyInstance, status: () => Status, register: () => RegisterProgress): void => {
  app.get('/healthz', (_request, reply) => {
    const now = status();
    // Anyone may ask: not how many nonconformities there are.
    const body = { status: now, register: { complete: isComplete(register()) } };
    return reply.code(now === 'ready' ? 200 : 503).send(body);
  });
  app.get('/livez', () => ({ status: 'alive' }));
};

/**
 * `/healthz`: 200 while this process accepts requests, 503 once it was told to stop; and whether its register is
 * complete, which is no reason to send it no requests: commands do not need it. `/livez`: 200 while it runs at all,
 * also during a stop, so that a process finishing its work is not killed. Neither calls another service: a slow
 * Microsoft 365 is no reason to take a process out, and all would go at once.
 * @param drainSeconds time the load balancer may need to notice; real time, independent of the procedure's clock
 */
export const addReadiness = (
  app: FastifyInstance,
  drainSeconds: number,
  register: () => RegisterProgress,
): Readiness => {
  let stopping = false;
  addHealth(app, () => (stopping ? 'stopping' : 'ready'), register);
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

/**
 * Answers while a server starts, which takes as long as an outage of Microsoft 365: `/livez` 200 and everything else
 * 503.
 * @returns a function that ends it, so that the server itself can listen
 */
export const answerWhileStarting = async (
  log: Log,
  listen: (app: FastifyInstance) => Promise<unknown>,
): Promise<() => Promise<void>> => {
  const app = createHttp(log);
  addHealth(
    app,
    () => 'starting',
    () => ({ loaded: 0 }),
  );
  app.setNotFoundHandler((_request, reply) => reply.code(503).header('retry-after', '5').send({ error: 'Starting' }));
  app.addHook('onSend', async (_request, reply) => {
    reply.header('connection', 'close');
  });
  await listen(app);
  let closed: Promise<void> | undefined;
  return () => {
    closed ??= app.close();
    app.server.closeAllConnections();
    return closed;
  };
};
