import { formLimits } from '../../../../procedure/commands/fields.ts';
import type { Nonconformity } from '../../../../procedure/record/nonconformity.ts';
import { longest } from '../../../../procedure/record/report/reportFacts.ts';
import { quiet } from '../../parts/texts.ts';
import type { CommandForm } from '../commandForm.ts';
import { inputsOf, shortInput } from '../inputsOf.ts';

const limits = {
  kind: shortInput,
  what: formLimits.text,
  by: formLimits.line,
  doneOn: shortInput,
  proof: formLimits.text,
  because: longest.reason,
};

const kinds = ['done', 'notNecessary'] as const;

/** Containment or correction: done, in the past tense, or not necessary, because. What is on record is there to be corrected. */
export const actForm = (part: 'containment' | 'correction'): CommandForm => ({
  limits,
  typedOf: (record, { today }, viewer) => {
    const act = record[part];
    if (act) return act;
    const at: Pick<Nonconformity['facts'], 'immediateAction'> = record.facts;
    // The reporter's own words about what was done at once are a beginning.
    const what = part === 'containment' ? at.immediateAction : undefined;
    return { kind: 'done', by: viewer.name, doneOn: today, ...(what !== undefined && { what }) };
  },
  draw: (view, drawing) => {
    const { label, hint, kind } = drawing.words.work;
    const { choice, line, text, date } = inputsOf(view, limits, drawing);
    return [
      quiet(hint[part]),
      ...choice('kind', label.actKind, kinds, kind, 'expanded'),
      ...text('what', label.whatDone),
      ...line('by', label.by),
      ...date('doneOn', label.doneOn),
      ...text('proof', label.proof),
      ...text('because', label.becauseNotNecessary),
    ];
  },
  formOf: ({ kind, what, by, doneOn, proof, because }) => ({
    act: kind === 'notNecessary' ? { kind, because } : { kind, what, by, doneOn, proof },
  }),
});
