import { placedBy, standInsOf } from '../../causes/causeTree.ts';
import { type Contribution, standingVote } from '../../causes/contributions.ts';
import { type FiveWhys, foldFiveWhys, moveTypes } from '../../causes/fiveWhys.ts';
import { standing } from '../../causes/standing.ts';
import { wayTo } from '../../causes/wayTo.ts';
import { wayUp } from '../../causes/wayUp.ts';
import { causeHint } from '../../coach/causeHint.ts';
import type { Nonconformity } from '../../record/nonconformity.ts';
import type { Problems } from '../commandFields.ts';
import { formLimits } from '../fields.ts';
import type { Refusal } from '../refusal.ts';
import type { ContributionContext, GivenInFiveWhys } from './contribute.ts';

type Of<Type extends GivenInFiveWhys['type']> = Extract<GivenInFiveWhys, { type: Type }>;

/** Why something is not taken in a 5-Whys session as it stands now, as far as this replica knows it. */
export const refusalInFiveWhys = (
  given: GivenInFiveWhys,
  leads: boolean,
  record: Nonconformity,
  contributing: ContributionContext,
): Refusal | undefined => {
  const fiveWhys = foldFiveWhys(contributing.contributions);
  if (isMove(given) && !leads) return { reason: 'notAllowed' };
  if (fiveWhys.step === 'agreement' && !isOpenThen(given, fiveWhys, contributing)) return { reason: 'agreementAsked' };
  switch (given.type) {
    case 'PresenceTold':
      return isThere(contributing) ? { reason: 'nothingChanged' } : undefined;
    case 'ProblemStated':
    case 'Removed':
      return undefined;
    case 'CauseAdded':
      return invalid(problemsAbove(given.why, contributing, 'why'));
    case 'EvidenceAdded':
      return isGone(given.cause, contributing) ? notThere('cause') : undefined;
    case 'VoteCast':
      return refusalOfVote(given, contributing);
    case 'StepTaken':
      return refusalOfStep(given, fiveWhys);
    case 'WhysAsked':
      return refusalOfAsking(given, contributing);
    case 'CausesMerged':
      return refusalOfMerging(given, contributing);
    case 'RootCauseChosen':
      return refusalOfRootCause(given, fiveWhys, record, contributing);
    case 'AgreementGiven':
      return refusalOfAgreement(given, fiveWhys, contributing);
    default:
      return given satisfies never;
  }
};

const isMove = ({ type }: GivenInFiveWhys): boolean => (moveTypes as readonly string[]).includes(type);

/**
 * While agreement is asked for, what there is to agree to stays: one says that he is there and whether he agrees, and
 * whoever leads goes back, by the next step or by taking the asking back.
 */
const isOpenThen = (given: GivenInFiveWhys, { round }: FiveWhys, { contributions }: ContributionContext): boolean => {
  if (given.type !== 'Removed') return ['PresenceTold', 'StepTaken', 'AgreementGiven'].includes(given.type);
  return given.what === round?.id || contributions.find(({ id }) => id === given.what)?.type === 'AgreementGiven';
};

const invalid = (problems: Problems): Refusal | undefined =>
  Object.keys(problems).length > 0 ? { reason: 'invalid', problems } : undefined;

const notThere = (field: 'why' | 'cause' | 'into'): Refusal => ({
  reason: 'invalid',
  problems: { [field]: 'notThere' } as const,
});

const isGone = (id: string, { contributions }: ContributionContext): boolean => wayUp(id, contributions) === 'gone';

const isThere = ({ actor, contributions }: ContributionContext): boolean =>
  contributions.some(({ type, by }) => type === 'PresenceTold' && by === actor.id);

/** No deeper than the tree that is recorded may be. */
const problemsAbove = (above: string, { contributions }: ContributionContext, field: 'why' | 'whys'): Problems => {
  const depth = wayUp(above, contributions);
  if (depth === 'gone') return { [field]: 'notThere' } as const;
  return depth >= formLimits.whyDepth ? ({ [field]: 'tooDeep' } as const) : {};
};

