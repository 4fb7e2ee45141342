import type { Nonconformity } from '../record/nonconformity.ts';
import type { Lane } from '../record/values/choices.ts';
import { verdictIn } from '../record/verdictsOf.ts';

/** The letters of clause 10.2, ISO/IEC 27001:2022. */
export const letters = ['a1', 'a2', 'b1', 'b2', 'b3', 'c', 'd', 'e', 'f', 'g'] as const;
export type Letter = (typeof letters)[number];

/** The parts of a record that 10.2 demands, in the order in which they come about. */
export const parts = [
  'containment',
  'correction',
  'consequences',
  'laneReason',
  'statement',
  'causes',
  'similar',
  'plan',
  'ismsChange',
  'approval',
  'actions',
  'effectiveness',
] as const;
export type Part = (typeof parts)[number];
export type MissingPart = { readonly part: Part; readonly letter: Letter };

type Demand = { readonly letter: Letter; readonly isThere: (record: Nonconformity) => boolean };

const verdictHolds = (record: Nonconformity): boolean => verdictIn(record, record.cycle)?.verdict === 'effective';

/** For each part: the letter that demands it, and whether a record has it. */
export const demands: Readonly<Record<Part, Demand>> = {
  containment: { letter: 'a1', isThere: ({ containment }) => containment !== undefined },
  correction: { letter: 'a1', isThere: ({ correction }) => correction !== undefined },
  consequences: { letter: 'a2', isThere: ({ consequences }) => consequences !== undefined },
  // "Appropriate to the effects": why a correction alone is enough belongs to the review.
  laneReason: { letter: 'b1', isThere: ({ triage }) => triage?.laneReason !== undefined },
  statement: { letter: 'b1', isThere: ({ statement }) => statement !== undefined },
  causes: {
    letter: 'b2',
    isThere: ({ cycle, similar, triage }) =>
      (cycle.causes?.rootCauses.length ?? 0) > 0 || (triage?.lane === 'correctionOnly' && similar?.cause !== undefined),
  },
  similar: { letter: 'b3', isThere: ({ similar }) => similar !== undefined },
  plan: { letter: 'c', isThere: ({ cycle }) => cycle.plan !== undefined },
  ismsChange: { letter: 'e', isThere: ({ cycle }) => cycle.plan?.ismsChange !== undefined },
  approval: { letter: 'c', isThere: ({ cycle }) => cycle.approval !== undefined },
  actions: {
    letter: 'c',
    isThere: ({ cycle }) => cycle.actions.length > 0 && cycle.actions.every(({ state }) => state !== 'open'),
  },
  effectiveness: { letter: 'd', isThere: verdictHolds },
};

const all = parts.filter((part) => part !== 'laneReason');

/** What each lane demands before a record is closed: proportional to the effects. */
export const laneDemands: Readonly<Record<Lane, readonly Part[]>> = {
  correctionOnly: ['containment', 'correction', 'consequences', 'laneReason', 'statement', 'causes', 'similar'],
  standard: all,
  major: all,
  improvement: ['statement', 'plan', 'approval', 'actions'],
};

/** What must be there before approval is requested. */
const beforeApproval: readonly Part[] = ['statement', 'causes', 'plan'];

const absent = (record: Nonconformity, demanded: readonly Part[]): readonly MissingPart[] =>
  demanded.filter((part) => !demands[part].isThere(record)).map((part) => ({ part, letter: demands[part].letter }));

/**
 * The parts that the record's lane demands; before triage, those of the standard lane. Records closed before TenTwo
 * need none.
 */
export const demanded = (record: Nonconformity): readonly Part[] =>
  record.legacy?.closed ? [] : laneDemands[record.triage?.lane ?? 'standard'];

/**
 * The parts that are missing before the record can be closed: with `demanded`, "2 of 7 missing". Computed, never
 * stored.
 */
export const missing = (record: Nonconformity): readonly MissingPart[] => absent(record, demanded(record));

/** What is missing before the plan can be submitted. */
export const missingForApproval = (record: Nonconformity): readonly MissingPart[] =>
  absent(
    record,
    beforeApproval.filter((part) => demanded(record).includes(part)),
  );
