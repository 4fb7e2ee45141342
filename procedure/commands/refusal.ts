import type { CalendarDate } from '../record/calendarDate.ts';
import type { ClosedBy, SessionId } from '../record/sessions.ts';
import type { MissingPart } from '../stages/gates.ts';
import type { Conflict } from '../stages/segregation.ts';
import type { Stage } from '../stages/stages.ts';
import type { Problems } from './commandFields.ts';

/**
 * The procedure says no, and why: a value, never thrown. `words/` makes a sentence of it in each language.
 * Whoever may not read a record is told `unknown`, exactly as for one that does not exist.
 */
export type Refusal =
  | { readonly reason: 'unknown' }
  | { readonly reason: 'notAllowed' }
  | { readonly reason: 'notInThisStage'; readonly stage: Stage }
  | { readonly reason: 'invalid'; readonly problems: Problems }
  | { readonly reason: 'nothingChanged' }
  /** What was to be done once was done, or there is nothing of the kind to decide. */
  | { readonly reason: 'alreadyDone' }
  | { readonly reason: 'nothingToDecide' }
  /** The form of an unnamed report comes again with something else in it: whose it is cannot be told. */
  | { readonly reason: 'sentBefore' }
  /** Parts that 10.2 demands are not there yet. */
  | { readonly reason: 'incomplete'; readonly missing: readonly MissingPart[] }
  /** The plan, or the procedure, changed after it was shown; or it is asked anew, or not any more, whether all agree. */
  | { readonly reason: 'stale'; readonly of?: 'round' | 'procedure' }
  /** Management refused this very plan. */
  | { readonly reason: 'refusedBefore' }
  /** Segregation of duties: what somebody is to the record forbids the duty. */
  | { readonly reason: 'segregation'; readonly conflict: Conflict }
  | { readonly reason: 'delegationEnded'; readonly until: CalendarDate }
  /** Another in management has named a delegate already. */
  | { readonly reason: 'delegationRuns'; readonly until: CalendarDate }
  /** The approved plan has a later day for it. */
  | { readonly reason: 'tooEarly'; readonly on: CalendarDate }
  /** Nothing is given any more: it was closed, or it is frozen because nobody gave anything for a day. */
  | { readonly reason: 'sessionClosed'; readonly by: ClosedBy }
  | { readonly reason: 'sessionLive'; readonly session: SessionId }
  /** While it is asked whether all agree, what they are to agree to stays as it is. */
  | { readonly reason: 'agreementAsked' }
  /** Nobody has chosen a root cause yet: there is nothing to agree to. */
  | { readonly reason: 'noRootCause' }
  /** The owner and somebody else have to agree to the root causes before the session is closed. */
  | { readonly reason: 'notAgreed' }
  /** Whoever leads the session gave something in the last five minutes: he is asked to hand it over. */
  | { readonly reason: 'leaderThere' }
  /** All texts together would not fit into one row of History. */
  | { readonly reason: 'tooMuchText'; readonly of?: 'session' }
  /** A file from somebody who keeps his name back: what is in it may tell who he is. */
  | { readonly reason: 'fileMayName' }
  /** An event of a later version, or a chain that does not fit: shown, not changed (design section 2). */
  | { readonly reason: 'readOnly' };
