import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { errorFacts } from '../../../procedure/runtime/errorFacts.ts';
import { ApiError } from '../http/apiError.ts';
import type { TabRoom } from '../tabRoom.ts';
import { apiWords } from '../words/apiWords.ts';
import { addLegalPages } from './addLegalPages.ts';
import { addReportPages } from './addReportPages.ts';
import { html } from './html.ts';
import { languageFor } from './languageFor.ts';
import { openHeaders, sendPage } from './openPage.ts';
import { readFormsAlone } from './openRequest.ts';

/**
 * Pages that need no sign-in: privacy and terms and, if the organisation enables it, the report without a name. If it
 * does not, nothing reveals that the report exists.
 */
export const addOpenPages = (app: FastifyInstance, room: TabRoom): void => {
  app.register(async (pages) => {
    readFormsAlone(pages);
    pages.setErrorHandler(createErrorPage(room));
    pages.addHook('onRequest', async (_request, reply) => void reply.headers(openHeaders));
    addLegalPages(pages, room);
    if (room.open.anonymousPage) addReportPages(pages, room);
  });
};

/** Nothing of what was sent is said or logged: the message of an error may hold it. */
const createErrorPage =
  ({ log, open }: Pick<TabRoom, 'log' | 'open'>) =>
  (error: FastifyError | Error, request: FastifyRequest, reply: FastifyReply): FastifyReply => {
    const given = error instanceof ApiError ? error.status : 'statusCode' in error ? error.statusCode : undefined;
    const isTheirs = given !== undefined && given >= 400 && given < 500;
    if (!isTheirs) log('error', 'open.unexpected', errorFacts(error));
    const language = languageFor(request);
    const { wentWrong } = apiWords[language].open;
    const content = html`<p role="alert">${isTheirs ? wentWrong.unreadable : wentWrong.ours}</p>
${open.anonymousPage && html`<p><a href="/report/?lang=${language}">${wentWrong.back}</a></p>`}`;
    return sendPage(reply, { language, title: wentWrong.title, content }, isTheirs ? given : 500);
  };
