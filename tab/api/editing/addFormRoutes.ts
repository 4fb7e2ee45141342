import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { Actor } from '../../../procedure/record/values/person.ts';
import { isReference } from '../../../procedure/record/values/reference.ts';
import { ApiError } from '../http/apiError.ts';
import { readQuery } from '../http/readQuery.ts';
import type { TabRoom } from '../tabRoom.ts';
import type { PeopleAnswer } from '../wire.ts';
import { formsAnswer } from './formsAnswer.ts';
import type { FormsAnswer } from './formsWire.ts';

const querySchema = z.strictObject({ text: z.string().max(200) });

/** Data for the forms of a record's commands: initial values, and people to choose from. */
export const addFormRoutes = (api: FastifyInstance, room: TabRoom): void => {
  api.get<{ Params: { reference: string } }>('/nonconformities/:reference/forms', async (request) => {
    const actor = request.getDecorator<Actor>('tabActor');
    const { reference } = request.params;
    const stream = isReference(reference) ? await room.handling.read(reference, actor) : undefined;
    const answer: FormsAnswer | undefined = stream && (await formsAnswer(stream, actor, room));
    if (!answer) throw ApiError.of('notFound');
    return answer;
  });

  // The directory, as every colleague sees it in Teams. To a guest without a role it does not exist.
  api.get('/people', async (request): Promise<PeopleAnswer> => {
    const { guest, roles } = request.getDecorator<Actor>('tabActor');
    if (guest && roles.length === 0) throw ApiError.of('notFound');
    const { text } = readQuery(querySchema, request.query);
    return { people: await room.people.search(text) };
  });
};
