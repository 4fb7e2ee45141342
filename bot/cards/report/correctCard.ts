import { readReportFacts, reportFields } from '../../../procedure/record/report/reportFacts.ts';
import type { CalendarDate } from '../../../procedure/record/values/calendarDate.ts';
import type { Drawing } from '../drawing.ts';
import type { CorrectForm } from '../form.ts';
import { button, buttonData } from '../parts/buttons.ts';
import { type AdaptiveCard, card } from '../parts/card.ts';
import { drawReportInputs, keepReportTyped, reportInputs } from '../parts/inputs/reportInputs.ts';
import { heading, notice, quiet } from '../parts/texts.ts';
import { notSavedYet } from '../parts/trouble.ts';
import type { Press, PressIntent } from '../press.ts';

/** The complete form, filled with what is on record. */
const render = (form: CorrectForm, drawing: Drawing): AdaptiveCard => {
  const { words } = drawing;
  const data = buttonData(form.n ?? drawing.nonce(), form.reference, form.sequence);
  return card(
    [
      heading(words.correct.title(form.reference)),
      form.trouble && notSavedYet(drawing, form.trouble),
      form.problems && notice(words.form.attention, 'attention'),
      ...drawReportInputs({ fields: reportFields, typed: form.typed, problems: form.problems }, drawing),
      quiet(words.correct.historyStays),
    ],
    [
      button(form.scene, 'record.correctSend', form.trouble ? words.notSaved.again : words.correct.send, data, {
        style: 'positive',
      }),
      button(form.scene, 'record.show', words.form.back, data, { withoutInputs: true }),
    ],
  );
};

const parse = ({ reference, inputs, scene, n }: Press, today: CalendarDate): PressIntent => {
  if (!reference) return { kind: 'outdated' };
  const form = (): CorrectForm => ({ card: 'correct', reference, typed: keepReportTyped(inputs), scene, n });
  const read = readReportFacts(reportInputs(inputs), today);
  return read.ok
    ? { kind: 'command', command: { name: 'correctReport', reference, facts: read.facts }, form }
    : { kind: 'form', form: { ...form(), problems: read.problems } };
};

export const correctCard = { verbs: ['record.correctSend'], render, parse } as const;
