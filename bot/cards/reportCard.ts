import { type ReportField, readReportFacts, reportFields } from '../../procedure/record/reportFacts.ts';
import type { Drawing } from './drawing.ts';
import type { ReportForm } from './forms.ts';
import { button, buttonData } from './parts/buttons.ts';
import { type AdaptiveCard, card } from './parts/card.ts';
import { drawReportInputs, keepReportTyped, reportInputs, shortFields } from './parts/reportInputs.ts';
import { heading, notice, quiet } from './parts/texts.ts';
import { notSavedYet } from './parts/trouble.ts';
import type { Asked, Press } from './press.ts';

const fieldsOf = (form: ReportForm): readonly ReportField[] => {
  const needed = reportFields.filter((field) => form.typed[field] !== undefined || form.problems?.[field]);
  return form.unfolded || needed.some((field) => !shortFields.includes(field)) ? reportFields : shortFields;
};

/**
 * The first minute: what happened, and two questions beside it; *Add details* unfolds the procedure's whole form.
 * No input is `isRequired`: the client would then hold back *Add details* too. The server says what is missing, at the field.
 */
const render = (form: ReportForm, drawing: Drawing): AdaptiveCard => {
  const { words } = drawing;
  const fields = fieldsOf(form);
  const { scene } = form;
  const data = buttonData(form.n ?? drawing.nonce());
  return card(
    [
      // A dialog has its title above the card.
      scene === 'chat' ? heading(form.typed.what === undefined ? words.help.report : words.report.title) : undefined,
      form.trouble && notSavedYet(drawing, form.trouble),
      form.problems && notice(words.form.attention, 'attention'),
      ...drawReportInputs({ fields, typed: form.typed, problems: form.problems }, drawing),
      quiet(fields === shortFields ? words.report.defaults : words.report.optional),
    ],
    [
      button(scene, 'report.send', form.trouble ? words.notSaved.again : words.report.send, data, {
        style: 'positive',
      }),
      fields === shortFields ? button(scene, 'report.details', words.report.details, data) : undefined,
      // A dialog is closed with its cross.
      scene === 'chat'
        ? button(scene, 'report.discard', words.report.discard, data, { withoutInputs: true })
        : undefined,
    ],
  );
};

const parse = (press: Press, today: Parameters<typeof readReportFacts>[1]): Asked => {
  if (press.verb === 'report.discard') return { kind: 'discarded' };
  const { scene, n } = press;
  if (press.verb === 'report.open') return { kind: 'form', form: { card: 'report', typed: {}, scene } };
  const form: ReportForm = { card: 'report', typed: keepReportTyped(press.inputs), scene, n };
  if (press.verb === 'report.details') return { kind: 'form', form: { ...form, unfolded: true } };
  const read = readReportFacts(reportInputs(press.inputs), today);
  if (!read.ok) return { kind: 'form', form: { ...form, problems: read.problems } };
  const { language, reportedIn } = press;
  return { kind: 'command', command: { name: 'report', facts: read.facts, language, reportedIn }, form };
};

export const reportCard = {
  verbs: ['report.open', 'report.send', 'report.details', 'report.discard'],
  render,
  parse,
} as const;
