import type { MoveType } from '../../procedure/causes/fiveWhys.ts';
import type { CauseHint } from '../../procedure/coach/causeHint.ts';
import type { SessionFormName, SessionMove } from '../cards/session/sessionVerbs.ts';

/** Of the live card of a 5-Whys session, and of its dialogs. Nobody is named in any of it. */
export type SessionWords = {
  readonly title: (reference: string) => string;
  readonly step: {
    readonly problem: string;
    /** @param cause that is asked about; absent for the problem itself */
    readonly why: (number: number, cause?: string) => string;
    readonly agreement: string;
  };
  readonly status: {
    readonly here: (count: number) => string;
    readonly given: (count: number) => string;
    readonly openUntil: (when: string) => string;
    readonly authors: string;
    readonly closedOn: (when: string) => string;
    readonly frozenOn: (when: string) => string;
    readonly late: (count: number) => string;
    readonly moved: string;
  };
  readonly problem: {
    readonly label: string;
    readonly implications: string;
    readonly noImplications: string;
    readonly asReported: string;
  };
  readonly whys: {
    readonly none: string;
    readonly votes: (count: number) => string;
    readonly evidence: (count: number) => string;
    readonly alsoSaid: (texts: string) => string;
    readonly tree: string;
    readonly asked: string;
    readonly root: string;
    readonly more: (count: number) => string;
  };
  readonly agreement: {
    readonly therefore: (text: string) => string;
    readonly theProblem: string;
    readonly agreed: (count: number) => string;
    readonly objections: (count: number) => string;
    readonly ownerToo: string;
    readonly frozen: string;
  };
  readonly closed: {
    readonly tree: string;
    readonly rootCauses: string;
    readonly noRootCause: string;
    readonly next: string;
    readonly nextWithout: string;
  };
  readonly button: {
    readonly here: string;
    readonly correct: string;
    readonly cause: string;
    readonly vote: string;
    readonly evidence: string;
    readonly agree: string;
    readonly object: string;
    readonly facilitate: string;
    readonly live: string;
    readonly show: string;
    readonly menu: string;
    readonly anyway: string;
    readonly takeOver: string;
  };
  /** What happened, above the card or in place of the dialog. */
  readonly said: {
    readonly here: string;
    readonly agreed: string;
    readonly notAsked: string;
    readonly gone: string;
    readonly undone: string;
    readonly broughtDown: string;
    readonly late: string;
    readonly takenOver: string;
    readonly moved: string;
  };
  readonly form: Readonly<
    Record<SessionFormName, { readonly title: string; readonly send: string; readonly done: string }>
  >;
  readonly input: {
    readonly why: string;
    readonly cause: string;
    readonly evidence: string;
    readonly evidenceFor: string;
    readonly evidenceText: string;
    readonly noVote: string;
    readonly objection: string;
    readonly move: string;
    readonly whys: string;
    readonly sames: string;
    readonly into: string;
    readonly rootOf: string;
    readonly statement: string;
    readonly category: string;
    readonly despite: string;
    readonly handTo: string;
    readonly aloneBecause: string;
  };
  readonly hint: Readonly<Record<CauseHint, string>> & { readonly title: string; readonly kept: string };
  readonly move: Readonly<Record<Exclude<SessionMove, 'undo'>, string>> & {
    readonly undo: Readonly<Record<MoveType, string>>;
  };
  readonly lead: {
    readonly notYours: string;
    readonly notForGuests: string;
    readonly nothingToVote: string;
    readonly nothingToMerge: string;
    readonly noCauses: string;
    readonly backwards: string;
    readonly objections: string;
    readonly closeSettles: string;
    readonly closeWithout: string;
    readonly closeBefore: string;
    readonly atMost: (count: number) => string;
  };
};
