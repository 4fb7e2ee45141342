import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Report } from '../../../procedure/commands/report/report.ts';
import { unnamedReporter } from '../../../procedure/record/report/identity.ts';
import { readReportFacts } from '../../../procedure/record/report/reportFacts.ts';
import type { Actor } from '../../../procedure/record/values/person.ts';
import { Fault } from '../../../procedure/runtime/fault.ts';
import { reportIdOf } from '../../../procedure/useCases/commits/commandId.ts';
import { procedureWords } from '../../../procedure/words/words.ts';
import type { TabRoom } from '../tabRoom.ts';
import { apiWords } from '../words/apiWords.ts';
import { addCasePages } from './addCasePages.ts';
import { drawReceipt, drawReportForm, formFields } from './drawReport.ts';
import { inWords, type Typed } from './formFields.ts';
import { createLimit, minutes } from './limits.ts';
import { sendPage } from './openPage.ts';
import { languageFor, largestForm, logFault, readForm } from './openRequest.ts';

/** A person who has not signed in. They may report; the report is stored without them. */
const unnamedActor: Actor = { id: unnamedReporter, name: '', roles: [], guest: false };

/** An organisation reports some hundreds a year: more in an hour is abuse, and each becomes a permanent record. */
const mostReports = { ofOne: 6, ofAll: 30 };

/** The page for reporting without signing in, and the page for following up with a case code. */
export const addReportPages = (pages: FastifyInstance, room: TabRoom): void => {
  const { nonce } = room;
  const tooMuch = createLimit(mostReports, room);
  pages.get('/report', (request, reply) => reply.redirect(`/report/?lang=${languageFor(request)}`, 308));
  pages.get('/report/', (request, reply) =>
    sendPage(reply, drawReportForm({ language: languageFor(request), n: nonce(), typed: {} })),
  );
  pages.post('/report/', { bodyLimit: largestForm }, async (request, reply) => report(request, reply, room, tooMuch));
  addCasePages(pages, room);
};

const report = async (
  request: FastifyRequest,
  reply: FastifyReply,
  room: TabRoom,
  tooMuch: ReturnType<typeof createLimit>,
): Promise<FastifyReply> => {
  const { handling, digest, policy } = room;
  const language = languageFor(request);
  const words = apiWords[language].open;
  const { n, ...typed } = readForm(request);
  const form = { language, n, typed };
  const read = readReportFacts(factsOf(typed), handling.organisationContext().today);
  if (!read.ok) return sendPage(reply, drawReportForm({ ...form, wrong: inWords(read.problems, language) }), 422);
  const wait = tooMuch(request);
  if (wait !== undefined) {
    reply.header('retry-after', Math.ceil(wait / 1000));
    return sendPage(reply, drawReportForm({ ...form, notice: words.tooMuch(minutes(wait)) }), 429);
  }
  const command: Report = {
    name: 'report',
    facts: read.facts,
    language,
    reportedIn: 'openPage',
    anonymity: 'anonymous',
    notToIsmsManager: typed.notToIsmsManager !== undefined,
  };
  const commandId = reportIdOf({ actor: unnamedActor.id, verb: command.name, n }, command.anonymity, digest);
  try {
    const handled = await handling.handle({ command, actor: unnamedActor, commandId });
    if (handled.kind === 'done' && handled.caseCode !== undefined) {
      const saved = { record: handled.stream.state, caseCode: handled.caseCode };
      return sendPage(reply, drawReceipt(saved, language, policy));
    }
    const refusal = handled.kind === 'refused' ? handled.refusal : ({ reason: 'sentBefore' } as const);
    if (refusal.reason === 'invalid') {
      return sendPage(reply, drawReportForm({ ...form, wrong: inWords(refusal.problems, language) }), 422);
    }
    // The form was sent with different content: from now on it is a separate form.
    const notice = procedureWords[language].terms.refusal(refusal);
    return sendPage(reply, drawReportForm({ ...form, n: room.nonce(), notice }), 409);
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    logFault(room, error);
    const notice = words.notSaved(procedureWords[language].terms.fault[error.code]);
    return sendPage(reply, drawReportForm({ ...form, notice, again: true }), 503);
  }
};

const factsOf = (typed: Typed): Typed => Object.fromEntries(formFields.map((name) => [name, typed[name]]));
