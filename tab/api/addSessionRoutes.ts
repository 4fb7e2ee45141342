import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { problemsAt } from '../../procedure/commands/commandFields.ts';
import { contributeSchema } from '../../procedure/commands/contribute.ts';
import { commandIdOf } from '../../procedure/handling/commandId.ts';
import { type Actor, roles } from '../../procedure/record/person.ts';
import { isReference, type Reference } from '../../procedure/record/reference.ts';
import { isSessionId, type SessionId } from '../../procedure/record/sessions.ts';
import { ApiError } from './apiError.ts';
import { sessionAnswer } from './sessionAnswer.ts';
import type { ContributionAnswer, SessionAnswer } from './sessionWire.ts';
import type { TabRoom } from './tabRoom.ts';

/** One contribution with its texts full, each character escaped, stays under it. */
const largestBody = 8 * 1024;

const posted = z.object({ n: z.string().regex(/^[0-9a-f]{32}$/), contribution: z.unknown() });

type Params = { readonly reference: string; readonly session: string };

/** @throws ApiError 404, as for one that is not the reader's */
const placeOf = ({ reference, session }: Params): { readonly reference: Reference; readonly session: SessionId } => {
  if (!isReference(reference) || !isSessionId(session)) throw ApiError.of('notFound');
  return { reference, session };
};

/** What is given in live sessions. They are opened and closed by `POST /api/commands`, as everything on a record is. */
export const addSessionRoutes = (api: FastifyInstance, room: TabRoom): void => {
  const path = '/sessions/:reference/:session/contributions';

  api.get<{ Params: Params }>(path, async (request): Promise<SessionAnswer> => {
    const actor = request.getDecorator<Actor>('tabActor');
    const { reference, session } = placeOf(request.params);
    const asked = await room.handling.session(reference, session, actor);
    if (!asked) throw ApiError.of('notFound');
    return sessionAnswer(asked, actor, roles.flatMap(room.people.holders));
  });

  api.post<{ Params: Params }>(path, { bodyLimit: largestBody }, async (request): Promise<ContributionAnswer> => {
    const actor = request.getDecorator<Actor>('tabActor');
    const { reference, session } = placeOf(request.params);
    const body = posted.safeParse(request.body);
    if (!body.success) throw ApiError.of('badRequest');
    const { n } = body.data;
    const read = contributeSchema.safeParse({ session, contribution: body.data.contribution });
    if (!read.success) throw ApiError.refused({ reason: 'invalid', problems: problemsAt(read.error) });
    const { contribution } = read.data;
    const press = { actor: actor.id, verb: 'contribute', data: { ref: reference, session, n }, inputs: contribution };
    const handled = await room.handling.contribute({
      command: { name: 'contribute', reference, session, contribution },
      actor,
      commandId: commandIdOf(press, room.digest),
    });
    if (handled.kind === 'refused') throw ApiError.refused(handled.refusal);
    return { id: handled.id, repeated: handled.repeated };
  });
};
