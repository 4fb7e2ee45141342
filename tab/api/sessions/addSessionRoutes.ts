import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { problemsAt } from '../../../procedure/commands/commandFields.ts';
import { contributeSchema } from '../../../procedure/commands/session/contributeSchema.ts';
import { isLive, type SessionKind } from '../../../procedure/record/sessions.ts';
import type { Actor } from '../../../procedure/record/values/person.ts';
import { type SessionKey, sessionKeyOf } from '../../../procedure/record/values/sessionKey.ts';
import { createRecent } from '../../../procedure/runtime/recent.ts';
import { commandIdOf } from '../../../procedure/useCases/commits/commandId.ts';
import { costs } from '../access/rates.ts';
import { ApiError } from '../http/apiError.ts';
import type { TabRoom } from '../tabRoom.ts';
import { addLiveRoute } from './addLiveRoute.ts';
import { answerFor, type SessionParams, sessionPlaceOf, viewerOf } from './sessionPlace.ts';
import type { ContributionAnswer, LiveSession, LiveSessionsAnswer, SessionAnswer } from './sessionWire.ts';

/** One contribution with full texts, each character escaped: 4,000 of six bytes each. */
const largestBody = 32 * 1024;

const posted = z.object({ n: z.string().regex(/^[0-9a-f]{32}$/), contribution: z.unknown() });

/**
 * Contributions to live sessions. Sessions are opened and closed by `POST /api/commands`, like everything on a record.
 */
export const addSessionRoutes = (api: FastifyInstance, room: TabRoom): void => {
  const path = '/sessions/:reference/:session/contributions';
  const liveSessions = createLiveSessions(room);

  api.get(
    '/sessions',
    async (request): Promise<LiveSessionsAnswer> => ({
      sessions: await liveSessions(request.getDecorator<Actor>('tabActor')),
    }),
  );

  api.get<{ Params: SessionParams }>(path, async (request): Promise<SessionAnswer> => {
    const place = sessionPlaceOf(request.params);
    const viewer = await viewerOf(place, request.getDecorator<Actor>('tabActor'), room);
    const asked = await room.handling.session(place.reference, place.session, viewer);
    if (!asked) throw ApiError.of('notFound');
    return answerFor(asked, viewer, room);
  });

  api.post<{ Params: SessionParams }>(
    path,
    { bodyLimit: largestBody, config: { cost: costs.command } },
    async (request): Promise<ContributionAnswer> => {
      const { reference, session } = sessionPlaceOf(request.params);
      const actor = await viewerOf({ reference, session }, request.getDecorator<Actor>('tabActor'), room);
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
      const { id, repeated, late } = handled;
      return { id, repeated, ...(late && { late }) };
    },
  );

  addLiveRoute(api, room);
};

/** Maximum number of meetings at the same time; each costs a look-up of its channel's members. */
const mostMeetings = 30;
const remembered = 5000;

/**
 * The live 5-Whys sessions that this person may see: those of their records, and of meetings whose channel they are in.
 * Beside a meeting it is the way in for people who cannot find the card. On repeated calls, a record of a training,
 * which lives for weeks, is read once. @throws Fault
 */
const createLiveSessions = (room: TabRoom) => {
  const kinds = createRecent<SessionKind>(remembered);

  const kindOf = async ({ reference, session }: LiveSession): Promise<SessionKind | undefined> => {
    const key: SessionKey = sessionKeyOf(reference, session);
    const kind = kinds.get(key) ?? (await room.handling.kindOfSession(reference, session));
    if (kind) kinds.set(key, kind);
    return kind;
  };

  return async (signedIn: Actor): Promise<readonly LiveSession[]> => {
    const meetings: LiveSession[] = [];
    for (const place of liveIn(room)) if ((await kindOf(place)) === 'fiveWhys') meetings.push(place);
    const found: LiveSession[] = [];
    for (const place of meetings.slice(0, mostMeetings)) {
      const viewer = await viewerOf(place, signedIn, room);
      const asked = await room.handling.session(place.reference, place.session, viewer);
      if (asked && isLive(asked.session)) found.push(place);
    }
    return found;
  };
};

const liveIn = ({ register }: TabRoom): readonly LiveSession[] =>
  [...register.all()].flatMap(({ reference, measured }) =>
    (measured?.live ?? []).map((session) => ({ reference, session })),
  );
