import { longest } from '../../../../procedure/record/report/reportFacts.ts';
import { readReference } from '../../../../procedure/record/values/reference.ts';
import type { CommandForm } from '../commandForm.ts';
import { inputsOf, shortInput } from '../inputsOf.ts';

const limits = { of: shortInput, ofOther: shortInput, reason: longest.reason };

/** A form that names another record: one of those that are like it, or any by its number. */
export const otherRecordForm = (hint: 'duplicate' | 'recurrence'): CommandForm => ({
  limits,
  typedOf: () => ({}),
  compares: true,
  draw: (view, drawing) => {
    const { words, terms } = drawing;
    const { label, hint: hints } = words.work;
    const found = view.similar();
    // A problem of the number stands at the input that it was typed into.
    const isTyped = found.length === 0 || view.typed.ofOther !== undefined;
    const { of: problem, ...others } = view.problems ?? {};
    const problems = problem ? { ...others, [isTyped ? 'ofOther' : 'of']: problem } : view.problems;
    const inputs = inputsOf({ ...view, problems }, limits, drawing);
    const choices = found.map(({ entry }) => ({
      title: `${entry.reference} · ${terms.stage[entry.stage]} · ${entry.title}`,
      value: entry.reference,
    }));
    return [
      ...(found.length === 0 ? [] : inputs.choices('of', label.of, choices, 'expanded')),
      ...inputs.line('ofOther', found.length === 0 ? label.of : label.ofOther, hints.number),
      ...inputs.text('reason', hint === 'duplicate' ? label.whySame : label.whyAgain),
    ];
  },
  formOf: ({ of, ofOther, reason }) => {
    const typed = typeof ofOther === 'string' && ofOther.trim() !== '' ? ofOther : undefined;
    return { of: typed === undefined ? of : (readReference(typed) ?? typed), reason };
  },
});
