import type { RecordMark } from '../../../procedure/audit/recordMarks.ts';
import type { MeasuredAction, MeasuredFacts, MeasuredVerdict } from '../../../procedure/measures/measuredFacts.ts';
import type { Reference } from '../../../procedure/record/values/reference.ts';
import { createTextInterner, type TextInterner } from './textInterner.ts';

const none: readonly never[] = Object.freeze([]);

/** Requires every property, so that the compiler finds a missing one. */
export type Every<T> = { readonly [Name in keyof Required<T>]: T[Name] };

/**
 * Halves the memory for the facts of 100,000 records: equal texts are held once, and every object has the same
 * properties in the same order, so that the engine describes its shape once.
 */
export const createFactsInterner = (shared: TextInterner = createTextInterner()) => {
  const list = <T>(all: readonly T[], each: (one: T) => T): readonly T[] => (all.length > 0 ? all.map(each) : none);
  /** Thousands of records have the same marks. */
  const known = new Map<string, readonly RecordMark[]>();
  const alike = (marks: readonly RecordMark[]): readonly RecordMark[] => {
    const key = marks.join();
    const one = known.get(key) ?? marks.map(shared);
    known.set(key, one);
    return one;
  };
  const action = ({ id, owner, originalDue, due, doneOn, cancelled }: MeasuredAction): Every<MeasuredAction> => ({
    id: shared(id),
    owner: shared(owner),
    originalDue,
    due,
    doneOn,
    cancelled,
  });
  return (facts: MeasuredFacts, reference: Reference): Every<MeasuredFacts> => ({
    v: facts.v,
    reference,
    stage: shared(facts.stage),
    lane: shared(facts.lane),
    grade: shared(facts.grade),
    clause: shared(facts.clause),
    causes: list(facts.causes, shared),
    system: shared(facts.system),
    source: shared(facts.source),
    owner: shared(facts.owner),
    planManager: shared(facts.planManager),
    verifier: shared(facts.verifier),
    planOwners: facts.planOwners && list(facts.planOwners, shared),
    occurred: facts.occurred,
    detected: facts.detected,
    reported: facts.reported,
    triaged: facts.triaged,
    contained: facts.contained,
    planned: facts.planned,
    implemented: facts.implemented,
    closed: facts.closed,
    riskAccepted: facts.riskAccepted,
    verdicts: list(facts.verdicts, ({ verdict, at }): Every<MeasuredVerdict> => ({ verdict: shared(verdict), at })),
    repeats: facts.repeats,
    recurrences: list(facts.recurrences, (at) => at),
    actions: list(facts.actions, action),
    followUp: facts.followUp,
    live: facts.live,
    look: facts.look,
    oldId: facts.oldId,
    imported: facts.imported,
    closedBefore: facts.closedBefore,
    marks: facts.marks && alike(facts.marks),
  });
};
