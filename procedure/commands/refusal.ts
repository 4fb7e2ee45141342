import type { ClosedBy } from '../record/sessions.ts';
import type { CalendarDate } from '../record/values/calendarDate.ts';
import type { SessionId } from '../record/values/sessionKey.ts';
import type { MissingPart } from '../stages/gates.ts';
import type { Conflict } from '../stages/segregation.ts';
import type { Stage } from '../stages/stages.ts';
import type { Problems } from './commandFields.ts';

/**
 * Why the procedure refuses a command: a value, never thrown. `words/` has a sentence for it in each language. A
 * person who may not read a record gets `unknown`, exactly as for one that does not exist.
 */
export type Refusal =
  | { readonly reason: 'unknown' }
  | { readonly reason: 'notAllowed' }
  | { readonly reason: 'notInThisStage'; readonly stage: Stage }
  | { readonly reason: 'invalid'; readonly problems: Problems }
  | { readonly reason: 'nothingChanged' }
  /** It was done before, or there is nothing of the kind to decide. */
  | { readonly reason: 'alreadyDone' }
  | { readonly reason: 'nothingToDecide' }
  /** An unnamed report was sent again with other content: the server cannot tell whose it is. */
  | { readonly reason: 'sentBefore' }
  /** Parts that 10.2 demands are missing. */
  | { readonly reason: 'incomplete'; readonly missing: readonly MissingPart[] }
  /** The plan or the procedure changed after it was displayed; or another round of agreement, or none, is running. */
  | { readonly reason: 'stale'; readonly of?: 'round' | 'procedure' }
  /** Management rejected this very plan. */
  | { readonly reason: 'refusedBefore' }
  /** Segregation of duties: a relation to the record forbids the duty. */
  | { readonly reason: 'segregation'; readonly conflict: Conflict }
  | { readonly reason: 'delegationEnded'; readonly until: CalendarDate }
  /** Another member of management has named a delegate already. */
  | { readonly reason: 'delegationRuns'; readonly until: CalendarDate }
  /** The approved plan sets a later day for it. */
  | { readonly reason: 'tooEarly'; readonly on: CalendarDate }
  /** The session was closed, or it froze after a day without contributions. */
  | { readonly reason: 'sessionClosed'; readonly by: ClosedBy }
  | { readonly reason: 'sessionLive'; readonly session: SessionId }
  /** While agreement is requested, its subject stays as it is. */
  | { readonly reason: 'agreementAsked' }
  /** No root cause has been chosen yet: there is nothing to agree to. */
  | { readonly reason: 'noRootCause' }
  /** The owner and another participant must agree to the root causes before the session is closed. */
  | { readonly reason: 'notAgreed' }
  /** The leader contributed in the last five minutes: they can hand the session over. */
  | { readonly reason: 'leaderThere' }
  /** All texts together would not fit into one row of History. */
  | { readonly reason: 'tooMuchText'; readonly of?: 'session' }
  /** A file from an unnamed reporter: its content may reveal them. */
  | { readonly reason: 'fileMayName' }
  /** An event of a later version, or a broken chain: displayed, not changed (design section 2). */
  | { readonly reason: 'readOnly' };
