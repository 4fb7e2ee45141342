import { formLimits } from '../../../procedure/commands/fields.ts';
import type { Nonconformity } from '../../../procedure/record/nonconformity.ts';
import { longest } from '../../../procedure/record/report/reportFacts.ts';
import { quiet } from '../parts/texts.ts';
import type { CommandForm, CommandForms } from './commandForm.ts';
import { inputsOf, shortInput } from './inputsOf.ts';
import { similarRecords } from './similarRecords.ts';

const actLimits = {
  kind: shortInput,
  what: formLimits.text,
  by: formLimits.line,
  doneOn: shortInput,
  proof: formLimits.text,
  because: longest.reason,
};

const kinds = ['done', 'notNecessary'] as const;

/**
 * Containment or correction: done (in the past tense), or not necessary with a reason. Filled with what is on record.
 */
const actForm = (part: 'containment' | 'correction'): CommandForm => ({
  limits: actLimits,
  typedOf: (record, { today }, viewer) => {
    const act = record[part];
    if (act) return act;
    const at: Pick<Nonconformity['facts'], 'immediateAction'> = record.facts;
    // Starts from the reporter's own words about what was done at once.
    const what = part === 'containment' ? at.immediateAction : undefined;
    return { kind: 'done', by: viewer.name, doneOn: today, ...(what !== undefined && { what }) };
  },
  draw: (view, drawing) => {
    const { label, hint, kind } = drawing.words.work;
    const { choice, line, text, date } = inputsOf(view, actLimits, drawing);
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

const recordContainmentForm = actForm('containment');

const recordCorrectionForm = actForm('correction');

const recordConsequencesLimits = {
  kind: shortInput,
  what: formLimits.text,
  told: formLimits.line,
  because: longest.reason,
};

const recordConsequencesForm: CommandForm = {
  limits: recordConsequencesLimits,
  typedOf: ({ consequences }) => consequences ?? { kind: 'dealtWith' },
  draw: (view, drawing) => {
    const { label, hint, kind } = drawing.words.work;
    const { choice, line, text } = inputsOf(view, recordConsequencesLimits, drawing);
    return [
      quiet(hint.consequences),
      ...choice('kind', label.consequencesKind, ['dealtWith', 'none'], kind, 'expanded'),
      ...text('what', label.whatConsequences),
      ...line('told', label.told),
      ...text('because', label.becauseNone),
    ];
  },
  formOf: ({ kind, what, told, because }) => ({
    consequences: kind === 'none' ? { kind, because } : { kind, what, told },
  }),
};

const recordSimilarLimits = {
  cause: formLimits.reason,
  areas: formLimits.text,
  checkedBy: formLimits.line,
  found: shortInput,
  result: formLimits.text,
};

const recordSimilarForm: CommandForm = {
  limits: recordSimilarLimits,
  typedOf: ({ similar }, _, viewer) =>
    similar ? { ...similar, found: similar.found ? 'yes' : 'no' } : { checkedBy: viewer.name },
  compares: true,
  draw: (view, drawing) => {
    const { label, hint, kind } = drawing.words.work;
    const { choice, line, text } = inputsOf(view, recordSimilarLimits, drawing);
    const isShort = view.record.triage?.lane === 'correctionOnly';
    return [
      ...(isShort ? text('cause', label.shortCause) : []),
      quiet(hint.elsewhere),
      ...similarRecords(view, 'like', drawing),
      ...text('areas', label.areas),
      ...line('checkedBy', label.checkedBy),
      ...choice('found', label.found, ['no', 'yes'], kind, 'expanded'),
      ...text('result', label.resultElsewhere),
    ];
  },
  formOf: ({ cause, areas, checkedBy, found, result }, { triage }) => ({
    similar: {
      // Stated for a correction alone; an analysis states more.
      ...(triage?.lane === 'correctionOnly' && { cause }),
      areas,
      checkedBy,
      found: found === 'yes' ? true : found === 'no' ? false : undefined,
      result,
    },
  }),
};

export const reactionForms = {
  recordContainment: recordContainmentForm,
  recordCorrection: recordCorrectionForm,
  recordConsequences: recordConsequencesForm,
  recordSimilar: recordSimilarForm,
} as const satisfies CommandForms;
