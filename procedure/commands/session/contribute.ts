import { z } from 'zod';
import {
  type Contribution,
  fiveWhysSteps,
  foldContributions,
  problemWhy,
  type UntimedContribution,
} from '../../causes/contributions.ts';
import { mostAsked } from '../../causes/fiveWhys.ts';
import { isFrozen } from '../../causes/freezing.ts';
import { causeCategories } from '../../record/choices.ts';
import type { Nonconformity } from '../../record/nonconformity.ts';
import type { Actor } from '../../record/person.ts';
import type { Reference } from '../../record/reference.ts';
import { longest, optionalText, requiredText } from '../../record/reportFacts.ts';
import type { Session, SessionId, SessionKind } from '../../record/sessions.ts';
import { trainingsOf } from '../../record/training.ts';
import { leadsSession } from '../../stages/leadsSession.ts';
import { mayRead } from '../../stages/reads.ts';
import { takesPart } from '../../stages/takesPart.ts';
import type { Problems } from '../commandFields.ts';
import { refuse } from '../decision.ts';
import { actionId, choice, formLimits, kindMissing, session, withProblem, yesOrNo } from '../fields.ts';
import { permitted } from '../permitted.ts';
import type { Refusal } from '../refusal.ts';
import { refusalInFiveWhys } from './refusalInFiveWhys.ts';

/** The id of a contribution is that of the command that gave it. */
const contributionId = z.string(withProblem('missing')).regex(/^[0-9a-f]{64}$/, withProblem('notThere'));
const why = z.union([z.literal(problemWhy), contributionId], withProblem('notThere'));

const given = z.discriminatedUnion(
  'type',
  [
    z.object({ type: z.literal('CauseAdded'), why, text: requiredText(formLimits.why) }),
    z.object({ type: z.literal('EvidenceAdded'), cause: contributionId, text: requiredText(formLimits.why) }),
    z.object({ type: z.literal('VoteCast'), why, cause: contributionId.optional() }),
    z.object({ type: z.literal('Removed'), what: contributionId }),
    z.object({ type: z.literal('TrainingAcknowledged'), action: actionId }),
    z.object({
      type: z.literal('SweepAnswered'),
      area: requiredText(formLimits.line),
      found: yesOrNo,
      note: optionalText(formLimits.why),
    }),
    z.object({ type: z.literal('PresenceTold') }),
    z.object({
      type: z.literal('ProblemStated'),
      problem: requiredText(formLimits.text),
      implications: requiredText(formLimits.text),
    }),
    z.object({ type: z.literal('StepTaken'), step: choice(fiveWhysSteps) }),
    z.object({
      type: z.literal('WhysAsked'),
      whys: z.array(why, withProblem('missing')).min(1, withProblem('missing')).max(mostAsked, withProblem('tooMany')),
    }),
    z.object({ type: z.literal('CausesMerged'), cause: contributionId, into: contributionId }),
    z.object({
      type: z.literal('RootCauseChosen'),
      cause: contributionId,
      statement: requiredText(formLimits.reason),
      category: choice(causeCategories),
      despite: optionalText(longest.reason),
    }),
    z.object({ type: z.literal('AgreementGiven'), round: contributionId, objection: optionalText(formLimits.why) }),
  ],
  kindMissing,
);

/** What somebody gives in a live session, beside everybody else: the one command that is no commit. */
export const contributeSchema = z.object({ session, contribution: given });
export type Contribute = { readonly name: 'contribute'; readonly reference: Reference } & Readonly<
  z.output<typeof contributeSchema>
>;
type Given = Contribute['contribution'];
/** What is given in 5 Whys and in no other session; of what everybody gives, a removal. */
export type GivenInFiveWhys = Exclude<Given, { type: 'TrainingAcknowledged' | 'SweepAnswered' }>;

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

/** As many rows at the most as one indexed predicate may match (design section 2), with something to spare. */
const mostContributions = 4000;

/**
 * Whether somebody may give anything in this session at all. Whoever may not read the record hears of a session only if
 * everybody is asked in it.
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

/** What a contribution is decided by, besides the command and the record. */
export type ContributionContext = {
  readonly actor: Actor;
  readonly commandId: string;
  readonly now: Date;
  /** What this replica knows of the session: another may know more. */
  readonly contributions: readonly Contribution[];
};

/**
 * Decides about what comes in behind the door. What refers to something that this replica has not heard of is let in:
 * it may be on its way from another, and a vote may come before its cause. Pure.
 */
export const decideContribute = (
  { contribution }: Contribute,
  found: Session,
  record: Nonconformity,
  contributing: ContributionContext,
): { readonly contribution: UntimedContribution; readonly late?: true } | { readonly refusal: Refusal } => {
  const { actor, commandId, contributions, now } = contributing;
  if (found.closed && !isKeptLate(contribution, found.closed, now))
    return refuse({ reason: 'sessionClosed', by: found.closed.how });
  if (isFrozen(found, contributions, now)) return refuse({ reason: 'sessionClosed', by: 'time' });
  if (!givenIn[contribution.type].includes(found.kind))
    return refuse({ reason: 'invalid', problems: { type: 'notFitting' } });
  if (contributions.length >= mostContributions)
    return refuse({ reason: 'invalid', problems: { contribution: 'tooMany' } });
  const given = { contribution: { ...contribution, id: commandId, by: actor.id } };
  if (found.closed) return { ...given, late: true };
  const refusal = refusalOf(contribution, found, record, contributing);
  return refusal ? refuse(refusal) : given;
};

/** For so long, in milliseconds, as a session that nobody closes would have stayed open. */
const lateFor = 24 * 60 * 60_000;

/**
 * What somebody was writing while the session was closed is not lost: it is kept and shown as late, and whoever leads the
 * session may take it in. A vote or a press that comes too late says nothing any more.
 */
const isKeptLate = ({ type }: Given, { how, at }: NonNullable<Session['closed']>, now: Date): boolean =>
  how === 'facilitator' &&
  (type === 'CauseAdded' || type === 'EvidenceAdded') &&
  now.getTime() < Date.parse(at) + lateFor;

const refusalOf = (
  given: Given,
  found: Session,
  record: Nonconformity,
  contributing: ContributionContext,
): Refusal | undefined => {
  if (given.type === 'TrainingAcknowledged') return refusalOfConfirmation(given.action, found, record, contributing);
  if (given.type === 'SweepAnswered') return undefined;
  const leads = leadsSession(found, contributing.actor, record);
  const removal = given.type === 'Removed' ? refusalOfRemoval(given.what, leads, contributing) : undefined;
  if (removal || found.kind !== 'fiveWhys') return removal;
  return refusalInFiveWhys(given, leads, record, contributing);
};

const invalid = (problems: Problems): Refusal | undefined =>
  Object.keys(problems).length > 0 ? { reason: 'invalid', problems } : undefined;

/** One takes back what one gave oneself; whoever leads the session anything, also what another replica took in. */
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

/** Where people were asked, only they confirm it; and each once, whatever he pressed it with. */
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
