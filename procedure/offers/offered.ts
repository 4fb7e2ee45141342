import type { ActionCommandName } from '../commands/recordCommands.ts';
import { isOpenKind } from '../commands/session/openSession.ts';
import type { Nonconformity } from '../record/nonconformity.ts';
import { openFollowUps } from '../record/planInForce.ts';
import type { Actor } from '../record/values/person.ts';
import { demands, missing, missingForApproval, type Part } from '../stages/gates.ts';
import type { RecordCommandName } from '../stages/permissions.ts';
import { actionCommandNames, openActionsFor } from './openActionsFor.ts';
import { closableTrainings, settledTrainings } from './trainingsLed.ts';

/** The commands that complete a missing part. */
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

/** They come first before triage. */
const first: readonly RecordCommandName[] = ['triageReport', 'rejectReport', 'markDuplicate', 'decideObjection'];

/** The commands that move a record forward, the most urgent first, regardless of who may give them. */
export const wantedNext = (record: Nonconformity): readonly RecordCommandName[] => [
  ...new Set<RecordCommandName>([
    ...(record.triage ? [] : first),
    // The next stage comes before facts that may be recorded at any time.
    ...(missingForApproval(record).length === 0 ? (['submitPlan', 'approvePlan'] as const) : []),
    ...missing(record).flatMap(({ part }) => givenBy[part]),
    'closeNonconformity',
  ]),
];

type Pointed = (record: Nonconformity, actor: Actor) => boolean;

const isAsked: Pointed = ({ rejection }) => rejection?.objection !== undefined && rejection.decision === undefined;
const end = ({ triage }: Nonconformity) => (triage?.lane === 'correctionOnly' ? 'triaged' : 'verification');

/** Commands that make sense only while there is something to decide on. Their decision checks again. */
const points: Readonly<Partial<Record<Exclude<RecordCommandName, ActionCommandName>, Pointed>>> = {
  closeNonconformity: (record) => missing(record).length === 0 && record.stage === end(record),
  submitPlan: ({ cycle }) => cycle.plan !== undefined,
  holdFollowUp: (record) => openFollowUps(record).length > 0,
  confirmRecurrence: ({ recurrenceOf }) => recurrenceOf === undefined,
  judgeEffectiveness: (record) => !demands.effectiveness.isThere(record),
  rejectReport: ({ rejection }) => !rejection?.decision?.upheld,
  objectToRejection: ({ rejection }) => rejection !== undefined && rejection.objection === undefined,
  decideObjection: isAsked,
  openIdentity: ({ unnamed }) => unnamed?.kind === 'sealed',
  openSession: (record) => isOpenKind('fiveWhys', record),
  closeSession: (record, actor) => closableTrainings(record, actor).length > 0,
  takeLateContributions: (record, actor) => settledTrainings(record, actor).length > 0,
};

const isOnAction = (name: RecordCommandName): name is ActionCommandName =>
  (actionCommandNames as readonly RecordCommandName[]).includes(name);

/** Whether a command is worth offering to a person who may give it in this stage. */
export const hasPoint = (name: RecordCommandName, record: Nonconformity, actor: Actor): boolean =>
  isOnAction(name) ? openActionsFor(name, record, actor).length > 0 : (points[name]?.(record, actor) ?? true);
