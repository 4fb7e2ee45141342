import { activeContributions } from '../../causes/activeContributions.ts';
import { depthOf, pathTo } from '../../causes/causePath.ts';
import { mergedCausesOf, placedBy } from '../../causes/causeTree.ts';
import type { Contribution } from '../../causes/contribution.ts';
import { type FiveWhys, foldFiveWhys, moveTypes } from '../../causes/fiveWhys.ts';
import { currentVote } from '../../causes/foldContributions.ts';
import { causeHint } from '../../coach/causeHint.ts';
import type { Nonconformity } from '../../record/nonconformity.ts';
import type { Problems } from '../commandFields.ts';
import { formLimits } from '../fields.ts';
import type { Refusal } from '../refusal.ts';
import type { ContributionContext, GivenInFiveWhys } from './contributeSchema.ts';

type Of<Type extends GivenInFiveWhys['type']> = Extract<GivenInFiveWhys, { type: Type }>;

/** Why a contribution is refused in a 5-Whys session, as far as this replica knows the session. */
export const refusalInFiveWhys = (
  given: GivenInFiveWhys,
  leads: boolean,
  record: Nonconformity,
  context: ContributionContext,
): Refusal | undefined => {
  const fiveWhys = foldFiveWhys(context.contributions);
  if (isMove(given) && !leads) return { reason: 'notAllowed' };
  if (fiveWhys.step === 'agreement' && !isOpenInAgreement(given, fiveWhys, context))
    return { reason: 'agreementAsked' };
  switch (given.type) {
    case 'PresenceTold':
      return isThere(context) ? { reason: 'nothingChanged' } : undefined;
    case 'ProblemStated':
    case 'Removed':
      return undefined;
    case 'CauseAdded':
      return invalid(problemsAbove(given.why, context, 'why'));
    case 'EvidenceAdded':
      return isGone(given.cause, context) ? notThere('cause') : undefined;
    case 'VoteCast':
      return refusalOfVote(given, context);
    case 'StepTaken':
      return refusalOfStep(given, fiveWhys);
    case 'WhysAsked':
      return refusalOfAsking(given, context);
    case 'CausesMerged':
      return refusalOfMerging(given, context);
    case 'RootCauseChosen':
      return refusalOfRootCause(given, fiveWhys, record, context);
    case 'AgreementGiven':
      return refusalOfAgreement(given, fiveWhys, context);
    default:
      return given satisfies never;
  }
};

const isMove = ({ type }: GivenInFiveWhys): boolean => (moveTypes as readonly string[]).includes(type);

/**
 * While agreement is requested, its subject stays as it is: participants join and answer, and the leader goes back, by
 * another step or by withdrawing the request.
 */
const isOpenInAgreement = (
  given: GivenInFiveWhys,
  { round }: FiveWhys,
  { contributions }: ContributionContext,
): boolean => {
  if (given.type !== 'Removed') return ['PresenceTold', 'StepTaken', 'AgreementGiven'].includes(given.type);
  return given.what === round?.id || contributions.find(({ id }) => id === given.what)?.type === 'AgreementGiven';
};

const invalid = (problems: Problems): Refusal | undefined =>
  Object.keys(problems).length > 0 ? { reason: 'invalid', problems } : undefined;

const notThere = (field: 'why' | 'cause' | 'into'): Refusal => ({
  reason: 'invalid',
  problems: { [field]: 'notThere' } as const,
});

const isGone = (id: string, { contributions }: ContributionContext): boolean => depthOf(id, contributions) === 'gone';

const isThere = ({ actor, contributions }: ContributionContext): boolean =>
  contributions.some(({ type, by }) => type === 'PresenceTold' && by === actor.id);

/** No deeper than the recorded tree may be. */
const problemsAbove = (above: string, { contributions }: ContributionContext, field: 'why' | 'whys'): Problems => {
  const depth = depthOf(above, contributions);
  if (depth === 'gone') return { [field]: 'notThere' } as const;
  return depth >= formLimits.whyDepth ? ({ [field]: 'tooDeep' } as const) : {};
};

const causeOf = (id: string, { contributions }: ContributionContext) =>
  contributions.find(
    (one): one is Extract<Contribution, { type: 'CauseAdded' }> => one.id === id && one.type === 'CauseAdded',
  );

/** Maps a cause or a why that was merged into another to the other one. */
const placing = ({ contributions }: ContributionContext): ((id: string) => string) =>
  placedBy(mergedCausesOf(activeContributions(contributions).there));

const refusalOfVote = ({ why: on, cause }: Of<'VoteCast'>, context: ContributionContext): Refusal | undefined => {
  const { contributions, actor } = context;
  if (isGone(on, context)) return notThere('why');
  // A participant takes back only their own vote, if there is one.
  if (cause === undefined)
    return currentVote(on, actor.id, contributions) === undefined ? { reason: 'nothingChanged' } : undefined;
  if (isGone(cause, context)) return notThere('cause');
  const answer = causeOf(cause, context);
  const placed = placing(context);
  return answer && placed(answer.why) !== placed(on) ? invalid({ cause: 'notFitting' }) : undefined;
};

const refusalOfStep = ({ step }: Of<'StepTaken'>, fiveWhys: FiveWhys): Refusal | undefined => {
  if (step === fiveWhys.step) return { reason: 'nothingChanged' };
  return step === 'agreement' && fiveWhys.rootCauses.length === 0 ? { reason: 'noRootCause' } : undefined;
};

const refusalOfAsking = ({ whys }: Of<'WhysAsked'>, context: ContributionContext): Refusal | undefined => {
  const wrong = whys.map((id) => invalid(problemsAbove(id, context, 'whys')));
  return wrong.find((one) => one !== undefined);
};

/** Two answers to one why. An answer that this replica does not know yet may be one. */
const refusalOfMerging = ({ cause, into }: Of<'CausesMerged'>, context: ContributionContext): Refusal | undefined => {
  if (isGone(cause, context)) return notThere('cause');
  if (isGone(into, context)) return notThere('into');
  const placed = placing(context);
  if (cause !== into && placed(cause) === placed(into)) return { reason: 'nothingChanged' };
  const [one, other] = [causeOf(cause, context), causeOf(into, context)];
  const isOther = one && other && placed(one.why) !== placed(other.why);
  return cause === into || isOther ? invalid({ into: 'notFitting' }) : undefined;
};

/** What looks like a symptom needs a reason why it is a root cause. */
const refusalOfRootCause = (
  { cause, statement, despite }: Of<'RootCauseChosen'>,
  { causes, problem, rootCauses }: FiveWhys,
  record: Nonconformity,
  context: ContributionContext,
): Refusal | undefined => {
  if (isGone(cause, context)) return notThere('cause');
  const placed = placing(context)(cause);
  const isNew = rootCauses.every((one) => one.cause !== placed);
  if (isNew && rootCauses.length >= formLimits.rootCauses) return invalid({ rootCauses: 'tooMany' });
  const above = pathTo(causes, placed).at(-2)?.text;
  const hint = causeHint(statement, { problem: problem?.problem ?? record.statement?.problem, above });
  return hint !== undefined && despite === undefined ? invalid({ despite: 'missing' }) : undefined;
};

/** Only to the current round: another one may be about other root causes. */
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
