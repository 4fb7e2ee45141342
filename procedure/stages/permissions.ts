import type { SessionKind } from '../record/sessions.ts';
import type { Relation } from './relations.ts';
import { isEnded, type Stage, stages } from './stages.ts';

/**
 * Who may give a command, and in which stages. The decision of the command checks what depends on more than a stage and
 * a relation: whose action it is, which plan, segregation of duties.
 */
export type Permission = {
  readonly may: readonly Relation[];
  /** `none`: the command is about no existing record. */
  readonly stages: readonly Stage[] | 'none';
};

const running = stages.filter((stage) => !isEnded(stage));
const triaged = running.filter((stage) => stage !== 'reported');
const untilPlanned: readonly Stage[] = ['triaged', 'analysis', 'planning'];
/** Objections, accepted risks and observation windows have deadlines after the end. */
const reminded = stages.filter((stage) => stage !== 'withdrawn' && stage !== 'duplicate');
const worked: readonly Stage[] = ['implementation', 'verification'];

/** The ISMS manager, or the alternate on their behalf. */
const lead: readonly Relation[] = ['ismsManager', 'alternate'];
const planners: readonly Relation[] = [...lead, 'owner', 'planManager'];
const workers: readonly Relation[] = [...planners, 'actionOwner'];
/** A delegate decides for the approver who named them. */
const approvers: readonly Relation[] = ['management', 'delegate'];

/**
 * Everyone who knows the record and takes part in it. Not auditors, who stay independent of what they audit, nor
 * custodians, who read a record only to know whose identity they are asked to open.
 */
const participants: readonly Relation[] = [...workers, 'reporter', 'verifier', 'delegate', 'facilitator', 'management'];
/**
 * Who contributes to a session of each kind. 5 Whys are found with everyone in the meeting, including guests of the team;
 * trainings and sweeps ask all employees.
 */
export const contributors: Readonly<Record<SessionKind, readonly Relation[]>> = {
  fiveWhys: [...participants, 'attendee'],
  training: [...participants, 'employee'],
  sweep: [...participants, 'employee'],
};

/**
 * Who is not invited as an employee or attendee: an auditor judges what a sweep or a meeting finds. They may still
 * contribute by another relation to the record. A training is for everyone.
 */
export const notInvited: Readonly<Record<SessionKind, readonly Relation[]>> = {
  fiveWhys: ['auditor'],
  training: [],
  sweep: ['auditor'],
};

const table = {
  // 10.2 begins with the person who notices: any employee, and an auditor who is a guest.
  report: { may: ['employee', 'auditor'], stages: 'none' },
  addToReport: { may: ['reporter'], stages: running },
  // After triage, facts are corrected by adding to them: what the triage was based on must stay readable.
  correctReport: { may: ['reporter'], stages: ['reported'] },
  withdrawReport: { may: ['reporter'], stages: ['reported'] },
  askReporter: { may: [...lead, 'owner'], stages: running },
  // Also long after the end: a reprisal may come late.
  openIdentity: { may: ['custodian'], stages },

  triageReport: { may: lead, stages: ['reported'] },
  changeTriage: { may: lead, stages: triaged },
  rejectReport: { may: lead, stages: ['reported'] },
  objectToRejection: { may: ['reporter'], stages: ['rejected'] },
  decideObjection: { may: ['management'], stages: ['rejected'] },
  markDuplicate: { may: lead, stages: ['reported', 'triaged'] },

  // 10.2 a: facts, recorded as soon as they are known, in any stage.
  recordContainment: { may: workers, stages: running },
  recordCorrection: { may: workers, stages: running },
  recordConsequences: { may: workers, stages: running },
  recordSimilar: { may: planners, stages: triaged },
  attachEvidence: { may: [...workers, 'reporter', 'verifier'], stages: running },

  confirmStatement: { may: [...lead, 'owner'], stages: untilPlanned },
  determineCauses: { may: [...lead, 'owner'], stages: ['analysis', 'planning'] },
  // After planning it voids the approval and requests a new one.
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
  // Management approved the action, so management cancels it.
  cancelAction: { may: ['management'], stages: ['implementation'] },
  holdFollowUp: { may: planners, stages: worked },

  judgeEffectiveness: { may: ['verifier'], stages: ['verification'] },
  // From `triaged` in lane `correctionOnly`, from `verification` in the others.
  closeNonconformity: { may: lead, stages: ['triaged', 'verification'] },
  // Not straight from triage: the problem has been stated by then.
  acceptRisk: { may: ['management'], stages: triaged.filter((stage) => stage !== 'triaged') },
  confirmRecurrence: { may: [...lead, 'owner'], stages: triaged },
  reassignWork: { may: lead, stages: triaged },

  // Everyone who is reminded, about their own reminders; it silences no one else's.
  snoozeReminder: { may: [...workers, 'verifier', 'delegate', 'management'], stages: reminded },

  // Each kind has its own stages among these. A facilitator leads only their own session.
  openSession: { may: planners, stages: triaged },
  closeSession: { may: [...lead, 'owner', 'facilitator', 'attendee'], stages: triaged },
  // The leader hands it over, a participant takes it over: see `leadSession`.
  leadSession: { may: contributors.fiveWhys, stages: triaged },
  takeLateContributions: { may: [...lead, 'owner', 'facilitator'], stages: triaged },
  // Makes no commit. `contributors` says who, in which kind of session.
  contribute: { may: [...contributors.sweep, 'attendee'], stages: triaged },

  chooseTriageChannel: { may: ['administrator'], stages: 'none' },
  changeRules: { may: ['administrator', 'ismsManager'], stages: 'none' },
  changeObjectives: { may: ['administrator', 'ismsManager'], stages: 'none' },
  // 5.1 and 7.5.2 c: management approves the procedure.
  approveProcedure: { may: ['management'], stages: 'none' },

  // 10.2 f, g and 9.3.2 d 1: those responsible for the records review them, and management takes note.
  holdReview: { may: lead, stages: 'none' },
  noteReview: { may: ['management'], stages: 'none' },
  // Everyone who is reminded of it.
  snoozeReview: { may: [...lead, 'management'], stages: 'none' },

  // 7.5.3: readers of the register may export what they read, and the export is recorded.
  recordExport: { may: [...lead, 'management', 'auditor', 'custodian'], stages: 'none' },

  // Those responsible for the records import earlier ones; an administrator may not read what they would import.
  importRecord: { may: lead, stages: 'none' },

  // Each person for themselves.
  nameDeputy: { may: ['employee'], stages: 'none' },
} satisfies Readonly<Record<string, Permission>>;
type Table = typeof table;

/** The names of all commands. To add a command, add its row: the compiler asks for the rest. */
export type CommandName = keyof Table;

type NameWith<Stages> = { [Name in CommandName]: Table[Name]['stages'] extends Stages ? Name : never }[CommandName];

/** Commands about an existing record that make a commit, each defined in `recordCommands.ts`. */
export type RecordCommandName = Exclude<NameWith<readonly Stage[]>, 'contribute'>;
/** Commands about no existing record, each with a use case of its own. */
export type OrganisationCommandName = NameWith<'none'>;

export const permissions: Readonly<Record<CommandName, Permission>> = table;
