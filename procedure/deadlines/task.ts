import type { Nonconformity } from '../record/nonconformity.ts';
import { shortDescription } from '../record/values/plainText.ts';
import type { Deadline } from './deadline.ts';
import type { Level } from './deadlinePolicy.ts';

/** A deadline as one person sees it. */
export type Task = {
  readonly deadline: Deadline;
  /** Why it comes to them. */
  readonly level: Level;
  /** It belongs to someone else, who cannot be reached. */
  readonly instead?: true;
  /** Of the action, or of the nonconformity; absent for a review. */
  readonly title?: string;
};

/** What a deadline of a record is about, in the author's words. */
export const titleOf = ({ action }: Deadline, { facts, cycle, earlierCycles }: Nonconformity): string => {
  const actions = [...earlierCycles, cycle].flatMap((one) => one.actions);
  return actions.findLast(({ id }) => id === action)?.title ?? shortDescription(facts.what);
};
