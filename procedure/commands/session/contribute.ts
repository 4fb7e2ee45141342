import type { UntimedContribution } from '../../causes/contribution.ts';
import { foldContributions } from '../../causes/foldContributions.ts';
import { isFrozen } from '../../causes/freezesAt.ts';
import type { Nonconformity } from '../../record/nonconformity.ts';
import type { Session, SessionKind } from '../../record/sessions.ts';
import { trainingsOf } from '../../record/training.ts';
import type { Actor } from '../../record/values/person.ts';
import type { SessionId } from '../../record/values/sessionKey.ts';
import { mayRead } from '../../stages/reads.ts';
import { leadsSession, takesPart } from '../../stages/takesPart.ts';
import type { Problems } from '../commandFields.ts';
import { refuse } from '../decision.ts';
import { permitted } from '../permitted.ts';
import type { Refusal } from '../refusal.ts';
import type { Contribute, ContributionContext, Given } from './contributeSchema.ts';
import { refusalInFiveWhys } from './refusalInFiveWhys.ts';

const givenIn: Readonly<Record<Given['type'], readonly SessionKind[]>> = {
  CauseAdded: ['fiveWhys'],
  EvidenceAdded: ['fiveWhys'],
  VoteCast: ['fiveWhys'],
  Removed: ['fiveWhys', 'training', 'sweep'],
  TrainingAcknowledged: ['training'],
  SweepAnswered: ['sweep'],
  PresenceTold: ['fiveWhys'],
  ProblemStated: ['fiveWhys'],
  StepTaken: ['fiveWhys'],
  WhysAsked: ['fiveWhys'],
  CausesMerged: ['fiveWhys'],
  RootCauseChosen: ['fiveWhys'],
  AgreementGiven: ['fiveWhys'],
};

/** Most rows of a session: what one indexed predicate may match (design section 2), with a margin. */
const mostContributions = 4000;

/**
 * Whether the actor may contribute to this session at all. Without the right to read the record, they learn of a session
 * only if it asks all employees.
 */
export const checkMayContribute = (
  id: SessionId,
  actor: Actor,
  record: Nonconformity,
): { readonly session: Session } | { readonly refusal: Refusal } => {
  const found = record.sessions.find((one) => one.id === id);
  const may = found && takesPart(found, actor, record);
  if (!may && !mayRead('record', actor, record)) return refuse({ reason: 'unknown' });
  if (!found) return refuse({ reason: 'invalid', problems: { session: 'unknownSession' } });
  const refusal = may ? permitted('contribute', actor, record) : ({ reason: 'notAllowed' } as const);
  return refusal ? refuse(refusal) : { session: found };
};

/**
 * Decides a contribution of a person who may contribute. A reference to something unknown to this replica is accepted: it
 * may be on its way from another, and a vote may arrive before its cause. Pure.
 */
export const decideContribute = (
  { contribution }: Contribute,
  found: Session,
  record: Nonconformity,
  context: ContributionContext,
): { readonly contribution: UntimedContribution; readonly late?: true } | { readonly refusal: Refusal } => {
  const { actor, commandId, contributions, now } = context;
  if (found.closed && !isKeptLate(contribution, found.closed, now))
    return refuse({ reason: 'sessionClosed', by: found.closed.how });
  if (isFrozen(found, contributions, now)) return refuse({ reason: 'sessionClosed', by: 'time' });
  if (!givenIn[contribution.type].includes(found.kind))
    return refuse({ reason: 'invalid', problems: { type: 'notFitting' } });
  if (contributions.length >= mostContributions)
    return refuse({ reason: 'invalid', problems: { contribution: 'tooMany' } });
  const given = { contribution: { ...contribution, id: commandId, by: actor.id } };
  if (found.closed) return { ...given, late: true };
  const refusal = refusalOf(contribution, found, record, context);
  return refusal ? refuse(refusal) : given;
};

/** How long late contributions are kept, in milliseconds: as long as the session would have stayed open. */
const lateFor = 24 * 60 * 60_000;

/**
 * A text that was being written while the session was closed is kept and shown as late, and the leader may include it.
 * Late votes and presses are refused.
 */
const isKeptLate = ({ type }: Given, { how, at }: NonNullable<Session['closed']>, now: Date): boolean =>
  how === 'facilitator' &&
  (type === 'CauseAdded' || type === 'EvidenceAdded') &&
  now.getTime() < Date.parse(at) + lateFor;

const refusalOf = (
  given: Given,
  found: Session,
  record: Nonconformity,
  context: ContributionContext,
): Refusal | undefined => {
  if (given.type === 'TrainingAcknowledged') return refusalOfConfirmation(given.action, found, record, context);
  if (given.type === 'SweepAnswered') return undefined;
  const leads = leadsSession(found, context.actor, record);
  const removal = given.type === 'Removed' ? refusalOfRemoval(given.what, leads, context) : undefined;
  if (removal || found.kind !== 'fiveWhys') return removal;
  return refusalInFiveWhys(given, leads, record, context);
};

const invalid = (problems: Problems): Refusal | undefined =>
  Object.keys(problems).length > 0 ? { reason: 'invalid', problems } : undefined;

/** A participant takes back their own contributions; the leader any, including those that another replica accepted. */
const refusalOfRemoval = (
  what: string,
  leads: boolean,
  { contributions, actor }: ContributionContext,
): Refusal | undefined => {
  const target = contributions.find(({ id }) => id === what);
  if (!target && !leads) return invalid({ what: 'notThere' });
  if (target?.type === 'Removed') return invalid({ what: 'notThere' });
  if (contributions.some((one) => one.type === 'Removed' && one.what === what)) return { reason: 'nothingChanged' };
  return leads || target?.by === actor.id ? undefined : { reason: 'notAllowed' };
};

/** Where people were asked, only they confirm, each of them once. */
const refusalOfConfirmation = (
  action: string,
  { id }: Session,
  record: Nonconformity,
  { actor, contributions }: ContributionContext,
): Refusal | undefined => {
  const wrong = invalid(problemsOfAction(action, record));
  if (wrong) return wrong;
  const asked = trainingsOf(record).find(({ session: one }) => one.id === id);
  if (asked && asked.action !== action) return invalid({ action: 'notFitting' });
  if (asked && !asked.people.includes(actor.id)) return { reason: 'notAllowed' };
  const confirmed = foldContributions(contributions).acknowledged.get(action);
  return confirmed?.has(actor.id) ? { reason: 'alreadyDone' } : undefined;
};

const problemsOfAction = (id: string, { cycle }: Nonconformity): Problems => {
  const action = cycle.actions.find((one) => one.id === id);
  if (!action) return { action: 'unknownAction' };
  return action.kind === 'training' ? {} : { action: 'notFitting' };
};
