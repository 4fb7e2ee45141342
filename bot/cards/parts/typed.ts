import { plainText } from '../../../procedure/record/values/plainText.ts';

/** What stands in the inputs of a form that is drawn again: texts that are fit to be shown, by input id. */
export type Typed = Readonly<Partial<Record<string, string>>>;

/**
 * Keeps what was typed so that a form can be given back with it: cleaned, and cut to the field's limit, because the
 * card has a budget of bytes.
 * @param limits longest text of each field of the form, in UTF-16 units; other inputs are left out
 */
export const keepTyped = (inputs: Readonly<Record<string, unknown>>, limits: Readonly<Record<string, number>>): Typed =>
  Object.fromEntries(
    Object.entries(limits).flatMap(([id, most]) => {
      const typed = inputs[id];
      if (typeof typed !== 'string') return [];
      const text = plainText(typed.slice(0, most * 2))
        .slice(0, most)
        .replace(/[\uD800-\uDBFF]$/, '');
      return text === '' ? [] : [[id, text]];
    }),
  );
