import { plainText } from '../../../procedure/record/values/plainText.ts';

/** Content of the inputs of a redrawn form: texts that are safe to show, by input id. */
export type Typed = Readonly<Partial<Record<string, string>>>;

/**
 * Keeps what was typed, to return a form with it: cleaned, and cut to the field's limit because of the card's size
 * limit.
 * @param limits maximum length of each field of the form, in UTF-16 units; other inputs are dropped
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
