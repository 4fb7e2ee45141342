import type { FormHint, FormLabel } from '../../../procedure/words/en/formWords.ts';
import { quiet } from '../parts/texts.ts';
import type { CommandForm } from './commandForm.ts';
import { inputsOf } from './inputsOf.ts';

type OneText = { readonly field: string; readonly most: number; readonly label: FormLabel; readonly hint: FormHint };

/** A form with a single text. */
export const oneTextForm = ({ field, most, label, hint }: OneText): CommandForm => {
  const limits = { [field]: most };
  return {
    limits,
    typedOf: () => ({}),
    draw: (view, drawing) => [
      ...inputsOf(view, limits, drawing).text(field, drawing.words.work.label[label]),
      quiet(drawing.words.work.hint[hint]),
    ],
    formOf: (inputs) => ({ [field]: inputs[field] }),
  };
};
