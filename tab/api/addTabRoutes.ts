import type { FastifyInstance } from 'fastify';
import type { Actor } from '../../procedure/record/person.ts';
import { isReference } from '../../procedure/record/reference.ts';
import { mayRead } from '../../procedure/stages/reads.ts';
import { addPageRoutes } from './addPageRoutes.ts';
import { ApiError } from './apiError.ts';
import { readOrder } from './commandRequest.ts';
import { createErrorHandler } from './errorHandler.ts';
import { allowed, recordAnswer } from './recordAnswer.ts';
import { registerAnswer } from './registerAnswer.ts';
import { readRegisterQuery } from './registerQuery.ts';
import type { TabRoom } from './tabRoom.ts';
import { createTokenCheck } from './tokenCheck.ts';
import type { CommandAnswer, Me } from './wire.ts';

/** A report with every field full, each character escaped, stays under it. */
const largestBody = 128 * 1024;

/** Adds the tab to the server: its page under `/tab/`, and its API, every route of which asks for a token. */
export const addTabRoutes = (app: FastifyInstance, room: TabRoom): void => {
  addPageRoutes(app, room);
  app.register(async (api) => addApi(api, room), { prefix: '/api' });
};

const addApi = (api: FastifyInstance, room: TabRoom): void => {
  const check = createTokenCheck(room);
  api.setErrorHandler(createErrorHandler(room));
  api.decorateRequest('tabActor', null);
  // Before the body is read: a stranger costs no more than his headers.
  api.addHook('onRequest', async (request, reply) => {
    reply.headers({ 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' });
    request.setDecorator<Actor>('tabActor', await check(request.headers.authorization));
  });

  api.get('/me', (request): Me => {
    const actor = request.getDecorator<Actor>('tabActor');
    const reads = { register: mayRead('register', actor, undefined) };
    return { ...actor, reads, may: allowed(actor, undefined), timeZone: room.policy.calendar.timeZone };
  });

  api.get('/nonconformities', (request) =>
    registerAnswer(room.register, request.getDecorator<Actor>('tabActor'), readRegisterQuery(request.query)),
  );

  api.get<{ Params: { reference: string } }>('/nonconformities/:reference', async (request) => {
    const actor = request.getDecorator<Actor>('tabActor');
    const { reference } = request.params;
    const stream = isReference(reference) ? await room.handling.read(reference, actor) : undefined;
    if (!stream) throw ApiError.of('notFound');
    return recordAnswer(stream, actor);
  });

  api.post('/commands', { bodyLimit: largestBody }, async (request): Promise<CommandAnswer> => {
    const actor = request.getDecorator<Actor>('tabActor');
    const order = readOrder(request.body, actor, room.handling.circumstances().today, room.digest);
    const handled = await room.handling.handle(order);
    if (handled.kind === 'refused') throw ApiError.refused(handled.refusal);
    const { stream, commit, repeated } = handled;
    return { reference: stream.state.reference, sequence: commit.sequence, repeated };
  });
};
