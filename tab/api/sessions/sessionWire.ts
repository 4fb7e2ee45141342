import type { Contribution, FiveWhysStep } from '../../../procedure/causes/contribution.ts';
import type { ChosenRootCause, FiveWhys } from '../../../procedure/causes/fiveWhys.ts';
import type { Statement } from '../../../procedure/record/recordParts.ts';
import type { ClosedBy, SessionKind } from '../../../procedure/record/sessions.ts';
import type { PersonId } from '../../../procedure/record/values/person.ts';
import type { Reference } from '../../../procedure/record/values/reference.ts';
import type { SessionId } from '../../../procedure/record/values/sessionKey.ts';
import type { Named } from '../wire.ts';

/** Wire types of sessions. Types only, so the page can import it without the server. */

/** Rights in a session. `takeOver` is refused while its facilitator is present. */
export const sessionRights = ['contribute', 'facilitate', 'takeOver', 'closeSession', 'takeLateContributions'] as const;
export type SessionRight = (typeof sessionRights)[number];

/** Author of a contribution. `name` is absent where it is unknown. */
export type Author = { readonly id: PersonId; readonly name?: string };

/** `by` and `at` only for readers who may know authors; others only see whether it is their own. */
export type Given = { readonly id: string; readonly me: boolean; readonly by?: Author; readonly at?: string };

export type CauseAnswer = Given & {
  readonly text: string;
  readonly votes: number;
  /** The reader's own vote on this why is for this cause. */
  readonly voted: boolean;
  readonly voters?: readonly Author[];
  readonly evidence: readonly (Given & { readonly text: string })[];
  /** Other words for it: the answers that were merged into it. */
  readonly merged: readonly string[];
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

/** State of a 5-Whys session (`procedure/causes/fiveWhys.ts`). It names people only to readers who may know them. */
export type FiveWhysAnswer = {
  readonly step: FiveWhysStep;
  readonly problem: Statement & { readonly from: 'session' | 'record' | 'report' };
  readonly asked: readonly string[];
  readonly rootCauses: readonly ChosenRootCause[];
  readonly round?: FiveWhys['round'];
  /** Number of people present or contributing, and whether this reader is one. */
  readonly present: number;
  readonly here: boolean;
  /** Number of people who agreed in this round; whether this reader agreed or objected. */
  readonly agreed: number;
  readonly agree?: boolean;
  /** Whether the owner and at least one other person agreed. */
  readonly enough: boolean;
  readonly objections: readonly { readonly text: string; readonly me: boolean; readonly by?: Author }[];
  /** For people who may undo it. */
  readonly lastMove?: FiveWhys['lastMove'];
  readonly minutes?: { readonly attended: readonly Author[]; readonly agreed: readonly Author[] };
};

/** `GET /api/sessions/:reference/:session/contributions`, and each event of `GET /api/sessions/:reference/:session/live` */
export type SessionAnswer = {
  readonly reference: Reference;
  readonly session: SessionId;
  readonly kind: SessionKind;
  readonly facilitator: Named;
  readonly openedAt: string;
  readonly closed?: { readonly at: string; readonly how: ClosedBy };
  /** Number of contributions, which never falls while the session is live. */
  readonly count: number;
  /** Whether the reader may also read the whole record. */
  readonly readsRecord: boolean;
  /** People this reader can hand it over to: those whose names they may know. */
  readonly handTo: readonly (Author & { readonly name: string })[];
  readonly causes: readonly CauseAnswer[];
  /** Of 5 Whys. */
  readonly fiveWhys?: FiveWhysAnswer;
  /** Causes whose parent is missing, or not there yet. */
  readonly unplaced: number;
  readonly acknowledged: readonly Acknowledged[];
  readonly swept: readonly Swept[];
  /**
   * It came after the closing and is kept as late. `taken`: the leader has included it; the findings stay unchanged.
   */
  readonly late: readonly (Given & {
    readonly type: Contribution['type'];
    readonly text?: string;
    readonly taken?: true;
  })[];
  /** What this reader may do with it now. */
  readonly may: readonly SessionRight[];
};

export type LiveSession = { readonly reference: Reference; readonly session: SessionId };
/** `GET /api/sessions`: the live 5-Whys sessions that this reader may see. */
export type LiveSessionsAnswer = { readonly sessions: readonly LiveSession[] };

/**
 * `POST /api/sessions/:reference/:session/contributions`: `n` is 128 random bits as hex, drawn once for each form, so
 * that sending it again is one contribution.
 */
export type ContributionRequest = { readonly n: string; readonly contribution: unknown };

export type ContributionAnswer = {
  /** Id by which others refer to it. */
  readonly id: string;
  readonly repeated: boolean;
  /** The session was closed before: it is kept and shown as late. */
  readonly late?: true;
};
