import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { errorFacts } from '../../../procedure/runtime/errorFacts.ts';
import { type Readable, reads } from '../../../procedure/stages/reads.ts';
import type { Relation } from '../../../procedure/stages/relations.ts';
import type { Language } from '../../../procedure/words/languages.ts';
import { procedureWords } from '../../../procedure/words/words.ts';
import { ApiError } from '../http/apiError.ts';
import type { TabRoom } from '../tabRoom.ts';
import { apiWords } from '../words/apiWords.ts';
import type { LegalFacts, LegalPage } from '../words/legalText.ts';
import { addReportPages } from './addReportPages.ts';
import { html, type Markup } from './html.ts';
import { type OpenPage, openHeaders, sendPage } from './openPage.ts';
import { languageFor, readFormsAlone } from './openRequest.ts';

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

/** Neither answer nor log contains anything that was sent; an error's message might. */
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

/** Privacy notice and terms of use, linked from the app's manifest and the open pages. */
const addLegalPages = (pages: FastifyInstance, { open }: Pick<TabRoom, 'open'>): void => {
  for (const page of ['privacy', 'terms'] as const)
    pages.get(`/${page}`, (request, reply) => sendPage(reply, drawLegalPage(page, languageFor(request), open)));
};

const drawLegalPage = (page: LegalPage, language: Language, facts: LegalFacts): OpenPage => {
  const words = apiWords[language].legal;
  const { title, sections } = words[page];
  const content = html`
${sections(facts).map(
  ({ heading, text = [], points = [], table }) => html`<h2>${heading}</h2>
${text.map((one) => html`<p>${one}</p>`)}
${points.length > 0 && html`<ul>${points.map((one) => html`<li>${one}</li>`)}</ul>`}
${table === 'reads' && readsTable(language)}
`,
)}
<p><a href="/${page === 'privacy' ? 'terms' : 'privacy'}?lang=${language}">${words[page === 'privacy' ? 'terms' : 'privacy'].title}</a></p>
`;
  return { language, path: `/${page}`, title, content };
};

/** The table of read rights in words: the same table that the server uses for its decisions. */
const readsTable = (language: Language): Markup => {
  const { role, relation } = procedureWords[language].terms;
  const { readable, what, who } = procedureWords[language].text;
  const names: Readonly<Record<Relation, string>> = { ...role, ...relation };
  const rows = (Object.keys(reads) as Readable[]).map(
    (one) =>
      html`<tr><th scope="row">${readable[one]}</th><td>${reads[one].map((by) => names[by]).join(', ')}</td></tr>`,
  );
  return html`<table><thead><tr><th scope="col">${what}</th><th scope="col">${who}</th></tr></thead><tbody>${rows}</tbody></table>`;
};
