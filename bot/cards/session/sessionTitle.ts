import type { Reference } from '../../../procedure/record/values/reference.ts';
import type { BotWords } from '../../words/en/botWords.ts';
import { readSessionVerb, type SessionFormName, type SessionVerb, sessionFormNames } from './sessionVerbs.ts';

/**
 * The form that the answer will show, as far as known in advance: the menu and the choice of a cause lead to another.
 */
const shownAfter = (
  form: SessionFormName,
  isSent: boolean,
  { move, cause }: Readonly<Record<string, unknown>>,
): SessionFormName => {
  if (isSent && form === 'facilitate') return sessionFormNames.find((one) => one === move) ?? form;
  return isSent && form === 'root' && cause !== undefined ? 'statement' : form;
};

/** Above a dialog. */
export const sessionTitle = (
  verb: SessionVerb,
  inputs: Readonly<Record<string, unknown>>,
  reference: Reference,
  { session, work }: BotWords,
): string => {
  const read = readSessionVerb(verb);
  if (!read || 'press' in read) return session.title(reference);
  return work.title(session.form[shownAfter(read.form, read.step === 'send', inputs)].title, reference);
};
