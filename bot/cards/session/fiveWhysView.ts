import { pathTo } from '../../../procedure/causes/causePath.ts';
import type { Cause } from '../../../procedure/causes/contribution.ts';
import type { SessionMessage } from '../../../procedure/messages/message.ts';
import type { Statement } from '../../../procedure/record/recordParts.ts';
import type { Drawing } from '../drawing.ts';
import { asText, cutAt } from '../parts/userText.ts';

/** What the card of a 5-Whys session shows: the same for everyone, without names. */
export type FiveWhysView = Pick<SessionMessage, 'record' | 'session' | 'fiveWhys' | 'late' | 'freezesAt'>;

/** A cause with its position in the tree: `2.1` is the first answer to the why of the second answer. */
export type Placed = { readonly cause: Cause; readonly number: string; readonly depth: number };

/**
 * In the order of the tree.
 * @param within number of the why they answer
 */
export const placedCauses = (causes: readonly Cause[], within = ''): readonly Placed[] =>
  causes.flatMap((cause, index) => {
    const number = `${within}${index + 1}`;
    const depth = number.split('.').length - 1;
    return [{ cause, number, depth }, ...placedCauses(cause.causes, `${number}.`)];
  });

/** As stated in the session, else as recorded, else as reported. */
export const problemIn = ({ record, fiveWhys }: Pick<FiveWhysView, 'record' | 'fiveWhys'>): Statement =>
  fiveWhys.problem ?? record.statement ?? { problem: record.facts.what, implications: '' };

/** The problem and its implications are stated (10.2 b 1); without a problem there are no root causes. */
export const isStated = ({ record, fiveWhys }: Pick<FiveWhysView, 'record' | 'fiveWhys'>): boolean =>
  (fiveWhys.problem ?? record.statement) !== undefined;

/** A person's text on one line. */
export const onLine = (text: string, most: number): string => cutAt(asText(text.replaceAll('\n', ' ')), most);

/**
 * The wording of a why: about the problem, or about the cause with this id.
 * @param most maximum length of the cause's text
 */
export const whyTitle = (
  why: string,
  { fiveWhys }: Pick<FiveWhysView, 'fiveWhys'>,
  most: number,
  { words }: Drawing,
): string => {
  const way = pathTo(fiveWhys.causes, why);
  const cause = way.at(-1);
  return words.session.step.why(way.length + 1, cause && onLine(cause.text, most));
};

/** Most votes first; with equal votes, the earlier first. */
export const byVotes = (causes: readonly Cause[]): readonly Cause[] =>
  causes.toSorted((a, b) => b.voters.length - a.voters.length);
