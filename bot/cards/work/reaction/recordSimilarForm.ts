import { formLimits } from '../../../../procedure/commands/fields.ts';
import { quiet } from '../../parts/texts.ts';
import type { CommandForm } from '../commandForm.ts';
import { inputsOf, shortInput } from '../inputsOf.ts';
import { similarRecords } from './similarRecords.ts';

const limits = { areas: formLimits.text, checkedBy: formLimits.line, found: shortInput, result: formLimits.text };

export const recordSimilarForm: CommandForm = {
  limits,
  typedOf: ({ similar }, _, viewer) =>
    similar ? { ...similar, found: similar.found ? 'yes' : 'no' } : { checkedBy: viewer.name },
  compares: true,
  draw: (view, drawing) => {
    const { label, hint, kind } = drawing.words.work;
    const { choice, line, text } = inputsOf(view, limits, drawing);
    return [
      quiet(hint.elsewhere),
      ...similarRecords(view, 'like', drawing),
      ...text('areas', label.areas),
      ...line('checkedBy', label.checkedBy),
      ...choice('found', label.found, ['no', 'yes'], kind, 'expanded'),
      ...text('result', label.resultElsewhere),
    ];
  },
  formOf: ({ areas, checkedBy, found, result }) => ({
    similar: { areas, checkedBy, found: found === 'yes' ? true : found === 'no' ? false : undefined, result },
  }),
};
