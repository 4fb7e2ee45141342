import type { FieldProblem } from '../../../procedure/record/report/reportFacts.ts';
import type { Reference } from '../../../procedure/record/values/reference.ts';
import type { Drawing } from '../drawing.ts';
import type { FormState } from '../form.ts';
import type { Verb } from '../verbs.ts';
import { button, buttonData } from './buttons.ts';
import { type AdaptiveCard, card } from './card.ts';
import { fieldProblem } from './inputs/fieldProblem.ts';
import { heading, notice, quiet } from './texts.ts';
import { notSavedYet } from './trouble.ts';

type TextForm = FormState & { readonly reference: Reference; readonly sequence?: number | undefined };

type Wording = {
  readonly field: string;
  readonly most: number;
  readonly title: string;
  readonly label: string;
  readonly hint: string;
  readonly send: string;
  readonly verb: Verb;
  readonly style: 'positive' | 'destructive';
};

/** A form of one text about a record: an addition, or why a report is withdrawn. */
export const textForm = (form: TextForm, wording: Wording, drawing: Drawing): AdaptiveCard => {
  const { words } = drawing;
  const { field, most, style } = wording;
  const data = buttonData(form.n ?? drawing.nonce(), form.reference, form.sequence);
  const value = form.typed[field];
  return card(
    [
      heading(wording.title),
      form.trouble && notSavedYet(drawing, form.trouble),
      form.problems && notice(words.form.attention, 'attention'),
      {
        type: 'Input.Text',
        id: field,
        label: wording.label,
        isMultiline: true,
        maxLength: most,
        ...(value !== undefined && { value }),
      },
      ...fieldProblem(drawing, form.problems?.[field], most),
      quiet(wording.hint),
    ],
    [
      button(form.scene, wording.verb, form.trouble ? words.notSaved.again : wording.send, data, { style }),
      button(form.scene, 'record.show', words.form.back, data, { withoutInputs: true }),
    ],
  );
};

const isProblem = (text: string): text is FieldProblem => text === 'missing' || text === 'tooLong';

/** The one problem that a form of one text can have. */
export const problemOf = (field: string, error: { readonly issues: readonly { readonly message: string }[] }) => {
  const message = error.issues[0]?.message ?? '';
  return { [field]: isProblem(message) ? message : ('missing' as const) };
};
