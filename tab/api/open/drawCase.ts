import { longest } from '../../../procedure/record/report/reportFacts.ts';
import { type CalendarDate, dayOf } from '../../../procedure/record/values/calendarDate.ts';
import { longDate } from '../../../procedure/words/dates.ts';
import type { Language } from '../../../procedure/words/languages.ts';
import { procedureWords } from '../../../procedure/words/words.ts';
import type { CaseAnswer } from '../wire.ts';
import { apiWords } from '../words/apiWords.ts';
import { noticeLine } from './drawReport.ts';
import { lineField, type Typed, textField, type Wrong } from './formFields.ts';
import { html, type Markup } from './html.ts';
import type { OpenPage } from './openPage.ts';

export type CaseFormView = {
  readonly language: Language;
  readonly n: string;
  readonly typed: Typed;
  readonly wrong?: Wrong;
  readonly notice?: string | undefined;
};
export type CaseView = CaseFormView & {
  readonly answer: CaseAnswer;
  /** Due date of the next step. */
  readonly due: CalendarDate | undefined;
  readonly today: CalendarDate;
  readonly timeZone: string;
};

const form = ({ language, n }: CaseFormView, content: Markup): Markup =>
  html`<form method="post" action="/report/case?lang=${language}" autocomplete="off">
<input type="hidden" name="n" value="${n}" />
${content}
</form>
`;

/** Asks for number and case code, sent in the body: addresses are kept in logs and histories. */
export const drawCaseForm = (view: CaseFormView): OpenPage => {
  const { language, typed, wrong = {}, notice } = view;
  const { case: page } = apiWords[language].open;
  const { case: words } = procedureWords[language].reporting;
  const content = html`
${noticeLine(notice)}
<p>${page.how}</p>
${form(
  view,
  html`${lineField({ name: 'reference', label: words.number, value: typed.reference, most: 40, wrong: wrong.reference, required: true })}
${lineField({ name: 'caseCode', label: words.code, value: typed.caseCode, most: 64, wrong: wrong.caseCode, required: true })}
${typed.text && html`<input type="hidden" name="text" value="${typed.text}" />`}
<div class="buttons"><button name="do" value="show">${words.show}</button></div>`,
)}
<p class="quiet">${words.lostCode}</p>
<p><a href="/report/?lang=${language}">${page.toReport}</a></p>
`;
  return { language, path: '/report/case', title: page.title, content };
};

const saidUnder = (label: string, text: string | undefined): Markup | false =>
  text !== undefined && html`<h2>${label}</h2><p class="said">${text}</p>`;

const whereItStands = ({ answer, due, today, language }: CaseView): Markup => {
  const { case: words } = procedureWords[language].reporting;
  const { stage, duplicateOf, closure } = answer;
  return html`<p>${words.now[stage]}</p>
${due !== undefined && html`<p>${(due < today ? words.late : words.by)(longDate(due, language))}</p>`}
${stage === 'duplicate' && duplicateOf !== undefined && html`<p>${words.duplicateOf(duplicateOf)}</p>`}
${saidUnder(words.closed, closure?.summary)}`;
};

const rejection = ({ answer, language, timeZone }: CaseView): Markup | false => {
  const { rejection: rejected } = answer;
  const { case: words } = procedureWords[language].reporting;
  if (!rejected) return false;
  const { reason, objection, decision } = rejected;
  return html`${saidUnder(words.rejected, reason)}
${objection && saidUnder(words.objected(dayIn(objection.at, timeZone, language)), objection.text)}
${decision && saidUnder(decision.upheld ? words.upheld : words.stands, decision.reason)}`;
};

const dayIn = (at: string, timeZone: string, language: Language): string =>
  longDate(dayOf(new Date(at), timeZone), language);

/** Questions and answers, the oldest first. */
const exchangeOf = ({ questions, additions }: CaseAnswer) =>
  [
    ...questions.map((one) => ({ ...one, kind: 'asked' as const })),
    ...additions.map((one) => ({ ...one, kind: 'added' as const })),
  ].sort((one, other) => one.at.localeCompare(other.at));

/** The text becomes an addition, or the one objection. */
const writing = (view: CaseView): Markup | false => {
  const { answer, language, typed, wrong = {} } = view;
  const { case: words, addition } = procedureWords[language].reporting;
  const text = { name: 'text', value: typed.text, wrong: wrong.text };
  if (answer.may.includes('addToReport')) {
    const isAsked = exchangeOf(answer).at(-1)?.kind === 'asked';
    return html`${textField({ ...text, label: isAsked ? words.answer : addition.label, most: longest.addition })}
<div class="buttons"><button name="do" value="add">${words.send}</button></div>`;
  }
  if (!answer.may.includes('objectToRejection') || answer.rejection?.objection) return false;
  return html`${textField({ ...text, label: words.whyObject, hint: words.objectHint, most: longest.reason })}
<div class="buttons"><button name="do" value="object">${words.object}</button></div>`;
};

/** The reporter's view of their record. The forms carry number and code, so that the next press has them. */
export const drawCase = (view: CaseView): OpenPage => {
  const { answer, language, timeZone, typed, notice } = view;
  const { case: words } = procedureWords[language].reporting;
  const { stage, field } = procedureWords[language].terms;
  const content = html`
${noticeLine(notice)}
<p><strong>${answer.reference} · ${stage[answer.stage]}</strong></p>
${whereItStands(view)}
${rejection(view)}
${saidUnder(field.what, answer.facts.what)}
${exchangeOf(answer).map(({ kind, at, text }) => saidUnder(words[kind](dayIn(at, timeZone, language)), text))}
${form(
  view,
  html`<input type="hidden" name="reference" value="${typed.reference}" />
<input type="hidden" name="caseCode" value="${typed.caseCode}" />
${writing(view)}
<div class="buttons"><button class="second" name="do" value="show">${words.again}</button></div>`,
)}
<p><a href="/report/?lang=${language}">${apiWords[language].open.case.toReport}</a></p>
`;
  return { language, title: apiWords[language].open.case.title, content };
};
