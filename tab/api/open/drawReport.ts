import { questionAfterSaving } from '../../../procedure/coach/coachQuestion.ts';
import { triageDue } from '../../../procedure/deadlines/triageDue.ts';
import type { Nonconformity } from '../../../procedure/record/nonconformity.ts';
import { detailFields, type ReportField, shortFields, specOf } from '../../../procedure/record/report/reportFacts.ts';
import { readingRoles } from '../../../procedure/stages/reads.ts';
import type { Policy } from '../../../procedure/useCases/handlingPorts.ts';
import { longDate } from '../../../procedure/words/dates.ts';
import type { Language } from '../../../procedure/words/languages.ts';
import { withinSentence } from '../../../procedure/words/withinSentence.ts';
import { procedureWords } from '../../../procedure/words/words.ts';
import { apiWords } from '../words/apiWords.ts';
import { reportField, type Typed, type Wrong } from './formFields.ts';
import { html, type Markup } from './html.ts';
import type { OpenPage } from './openPage.ts';

/** `onBehalfOf` is left out: this page names no one. */
const details = detailFields.filter((field) => field !== 'onBehalfOf');
/** The fields of the form; anything else that is sent is ignored. */
export const formFields: readonly ReportField[] = [...shortFields, ...details];

const firstChoice = (field: ReportField): readonly string[] => {
  const spec = specOf(field);
  return spec.kind === 'choice' ? [spec.values[0]] : [];
};
/** Values that the details send by default. */
const untouched = ['', ...detailFields.flatMap(firstChoice)];

export type ReportFormView = {
  readonly language: Language;
  readonly n: string;
  readonly typed: Typed;
  readonly wrong?: Wrong;
  /** Why it was not saved, and that it is kept. */
  readonly notice?: string | undefined;
  readonly again?: boolean;
};

export const noticeLine = (text: string | undefined): Markup =>
  html`${text !== undefined && html`<p class="notice" role="alert">${text}</p>`}`;

export const drawReportForm = ({ language, n, typed, wrong = {}, notice, again }: ReportFormView): OpenPage => {
  const { report, tryAgain, attention } = apiWords[language].open;
  const { optional, notToIsmsManager } = procedureWords[language].reporting;
  const fields = (names: readonly ReportField[]): readonly Markup[] =>
    names.map((name) => reportField(name, typed, wrong, language));
  const isUnfolded =
    typed.notToIsmsManager !== undefined ||
    details.some((name) => !untouched.includes(typed[name] ?? '') || wrong[name] !== undefined) ||
    wrong.notToIsmsManager !== undefined;
  const content = html`
${noticeLine(notice ?? (Object.keys(wrong).length > 0 ? attention : undefined))}
<p>${report.intro}</p>
<form method="post" action="/report/?lang=${language}" autocomplete="off">
<input type="hidden" name="n" value="${n}" />
${fields(shortFields)}
<details${isUnfolded && html` open`}>
<summary>${report.details}</summary>
<p class="quiet">${optional}</p>
${fields(details)}
<div class="field">
<label class="check"><input type="checkbox" name="notToIsmsManager" value="yes"${typed.notToIsmsManager !== undefined && html` checked`}${wrong.notToIsmsManager !== undefined && html` aria-describedby="kept-wrong" aria-invalid="true"`} /> ${notToIsmsManager}</label>
${wrong.notToIsmsManager !== undefined && html`<p class="wrong" id="kept-wrong">${wrong.notToIsmsManager}</p>`}
</div>
</details>
<p class="quiet">${report.defaults}</p>
<div class="buttons"><button>${again ? tryAgain : report.send}</button></div>
</form>
<p class="quiet">${report.careful}</p>
<p><a href="/report/case?lang=${language}">${report.toCase}</a><br /><a href="/privacy?lang=${language}">${report.toPrivacy}</a></p>
`;
  return { language, path: '/report/', title: report.title, content };
};

type Saved = { readonly record: Nonconformity; readonly caseCode: string };

/** Number and code, in the answer to the form and nowhere else: they are in no address, and the browser keeps no copy. */
export const drawReceipt = ({ record, caseCode }: Saved, language: Language, { calendar }: Policy): OpenPage => {
  const { receipt } = apiWords[language].open;
  const reporting = procedureWords[language].reporting;
  const { unnamedReceipt, coach } = reporting;
  const { role } = procedureWords[language].terms;
  const question = questionAfterSaving(record);
  const readers = readingRoles(record).map((one) => withinSentence(role[one]));
  const { whoReads, inChannel, notInChannel } = unnamedReceipt;
  const content = html`
<p class="notice" role="status">${reporting.receipt.saved(record.reference)}</p>
<h2>${reporting.case.number}</h2>
<p class="code">${record.reference}</p>
<h2>${unnamedReceipt.codeLabel}</h2>
<p class="code">${caseCode}</p>
<p><strong>${unnamedReceipt.writeDown}</strong> ${receipt.how}</p>
<p>${unnamedReceipt.lookedAtBy(longDate(triageDue(record, calendar), language))}</p>
<p>${whoReads(readers)} ${record.notToIsmsManager ? notInChannel : inChannel} ${receipt.notKept}</p>
${question && html`<p>${question.about === 'blame' ? coach.blame(question.words) : coach.asks[question.about]}</p><p class="quiet">${receipt.answerByCase}</p>`}
<p><a href="/report/case?lang=${language}">${receipt.ask}</a></p>
`;
  return { language, title: receipt.title, content };
};
