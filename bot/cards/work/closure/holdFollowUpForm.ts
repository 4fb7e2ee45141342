import { openFollowUps } from '../../../../procedure/record/openFollowUps.ts';
import { longest } from '../../../../procedure/record/report/reportFacts.ts';
import { longDate } from '../../../../procedure/words/dates.ts';
import type { CommandForm } from '../commandForm.ts';
import { inputsOf, shortInput } from '../inputsOf.ts';

const limits = { due: shortInput, heldOn: shortInput, note: longest.reason, next: shortInput };

export const holdFollowUpForm: CommandForm = {
  limits,
  typedOf: (record, { today }) => {
    const [due] = openFollowUps(record);
    return { heldOn: today, ...(due !== undefined && { due }) };
  },
  draw: (view, drawing) => {
    const { label } = drawing.words.work;
    const { choices, text, date } = inputsOf(view, limits, drawing);
    const days = openFollowUps(view.record).map((day) => ({ title: longDate(day, drawing.language), value: day }));
    return [
      ...choices('due', label.followUp, days),
      ...date('heldOn', label.heldOn),
      ...text('note', label.note),
      ...date('next', label.nextFollowUp),
    ];
  },
  formOf: ({ due, heldOn, note, next }) => ({ due, heldOn, note, next }),
};
