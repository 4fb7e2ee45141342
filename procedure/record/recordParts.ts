import { z } from 'zod';
import {
  actionKinds,
  actionPriorities,
  causeCategories,
  grades,
  impacts,
  lanes,
  priorities,
  terms,
} from './values/choices.ts';
import { clauses } from './values/clauses.ts';
import { day, personId, sessionId } from './values/valueSchemas.ts';

/**
 * The parts of a record besides the report, as events record them. They have no length limits: those belong to the
 * commands, and may change without making old rows unreadable.
 */

/** 10.2 a 1: something was done about it, in the past tense; or it was not necessary, because. */
export const act = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('done'),
    what: z.string(),
    /** Who did it, as stated: not always a person of the tenant. */
    by: z.string(),
    doneOn: day,
    proof: z.string().optional(),
  }),
  z.object({ kind: z.literal('notNecessary'), because: z.string() }),
]);
export type Act = Readonly<z.output<typeof act>>;

/** 10.2 a 2: the consequences, and who was told. */
export const consequences = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('dealtWith'), what: z.string(), told: z.string().optional() }),
  z.object({ kind: z.literal('none'), because: z.string() }),
]);
export type Consequences = Readonly<z.output<typeof consequences>>;

/** 10.2 b 1: the reviewed nonconformity: the problem and its implications. */
export const statement = z.object({ problem: z.string(), implications: z.string() });
export type Statement = Readonly<z.output<typeof statement>>;

/** 10.2 b 3: does it exist, or could it occur, elsewhere? */
export const similar = z.object({
  /** 10.2 b 2 in short, of a correction alone, which has no analysis. */
  cause: z.string().optional(),
  areas: z.string(),
  checkedBy: z.string(),
  found: z.boolean(),
  result: z.string(),
});
export type Similar = Readonly<z.output<typeof similar>>;

/** One why with its answer; several children are several causes. */
export type Why = {
  readonly id: string;
  readonly question: string;
  readonly answer: string;
  readonly evidence?: string | undefined;
  readonly children: readonly Why[];
};
export const why: z.ZodType<Why> = z.object({
  id: z.string(),
  question: z.string(),
  answer: z.string(),
  evidence: z.string().optional(),
  get children(): z.ZodArray<typeof why> {
    return z.array(why);
  },
});

/** 10.2 b 2: one cause per statement, each with its category. */
export const rootCause = z.object({
  statement: z.string(),
  category: z.enum(causeCategories),
  /** The why (leaf of the tree) that it was found under. */
  whyId: z.string().optional(),
});
export type RootCause = Readonly<z.output<typeof rootCause>>;

export const causes = z.object({
  /** The method is named, because auditors ask for it. */
  method: z.literal('fiveWhys'),
  whys: z.array(why),
  rootCauses: z.array(rootCause),
  /** Who agreed besides the person who recorded it; alone only with a reason. */
  agreedBy: z.array(personId),
  aloneBecause: z.string().optional(),
  /** Objections in the session in which they were found. */
  objections: z.array(z.object({ by: personId, text: z.string() })).optional(),
  session: sessionId.optional(),
});
export type Causes = Readonly<z.output<typeof causes>>;

export const plannedAction = z.object({
  /** `A1`, `A2` …, unique in the record over all its cycles. */
  id: z.string(),
  title: z.string(),
  kind: z.enum(actionKinds),
  term: z.enum(terms),
  priority: z.enum(actionPriorities),
  owner: personId,
  due: day,
});
export type PlannedAction = Readonly<z.output<typeof plannedAction>>;

/** 10.2 e and 6.3: must the ISMS change, and if so, is the change planned? */
export const ismsChange = z.discriminatedUnion('needed', [
  z.object({ needed: z.literal(false), because: z.string() }),
  z.object({
    needed: z.literal(true),
    purpose: z.string(),
    consequences: z.string(),
    integrity: z.string(),
    resources: z.string(),
    responsibilities: z.string(),
  }),
]);

/** The whole plan: what an approver sees is what is hashed. */
export const plan = z.object({
  manager: personId,
  objective: z.string(),
  actions: z.array(plannedAction),
  /** Given when there is no short-term action. */
  shortTermNotNecessary: z.string().optional(),
  successCriteria: z.string(),
  verification: z.object({ method: z.string(), on: day, verifier: personId }),
  followUps: z.array(day),
  ismsChange,
});
export type Plan = Readonly<z.output<typeof plan>>;

/** The strategic objectives that a plan serves, as they read in that version of the organisation's list. */
export const alignment = z.object({ version: z.number().int(), objectives: z.array(z.string()).readonly() });
export type Alignment = Readonly<z.output<typeof alignment>>;

/** The certification body's deadlines, for a finding of an external audit. */
export const externalAudit = z.object({
  body: z.string(),
  auditEnd: day,
  planDue: day,
  evidenceDue: day,
  theirReference: z.string().optional(),
});

export const triage = z.object({
  lane: z.enum(lanes),
  /** Required in the lane `correctionOnly`. */
  laneReason: z.string().optional(),
  grade: z.enum(grades),
  gradeReason: z.string(),
  owner: personId,
  /** The security team's choice, in place of the reporter's. Absent: as reported. */
  clause: z.enum(clauses).optional(),
  impact: z.enum(impacts).optional(),
  priority: z.enum(priorities).optional(),
  externalAudit: externalAudit.optional(),
});
export type Triage = Readonly<z.output<typeof triage>>;

/** A file in the library Evidence; the record vouches for its hash. */
export const evidenceFile = z.object({
  name: z.string(),
  bytes: z.number().int(),
  sha256: z.string(),
  link: z.string(),
  /** The action that it proves, if any. */
  action: z.string().optional(),
});
export type EvidenceFile = Readonly<z.output<typeof evidenceFile>>;
