import type { ActionKind, ActionPriority, CauseCategory, Grade, Lane, Term, Verdict } from '../record/choices.ts';
import type { CorrectiveAction } from '../record/nonconformity.ts';
import type { Role } from '../record/person.ts';
import type { Letter, Part } from '../stages/gates.ts';
import type { Relation } from '../stages/relations.ts';
import type { Stage } from '../stages/stages.ts';

/** The names of the procedure's closed lists in one language. */
export type ProcedureTerms = {
  readonly stage: Readonly<Record<Stage, string>>;
  /** Instead of the stage, of what a register from before says to be closed. */
  readonly closedBefore: string;
  readonly lane: Readonly<Record<Lane, string>>;
  readonly grade: Readonly<Record<Grade, string>>;
  readonly causeCategory: Readonly<Record<CauseCategory, string>>;
  readonly actionKind: Readonly<Record<ActionKind, string>>;
  readonly actionState: Readonly<Record<CorrectiveAction['state'], string>>;
  readonly term: Readonly<Record<Term, string>>;
  readonly actionPriority: Readonly<Record<ActionPriority, string>>;
  readonly verdict: Readonly<Record<Verdict, string>>;
  /** What somebody is to a record besides his roles. */
  readonly relation: Readonly<Record<Exclude<Relation, Role>, string>>;
  /** The parts of a record that 10.2 demands, and what its letters say. */
  readonly part: Readonly<Record<Part, string>>;
  readonly letter: Readonly<Record<Letter, string>>;
};
