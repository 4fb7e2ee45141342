import type { Rules } from '../commands/defineCommand.ts';
import { permitted } from '../commands/permitted.ts';
import { type ActionCommandName, recordCommandNames, recordCommands } from '../commands/recordCommands.ts';
import type { Refusal } from '../commands/refusal.ts';
import { isOpenKind } from '../commands/session/openSession.ts';
import type { Nonconformity } from '../record/nonconformity.ts';
import { openFollowUps } from '../record/planInForce.ts';
import type { Actor } from '../record/values/person.ts';
import { demands, missing, missingForApproval, type Part } from '../stages/gates.ts';
import type { RecordCommandName } from '../stages/permissions.ts';
import { isActionCommand, type Offering, openActionsFor, standingOf } from './openActionsFor.ts';
import { closableTrainings, leadableSessions, settledTrainings } from './trainingsLed.ts';

/** The commands that complete a missing part. */
const givenBy: Readonly<Record<Part, readonly RecordCommandName[]>> = {
  containment: ['recordContainment'],
  correction: ['recordCorrection'],
  consequences: ['recordConsequences'],
  laneReason: ['changeTriage'],
  statement: ['confirmStatement'],
  // A correction alone states its cause with the search for similar cases.
  causes: ['determineCauses', 'recordSimilar'],
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
const wantedNext = (record: Nonconformity): readonly RecordCommandName[] => [
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
  leadSession: (record, actor) => leadableSessions(record, actor).length > 0,
  closeSession: (record, actor) => closableTrainings(record, actor).length > 0,
  takeLateContributions: (record, actor) => settledTrainings(record, actor).length > 0,
};

/** Whether a command is worth offering to a person who may give it in this stage. */
const hasPoint = (name: RecordCommandName, record: Nonconformity, to: Offering): boolean =>
  isActionCommand(name) ? openActionsFor(name, record, to).length > 0 : (points[name]?.(record, to.actor) ?? true);

/**
 * Why a person may not give a command on a record as it is: by the table of permissions, or because their own part in
 * the record forbids it. The decision asks the same two.
 */
export const refusalOf = (name: RecordCommandName, record: Nonconformity, to: Offering): Refusal | undefined => {
  const { bars }: Pick<Rules<never>, 'bars'> = recordCommands[name];
  return permitted(name, to.actor, record) ?? bars?.(record, standingOf(to));
};

/** Whether a command is offered to a person; the procedure decides again when it is given. */
export const isOffered = (name: RecordCommandName, record: Nonconformity, to: Offering): boolean =>
  !refusalOf(name, record, to) && hasPoint(name, record, to);

/** What is offered: `all` in the order of the commands, `next` what moves the record forward, most urgent first. */
export type Offered = { readonly next: readonly RecordCommandName[]; readonly all: readonly RecordCommandName[] };

export const offeredTo = (record: Nonconformity, to: Offering): Offered => {
  const all = recordCommandNames.filter((name) => isOffered(name, record, to));
  return { next: wantedNext(record).filter((name) => all.includes(name)), all };
};