const causeOf = (id: string, { contributions }: ContributionContext) =>
  contributions.find(
    (one): one is Extract<Contribution, { type: 'CauseAdded' }> => one.id === id && one.type === 'CauseAdded',
  );

/** What stands for a cause, or a why, that was merged into another. */
const placing = ({ contributions }: ContributionContext): ((id: string) => string) =>
  placedBy(standInsOf(standing(contributions).there));

const refusalOfVote = ({ why: on, cause }: Of<'VoteCast'>, contributing: ContributionContext): Refusal | undefined => {
  const { contributions, actor } = contributing;
  if (isGone(on, contributing)) return notThere('why');
  // Only one's own vote is taken back, and only one that is there.
  if (cause === undefined)
    return standingVote(on, actor.id, contributions) === undefined ? { reason: 'nothingChanged' } : undefined;
  if (isGone(cause, contributing)) return notThere('cause');
  const answer = causeOf(cause, contributing);
  const placed = placing(contributing);
  return answer && placed(answer.why) !== placed(on) ? invalid({ cause: 'notFitting' }) : undefined;
};

const refusalOfStep = ({ step }: Of<'StepTaken'>, fiveWhys: FiveWhys): Refusal | undefined => {
  if (step === fiveWhys.step) return { reason: 'nothingChanged' };
  return step === 'agreement' && fiveWhys.rootCauses.length === 0 ? { reason: 'noRootCause' } : undefined;
};

const refusalOfAsking = ({ whys }: Of<'WhysAsked'>, contributing: ContributionContext): Refusal | undefined => {
  const wrong = whys.map((id) => invalid(problemsAbove(id, contributing, 'whys')));
  return wrong.find((one) => one !== undefined);
};

/** Of two answers to one why. What this replica has not heard of yet may be one. */
const refusalOfMerging = (
  { cause, into }: Of<'CausesMerged'>,
  contributing: ContributionContext,
): Refusal | undefined => {
  if (isGone(cause, contributing)) return notThere('cause');
  if (isGone(into, contributing)) return notThere('into');
  const placed = placing(contributing);
  if (cause !== into && placed(cause) === placed(into)) return { reason: 'nothingChanged' };
  const [one, other] = [causeOf(cause, contributing), causeOf(into, contributing)];
  const isOther = one && other && placed(one.why) !== placed(other.why);
  return cause === into || isOther ? invalid({ into: 'notFitting' }) : undefined;
};

/** A symptom is chosen only with the reason why it is none. */
const refusalOfRootCause = (
  { cause, statement, despite }: Of<'RootCauseChosen'>,
  { causes, problem, rootCauses }: FiveWhys,
  record: Nonconformity,
  contributing: ContributionContext,
): Refusal | undefined => {
  if (isGone(cause, contributing)) return notThere('cause');
  const placed = placing(contributing)(cause);
  const isNew = rootCauses.every((one) => one.cause !== placed);
  if (isNew && rootCauses.length >= formLimits.rootCauses) return invalid({ rootCauses: 'tooMany' });
  const above = wayTo(causes, placed).at(-2)?.text;
  const hint = causeHint(statement, { problem: problem?.problem ?? record.statement?.problem, above });
  return hint !== undefined && despite === undefined ? invalid({ despite: 'missing' }) : undefined;
};

/** To the round that was seen: another one may be about other root causes. */
const refusalOfAgreement = (
  { round, objection }: Of<'AgreementGiven'>,
  { round: current, agreed, objections }: FiveWhys,
  { actor }: ContributionContext,
): Refusal | undefined => {
  if (round !== current?.id) return { reason: 'stale', of: 'round' };
  const isSaid =
    objection === undefined
      ? agreed.includes(actor.id)
      : objections.some(({ by, text }) => by === actor.id && text === objection);
  return isSaid ? { reason: 'nothingChanged' } : undefined;
};
