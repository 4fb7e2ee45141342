import type { Contribution } from '../../procedure/causes/contributions.ts';
import type { CommandName } from '../../procedure/commands/command.ts';
import type { PersonId } from '../../procedure/record/person.ts';
import type { Reference } from '../../procedure/record/reference.ts';
import type { ClosedBy, SessionId, SessionKind } from '../../procedure/record/sessions.ts';
import type { Named } from './wire.ts';

/** What goes over the wire about sessions: types only, so the page can import them without the server. */

/** Somebody who gave something. `name` is absent where nobody here knows it. */
export type Author = { readonly id: PersonId; readonly name?: string };

/** `by` and `at` only for whoever may read who gave what; the others see that it was given, and whether by themselves. */
export type Given = { readonly id: string; readonly me: boolean; readonly by?: Author; readonly at?: string };

export type CauseAnswer = Given & {
  readonly text: string;
  readonly votes: number;
  /** His own vote on this why is for this cause. */
  readonly voted: boolean;
  readonly voters?: readonly Author[];
  readonly evidence: readonly (Given & { readonly text: string })[];
  /** Why this is so. */
  readonly causes: readonly CauseAnswer[];
};

export type Acknowledged = {
  readonly action: string;
  readonly count: number;
  readonly me: boolean;
  readonly by?: readonly (Author & { readonly at: string })[];
};

export type Swept = {
  readonly area: string;
  readonly answers: readonly (Given & { readonly found: boolean; readonly note?: string })[];
};

/** `GET /api/sessions/:reference/:session/contributions` */
export type SessionAnswer = {
  readonly reference: Reference;
  readonly session: SessionId;
  readonly kind: SessionKind;
  readonly facilitator: Named;
  readonly openedAt: string;
  readonly closed?: { readonly at: string; readonly how: ClosedBy };
  /** How many were given: a number that never falls while the session lives. */
  readonly count: number;
  readonly causes: readonly CauseAnswer[];
  /** Causes under one that is not there, or not there yet. */
  readonly unplaced: number;
  readonly acknowledged: readonly Acknowledged[];
  readonly swept: readonly Swept[];
  /** Kept, and no part of the session: it came after the closing. */
  readonly late: readonly (Given & { readonly type: Contribution['type']; readonly text?: string })[];
  /** What this reader may do with it now. */
  readonly may: readonly Extract<CommandName, 'contribute' | 'closeSession' | 'takeLateContributions'>[];
};

/**
 * `POST /api/sessions/:reference/:session/contributions`: `n` is 128 random bits as hex, drawn once for each form, so
 * that sending it again is one contribution.
 */
export type ContributionRequest = { readonly n: string; readonly contribution: unknown };

export type ContributionAnswer = {
  /** By which others refer to it. */
  readonly id: string;
  readonly repeated: boolean;
};
