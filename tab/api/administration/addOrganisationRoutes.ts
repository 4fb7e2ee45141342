import type { FastifyInstance } from 'fastify';
import type { Actor } from '../../../procedure/record/values/person.ts';
import { isReviewKey } from '../../../procedure/review/reviewKey.ts';
import { ApiError } from '../http/apiError.ts';
import type { TabRoom } from '../tabRoom.ts';
import type { ReviewAnswer, ReviewsAnswer, SettingsAnswer } from './organisationWire.ts';
import { reviewAnswer, reviewsAnswer } from './reviewAnswers.ts';
import { settingsAnswer } from './settingsAnswer.ts';

/** What is said of the organisation as a whole: its reviews of the records, its rules and settings. */
export const addOrganisationRoutes = (api: FastifyInstance, { handling }: TabRoom): void => {
  api.get('/reviews', async (request): Promise<ReviewsAnswer> => {
    const actor = request.getDecorator<Actor>('tabActor');
    const listed = await handling.reviews(actor);
    if (!listed) throw ApiError.of('notFound');
    return reviewsAnswer(listed, actor, handling.organisationContext().today);
  });

  api.get<{ Params: { key: string } }>('/reviews/:key', async (request): Promise<ReviewAnswer> => {
    const actor = request.getDecorator<Actor>('tabActor');
    const { key } = request.params;
    const stream = isReviewKey(key) ? await handling.review(key, actor) : undefined;
    if (!stream) throw ApiError.of('notFound');
    return reviewAnswer(stream, actor);
  });

  api.get('/settings', async (request): Promise<SettingsAnswer> => {
    const actor = request.getDecorator<Actor>('tabActor');
    const settings = await handling.settings(actor);
    if (!settings) throw ApiError.of('notFound');
    return settingsAnswer(settings, actor);
  });
};
