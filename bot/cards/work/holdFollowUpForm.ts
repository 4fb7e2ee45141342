import type { CalendarDate } from '../../../procedure/record/calendarDate.ts';
import type { Nonconformity } from '../../../procedure/record/nonconformity.ts';
import { longest } from '../../../procedure/record/reportFacts.ts';
import { longDate } from '../../../procedure/words/dates.ts';
import type { CommandForm } from './commandForm.ts';
import { inputsOf, shortInput } from './inputsOf.ts';

const limits = { due: shortInput, heldOn: shortInput, note: longest.reason, next: shortInput };

/** Planned or agreed on, and not held yet; the earliest first. */
const openDays = ({ cycle, followUpsHeld }: Nonconformity): readonly CalendarDate[] => {
  const held = new Set(followUpsHeld.map(({ due }) => due));
  const days = [...(cycle.plan?.followUps ?? []), ...followUpsHeld.flatMap(({ next }) => next ?? [])];
  return [...new Set(days)].filter((day) => !held.has(day)).sort();
};

export const holdFollowUpForm: CommandForm = {
  limits,
  typedOf: (record, { today }) => {
    const [due] = openDays(record);
    return { heldOn: today, ...(due !== undefined && { due }) };
  },
  draw: (view, drawing) => {
    const { label } = drawing.words.work;
    const { choices, text, date } = inputsOf(view, limits, drawing);
    const days = openDays(view.record).map((day) => ({ title: longDate(day, drawing.language), value: day }));
    return [
      ...choices('due', label.followUp, days),
      ...date('heldOn', label.heldOn),
      ...text('note', label.note),
      ...date('next', label.nextFollowUp),
    ];
  },
  formOf: ({ due, heldOn, note, next }) => ({ due, heldOn, note, next }),
};
