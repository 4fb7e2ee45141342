import type { FastifyInstance } from 'fastify';
import type { Actor } from '../../../procedure/record/values/person.ts';
import { isReference } from '../../../procedure/record/values/reference.ts';
import { ApiError } from '../http/apiError.ts';
import type { TabRoom } from '../tabRoom.ts';
import { editingAnswer } from './editingAnswer.ts';
import type { EditingAnswer } from './editingWire.ts';

type About = { Params: { reference: string } };

/** Initial data of a record's editors. A reader with nothing to edit gets the same 404 as for an unknown record. */
export const addEditingRoute = (api: FastifyInstance, { handling, people, digest }: TabRoom): void => {
  api.get<About>('/nonconformities/:reference/editing', async (request): Promise<EditingAnswer> => {
    const actor = request.getDecorator<Actor>('tabActor');
    const { reference } = request.params;
    const stream = isReference(reference) ? await handling.look(reference, actor) : undefined;
    const answer = stream && editingAnswer(stream, actor, { context: handling.organisationContext(), people, digest });
    if (!answer) throw ApiError.of('notFound');
    return answer;
  });
};
