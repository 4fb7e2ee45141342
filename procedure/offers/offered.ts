import { isOpenKind } from '../commands/session/openSession.ts';
import type { Nonconformity } from '../record/nonconformity.ts';
import { openFollowUps } from '../record/openFollowUps.ts';
import type { Actor } from '../record/person.ts';
import { demands, missing, missingForApproval, type Part } from '../stages/gates.ts';
import type { RecordCommandName } from '../stages/permissions.ts';
import { openActionsFor } from './openActionsFor.ts';
import { closableTrainings, settledTrainings } from './trainingsLed.ts';

/** What gives a part that is missing. */
const givenBy: Readonly<Record<Part, readonly RecordCommandName[]>> = {
  containment: ['recordContainment'],
  correction: ['recordCorrection'],
  consequences: ['recordConsequences'],
  laneReason: ['changeTriage'],
  statement: ['confirmStatement'],
  causes: ['determineCauses'],
  similar: ['recordSimilar'],
  plan: ['draftPlan'],
  ismsChange: ['draftPlan'],
  approval: ['submitPlan', 'approvePlan', 'returnPlan'],
  actions: ['completeAction', 'reportProgress'],
  effectiveness: ['judgeEffectiveness'],
};

/** Before triage nothing else comes first. */
const first: readonly RecordCommandName[] = ['triageReport', 'rejectReport', 'markDuplicate', 'decideObjection'];

/** The commands that bring a record on as it is now, the most urgent first, whoever may give them. */
export const wantedNext = (record: Nonconformity): readonly RecordCommandName[] => [
  ...new Set<RecordCommandName>([
    ...(record.triage ? [] : first),
    // What goes on comes before what may be told at any time.
    ...(missingForApproval(record).length === 0 ? (['submitPlan', 'approvePlan'] as const) : []),
    ...missing(record).flatMap(({ part }) => givenBy[part]),
    'closeNonconformity',
  ]),
];

type Pointed = (record: Nonconformity, actor: Actor) => boolean;

const isAsked: Pointed = ({ rejection }) => rejection?.objection !== undefined && rejection.decision === undefined;
const end = ({ triage }: Nonconformity) => (triage?.lane === 'correctionOnly' ? 'triaged' : 'verification');
const onAction =
  (name: RecordCommandName): Pointed =>
  (record, actor) =>
    openActionsFor(name, record, actor).length > 0;

/** What has a point only while there is something to do it to. The procedure decides again when it is done. */
const points: Readonly<Partial<Record<RecordCommandName, Pointed>>> = {
  closeNonconformity: (record) => missing(record).length === 0 && record.stage === end(record),
  submitPlan: ({ cycle }) => cycle.plan !== undefined,
  holdFollowUp: (record) => openFollowUps(record).length > 0,
  confirmRecurrence: ({ recurrenceOf }) => recurrenceOf === undefined,
  askTraining: onAction('askTraining'),
  reportProgress: onAction('reportProgress'),
  completeAction: onAction('completeAction'),
  cancelAction: onAction('cancelAction'),
  requestExtension: onAction('requestExtension'),
  decideExtension: onAction('decideExtension'),
  judgeEffectiveness: (record) => !demands.effectiveness.isThere(record),
  rejectReport: ({ rejection }) => !rejection?.decision?.upheld,
  objectToRejection: ({ rejection }) => rejection !== undefined && rejection.objection === undefined,
  decideObjection: isAsked,
  openIdentity: ({ unnamed }) => unnamed?.kind === 'sealed',
  openSession: (record) => isOpenKind('fiveWhys', record),
  closeSession: (record, actor) => closableTrainings(record, actor).length > 0,
  takeLateContributions: (record, actor) => settledTrainings(record, actor).length > 0,
};

/** Whether a command is worth offering to whoever may give it in this stage. */
export const hasPoint = (name: RecordCommandName, record: Nonconformity, actor: Actor): boolean =>
  points[name]?.(record, actor) ?? true;
