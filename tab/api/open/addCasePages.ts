import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { caseDue } from '../../../procedure/deadlines/caseDue.ts';
import { Fault } from '../../../procedure/runtime/fault.ts';
import type { Language } from '../../../procedure/words/languages.ts';
import { procedureWords } from '../../../procedure/words/words.ts';
import { orderOf } from '../commands/commandRequest.ts';
import { ApiError } from '../http/apiError.ts';
import { caseAnswer, reporterWith } from '../record/caseAnswer.ts';
import type { TabRoom } from '../tabRoom.ts';
import { apiWords } from '../words/apiWords.ts';
import { type CaseFormView, drawCase, drawCaseForm } from './drawCase.ts';
import { inWords, type Typed, type Wrong } from './formFields.ts';
import { createLimit, minutes } from './limits.ts';
import { type OpenPage, sendPage } from './openPage.ts';
import { languageFor, largestForm, logFault, readForm } from './openRequest.ts';

/** Each may cost a read in Microsoft 365. At this rate a code of 80 bits cannot be guessed. */
const mostAsked = { ofOne: 30, ofAll: 300 };

const doings = { add: 'addToReport', object: 'objectToRejection' } as const;
type Doing = keyof typeof doings;
const isDoing = (text: string | undefined): text is Doing => text === 'add' || text === 'object';

type Drawn = { readonly page: OpenPage; readonly status: number };

/** With number and case code: the outcome, an addition, an objection. The answers are those of `POST /api/cases`. */
export const addCasePages = (pages: FastifyInstance, room: TabRoom): void => {
  const tooMuch = createLimit(mostAsked, room);
  pages.get('/report/case', (request, reply) =>
    sendPage(reply, drawCaseForm({ language: languageFor(request), n: room.nonce(), typed: {} })),
  );
  pages.post('/report/case', { bodyLimit: largestForm }, async (request, reply) => ask(request, reply, room, tooMuch));
};

const ask = async (
  request: FastifyRequest,
  reply: FastifyReply,
  room: TabRoom,
  tooMuch: ReturnType<typeof createLimit>,
): Promise<FastifyReply> => {
  const language = languageFor(request);
  const { n, ...typed } = readForm(request);
  const form: CaseFormView = { language, n, typed };
  const wait = tooMuch(request);
  if (wait !== undefined) {
    reply.header('retry-after', Math.ceil(wait / 1000));
    return sendPage(reply, drawCaseForm({ ...form, notice: apiWords[language].open.tooMuch(minutes(wait)) }), 429);
  }
  try {
    const { page, status } = await answer(form, room);
    return sendPage(reply, page, status);
  } catch (error) {
    if (error instanceof ApiError && error.status === 404) {
      const notice = procedureWords[language].reporting.case.notFound;
      return sendPage(reply, drawCaseForm({ ...form, notice }), 404);
    }
    if (!(error instanceof Fault)) throw error;
    logFault(room, error);
    const because = procedureWords[language].terms.fault[error.code];
    const { notSaved, notNow } = apiWords[language].open;
    const notice = isDoing(typed.do) ? notSaved(because) : notNow(because);
    return sendPage(reply, await askAgain({ ...form, notice }, room), 503);
  }
};

/** The typed text stays with its `n`, so that sending it again is the same press; with the record, if it can be read. */
const askAgain = async (form: CaseFormView, room: TabRoom): Promise<OpenPage> =>
  drawRecord(form, room).catch(() => drawCaseForm(form));

const answer = async (form: CaseFormView, room: TabRoom): Promise<Drawn> => {
  const { typed, language } = form;
  const doing = typed.do;
  if (!isDoing(doing)) return { page: await drawRecord({ ...form, typed: withoutText(typed) }, room), status: 200 };
  const did = await give(doing, form, room);
  if (did === 'done') {
    const { saidAdded, saidObjected } = procedureWords[language].reporting.case;
    const notice = doing === 'add' ? saidAdded : saidObjected;
    const next = { ...form, n: room.nonce(), typed: withoutText(typed), notice };
    return { page: await drawRecord(next, room), status: 200 };
  }
  return { page: await drawRecord({ ...form, ...did }, room), status: did.wrong ? 422 : 409 };
};

type NotDone = { readonly wrong?: Wrong; readonly notice?: string };

const give = async (doing: Doing, { n, typed, language }: CaseFormView, room: TabRoom): Promise<'done' | NotDone> => {
  const { actor, reference } = await reporterWith(typed.caseCode ?? '', typed.reference ?? '', room);
  const command = { name: doings[doing], reference, text: typed.text };
  try {
    const order = orderOf({ n, command }, actor, room.handling.organisationContext().today, room.digest);
    const handled = await room.handling.handle(order);
    return handled.kind === 'done' ? 'done' : refused(handled.refusal, language);
  } catch (error) {
    const refusal = error instanceof ApiError ? error.answer.error.refusal : undefined;
    if (!refusal) throw error;
    return refused(refusal, language);
  }
};

type Refusal = NonNullable<ApiError['answer']['error']['refusal']>;
const refused = (refusal: Refusal, language: Language): NotDone =>
  refusal.reason === 'invalid'
    ? { wrong: inWords(refusal.problems, language) }
    : { notice: procedureWords[language].terms.refusal(refusal) };

const withoutText = ({ text: _text, ...typed }: Typed): Typed => typed;

/** @throws ApiError 404: a wrong code, a number that does not exist and a report by name are one and the same */
const drawRecord = async (form: CaseFormView, room: TabRoom): Promise<OpenPage> => {
  const { typed } = form;
  const { handling, policy } = room;
  const { reference, actor } = await reporterWith(typed.caseCode ?? '', typed.reference ?? '', room);
  const stream = await handling.read(reference, actor);
  if (!stream?.state.unnamed) throw ApiError.of('notFound');
  return drawCase({
    ...form,
    answer: caseAnswer(stream, stream.state.unnamed, actor),
    due: caseDue(stream.state, handling.deadlines(stream.state)),
    today: handling.organisationContext().today,
    timeZone: policy.calendar.timeZone,
  });
};
