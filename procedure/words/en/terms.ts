import type { CorrectiveAction } from '../../record/nonconformity.ts';
import type {
  ActionKind,
  ActionPriority,
  CauseCategory,
  Grade,
  Lane,
  Term,
  VerdictState,
} from '../../record/values/choices.ts';
import type { Role } from '../../record/values/person.ts';
import type { Letter, Part } from '../../stages/gates.ts';
import type { Relation } from '../../stages/relations.ts';
import type { Stage } from '../../stages/stages.ts';
import type { Voiced } from '../voiced.ts';

/** The names of the procedure's closed lists in one language. */
export const terms = {
  stage: {
    reported: 'Reported',
    triaged: 'Triaged',
    analysis: 'Cause analysis',
    planning: 'Planning',
    approval: 'Approval',
    implementation: 'Implementation',
    verification: 'Verification of effectiveness',
    closed: 'Closed',
    rejected: 'Rejected',
    duplicate: 'Duplicate',
    withdrawn: 'Withdrawn',
    riskAccepted: 'Risk accepted',
  } satisfies Record<Stage, string>,
  /** Instead of the stage, of what a register from before says to be closed. */
  closedBefore: 'Closed before TenTwo',
  lane: {
    correctionOnly: 'Correction only',
    standard: 'Standard',
    major: 'Major or external audit',
    improvement: 'Improvement',
  } satisfies Record<Lane, string>,
  grade: {
    major: 'Major nonconformity',
    minor: 'Minor nonconformity',
    improvement: 'Opportunity for improvement',
  } satisfies Record<Grade, string>,
  causeCategory: {
    policyMissing: 'Policy or rule missing',
    procedureNotFollowed: 'Procedure not followed',
    changeNotManaged: 'Change not managed',
    design: 'Design',
    tooling: 'Tools and technology',
    resources: 'Resources',
    training: 'Training and awareness',
    supplier: 'Supplier',
    communication: 'Communication',
    other: 'Other',
  } satisfies Record<CauseCategory, string>,
  actionKind: { corrective: 'Corrective action', training: 'Training' } satisfies Record<ActionKind, string>,
  actionState: { open: 'Open', done: 'Done', cancelled: 'Cancelled' } satisfies Record<
    CorrectiveAction['state'],
    string
  >,
  term: { short: 'Short-term', long: 'Long-term' } satisfies Record<Term, string>,
  actionPriority: { low: 'Low', medium: 'Medium', high: 'High' } satisfies Record<ActionPriority, string>,
  verdict: {
    effective: 'Effective',
    partly: 'Partly effective',
    notEffective: 'Not effective',
    overturned: 'Effective, overturned by a recurrence',
  } satisfies Record<VerdictState, string>,
  /** Relations of a person to a record, besides their roles. */
  relation: {
    reporter: 'Reporter',
    owner: 'Owner of the nonconformity',
    planManager: 'Plan manager',
    actionOwner: 'Action owner',
    verifier: 'Verifier',
    delegate: 'Approver’s delegate',
    facilitator: 'Facilitator of a session',
    attendee: 'Attendee of a session',
    employee: 'Employee',
  } satisfies Record<Exclude<Relation, Role>, string>,
  /** The parts of a record that 10.2 demands, and what its letters say. */
  part: {
    containment: 'Containment',
    correction: 'Correction',
    consequences: 'Consequences',
    laneReason: 'Reason why a correction is enough',
    statement: 'Problem statement',
    causes: 'Root causes',
    similar: 'Search for similar nonconformities',
    plan: 'Plan',
    ismsChange: 'Decision on changes to the ISMS',
    approval: 'Approval by management',
    actions: 'All actions done',
    effectiveness: 'Verdict “effective”',
  } satisfies Record<Part, string>,
  letter: {
    a1: 'React: control and correct it',
    a2: 'React: deal with the consequences',
    b1: 'Review the nonconformity',
    b2: 'Determine the causes',
    b3: 'Determine if similar ones exist or could occur',
    c: 'Implement any action needed',
    d: 'Review the effectiveness of corrective action',
    e: 'Make changes to the ISMS, if necessary',
    f: 'Keep evidence of the nature of the nonconformities and of the actions taken',
    g: 'Keep evidence of the results of corrective action',
  } satisfies Record<Letter, string>,
};

export type ProcedureTerms = Voiced<typeof terms>;
