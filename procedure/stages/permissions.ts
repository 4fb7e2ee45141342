import type { CommandName } from '../commands/command.ts';
import type { SessionKind } from '../record/sessions.ts';
import type { Relation } from './relations.ts';
import { isEnded, type Stage, stages } from './stages.ts';

/**
 * Who may do what, and in which stage. One row a command: to add a command, add its row.
 * `stages: 'none'` marks a command that is about no existing record.
 * What depends on more than a stage and a relation (whose action, which plan, segregation) is decided by the command itself.
 */
export type Permission = {
  readonly may: readonly Relation[];
  readonly stages: readonly Stage[] | 'none';
};

const running = stages.filter((stage) => !isEnded(stage));
const taken = running.filter((stage) => stage !== 'reported');
const analysed: readonly Stage[] = ['triaged', 'analysis', 'planning'];
/** An objection, an expiring risk and an observation window are waited for after the end. */
const reminded = stages.filter((stage) => stage !== 'withdrawn' && stage !== 'duplicate');
const worked: readonly Stage[] = ['implementation', 'verification'];

/** The ISMS manager, or the alternate in his place. */
const lead: readonly Relation[] = ['ismsManager', 'alternate'];
const planners: readonly Relation[] = [...lead, 'owner', 'planManager'];
const workers: readonly Relation[] = [...planners, 'actionOwner'];
/** A delegate decides for the one who asked him to. */
const approvers: readonly Relation[] = ['management', 'delegate'];

/**
 * Whoever knows the record and takes part in it: an auditor stays apart from what he audits, and a custodian reads it to
 * know whose identity he is asked to open.
 */
const participants: readonly Relation[] = [
  ...workers,
  ...(['reporter', 'verifier', 'delegate', 'facilitator', 'management'] as const),
];
/**
 * Who gives something in a session of each kind. The whys are found together with whoever is in the meeting, guests of
 * the team too; everybody in the house is asked whether he has read a training and what it looks like where he works.
 */
export const contributors: Readonly<Record<SessionKind, readonly Relation[]>> = {
  fiveWhys: [...participants, 'attendee'],
  training: [...participants, 'employee'],
  sweep: [...participants, 'employee'],
};

/**
 * Who is not asked with everybody in the house, or in the meeting. A training is for whoever works in it; but what a
 * sweep or a meeting finds becomes part of what an auditor judges. Whatever else he is to the record counts all the same.
 */
export const notInvited: Readonly<Record<SessionKind, readonly Relation[]>> = {
  fiveWhys: ['auditor'],
  training: [],
  sweep: ['auditor'],
};

export const permissions: Readonly<Record<CommandName, Permission>> = {
  // 10.2 begins with whoever notices: anybody in the house, and an auditor who is a guest.
  report: { may: ['employee', 'auditor'], stages: 'none' },
  addToReport: { may: ['reporter'], stages: running },
  // Once the security team has taken it up, facts are corrected by adding: what they decided on must stay readable.
  correctReport: { may: ['reporter'], stages: ['reported'] },
  withdrawReport: { may: ['reporter'], stages: ['reported'] },
  askReporter: { may: [...lead, 'owner'], stages: running },
  // Also long after the end: a reprisal comes late.
  openIdentity: { may: ['custodian'], stages },

  triageReport: { may: lead, stages: ['reported'] },
  changeTriage: { may: lead, stages: taken },
  rejectReport: { may: lead, stages: ['reported'] },
  objectToRejection: { may: ['reporter'], stages: ['rejected'] },
  decideObjection: { may: ['management'], stages: ['rejected'] },
  markDuplicate: { may: lead, stages: ['reported', 'triaged'] },

  // 10.2 a: facts, told as soon as they are known, whatever the stage.
  recordContainment: { may: workers, stages: running },
  recordCorrection: { may: workers, stages: running },
  recordConsequences: { may: workers, stages: running },
  recordSimilar: { may: planners, stages: taken },
  attachEvidence: { may: [...workers, 'reporter', 'verifier'], stages: running },

  confirmStatement: { may: [...lead, 'owner'], stages: analysed },
  determineCauses: { may: [...lead, 'owner'], stages: ['analysis', 'planning'] },
  // Later than planning it voids the approval and asks again.
  draftPlan: { may: planners, stages: ['planning', 'approval', 'implementation'] },
  submitPlan: { may: planners, stages: ['planning'] },

  delegateApproval: { may: ['management'], stages: ['approval'] },
  approvePlan: { may: approvers, stages: ['approval'] },
  returnPlan: { may: approvers, stages: ['approval'] },
  rejectPlan: { may: approvers, stages: ['approval'] },

  reportProgress: { may: workers, stages: ['implementation'] },
  requestExtension: { may: workers, stages: ['implementation'] },
  decideExtension: { may: [...lead, 'management'], stages: ['implementation'] },
  completeAction: { may: workers, stages: ['implementation'] },
  askTraining: { may: workers, stages: ['implementation'] },
  // Management approved it, so management lets it go.
  cancelAction: { may: ['management'], stages: ['implementation'] },
  holdFollowUp: { may: planners, stages: worked },

  judgeEffectiveness: { may: ['verifier'], stages: ['verification'] },
  // In lane `correctionOnly` from `triaged`, in the others from `verification`.
  closeNonconformity: { may: lead, stages: ['triaged', 'verification'] },
  acceptRisk: { may: ['management'], stages: taken },
  confirmRecurrence: { may: [...lead, 'owner'], stages: taken },
  reassignWork: { may: lead, stages: taken },

  // Whoever can be reminded, of what he can be reminded of; it silences nobody else.
  snoozeReminder: { may: [...workers, 'verifier', 'delegate', 'management'], stages: reminded },

  // Each kind has its own stages among these; and a facilitator leads his own session only.
  openSession: { may: planners, stages: taken },
  closeSession: { may: [...lead, 'owner', 'facilitator', 'attendee'], stages: taken },
  // Handed over by whoever leads it, taken over by whoever takes part: `decideLeadSession`.
  leadSession: { may: contributors.fiveWhys, stages: taken },
  takeLateContributions: { may: [...lead, 'owner', 'facilitator'], stages: taken },
  // No commit of its own: `contributors` says who in a session of which kind.
  contribute: { may: [...contributors.sweep, 'attendee'], stages: taken },

  chooseTriageChannel: { may: ['administrator'], stages: 'none' },
  changeRules: { may: ['administrator', 'ismsManager'], stages: 'none' },
  // 5.1 and 7.5.2 c: the procedure is management's.
  approveProcedure: { may: ['management'], stages: 'none' },

  // 10.2 f, g and 9.3.2 d 1: who answers for the records reviews them, and management takes note.
  holdReview: { may: lead, stages: 'none' },
  noteReview: { may: ['management'], stages: 'none' },
  // Whoever can be reminded of it.
  snoozeReview: { may: [...lead, 'management'], stages: 'none' },

  // 7.5.3: whoever reads the register may take of it what he reads, and it is recorded that he did.
  recordExport: { may: [...lead, 'management', 'auditor', 'custodian'], stages: 'none' },

  // Who answers for the records brings in those from before; an administrator may not read what he would bring.
  importRecord: { may: lead, stages: 'none' },

  // Each his own.
  nameDeputy: { may: ['employee'], stages: 'none' },
};
