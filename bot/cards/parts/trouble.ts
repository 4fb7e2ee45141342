import type { FaultCode } from '../../../procedure/runtime/fault.ts';
import type { Drawing } from '../drawing.ts';
import type { Container } from './card.ts';
import { notice, plain, quiet } from './texts.ts';

/** What failed, and its id in the log. `slow`: the answer did not come in time; `bug`: our own error. */
export type Trouble = { readonly id: string; readonly what: FaultCode | 'slow' | 'bug' };

export const because = ({ words, terms }: Drawing, { what }: Trouble): string =>
  what === 'slow' || what === 'bug' ? words.trouble[what] : terms.fault[what];

/** The same as a single sentence. */
export const sorryFor = (drawing: Drawing, trouble: Trouble): string => {
  const { trouble: words } = drawing.words;
  return `${words.notNow(because(drawing, trouble))} ${words.id(trouble.id)}`;
};

/** Something could not be read just now. */
export const notNow = (drawing: Drawing, trouble: Trouble): Container => {
  const { trouble: words } = drawing.words;
  return notice(words.notNow(because(drawing, trouble)), 'warning', quiet(words.id(trouble.id)));
};

/**
 * *Not saved yet*, on top of the form with everything that was typed. It never says *not saved*: an attempt that was
 * too slow may still succeed, and *Try again* then finds it, because the form keeps its `n`.
 * @param isSilent nothing is sent afterwards, so nothing is promised: the reporter is unnamed, or the result appears
 * elsewhere
 */
export const notSavedYet = (drawing: Drawing, trouble: Trouble, isSilent = false): Container => {
  const { notSaved, trouble: words, unnamed: unnamedWords } = drawing.words;
  const goesOn = isSilent ? unnamedWords.goesOn : notSaved.goesOn;
  const next = trouble.what === 'slow' ? goesOn : notSaved.tryLater;
  return notice(
    notSaved.title,
    'warning',
    plain(`${notSaved.why(because(drawing, trouble))} ${next}`),
    quiet(words.id(trouble.id)),
  );
};
