import type { Language } from '../../../procedure/words/languages.ts';
import type { Where } from '../../outgoing/botOutgoing.ts';
import type { Deadline } from '../deadline.ts';
import type { Activity } from './activity.ts';

/** Everything needed to answer one activity. */
export type ActivityContext = {
  readonly activity: Activity;
  readonly language: Language;
  readonly where: Where;
  /** A shared conversation: nothing personal is shown there, and nothing typed. */
  readonly shared: boolean;
  /**
   * Absent for a person without an Entra id here (an anonymous guest of a meeting): the bot tells them so, and nothing is
   * done.
   */
  readonly person: { readonly id: string; readonly name: string } | undefined;
  readonly deadline: Deadline;
};

export type WalkAnswer = { readonly status: number; readonly body?: unknown };
/** Handles an activity with a valid token. Never throws. */
export type Walk = (body: unknown) => Promise<WalkAnswer>;
