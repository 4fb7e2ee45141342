import { z } from 'zod';
import {
  longestObjective,
  mostObjectives,
  type Organisation,
  type OrganisationEvent,
  type ProcedureSeen,
} from '../../organisation/organisation.ts';
import {
  type Rule,
  type RuleChange,
  type RuleName,
  type Rules,
  ruleTable,
  withChanges,
} from '../../organisation/rules.ts';
import { type FieldProblem, longest, requiredText } from '../../record/report/reportFacts.ts';
import { grades, lanes } from '../../record/values/choices.ts';
import type { Actor, PersonId, Stranger } from '../../record/values/person.ts';
import type { Language } from '../../words/languages.ts';
import type { Problems } from '../commandFields.ts';
import { type Decision, refuse } from '../decision.ts';
import type { OrganisationCommandOf } from '../defineCommand.ts';
import { optionalPerson, withProblem } from '../fields.ts';
import { unavailablePersonProblems } from '../peopleProblems.ts';

type NewValues = { readonly [Name in RuleName]?: number | undefined };

const value = ({ least, most }: Rule) => {
  const problem = withProblem('outOfBounds');
  return z.number(problem).int(problem).min(least, problem).max(most, problem).optional();
};

/** One schema per rule, with its bounds. Unknown names are refused. */
const values: z.ZodType<NewValues> = z.strictObject(
  Object.fromEntries(ruleTable.map((rule) => [rule.name, value(rule)])),
  { error: ({ code }) => (code === 'unrecognized_keys' ? 'unknownChoice' : 'missing') },
);

export const changeRulesSchema = z.object({ changes: values, because: requiredText(longest.reason) });

/**
 * An administrator or the ISMS manager changes the rules of the organisation: deadlines, measures, the review
 * interval.
 */
export type ChangeRules = OrganisationCommandOf<'changeRules', typeof changeRulesSchema>;

/** A plan cannot be due before the causes that it addresses. */
const orderProblems = ({ steps }: Rules, changed: readonly RuleChange[]): Problems => {
  const problems: Partial<Record<RuleName, 'notFitting'>> = {};
  for (const lane of lanes)
    for (const grade of grades) {
      const { causes, plan } = steps[lane][grade];
      if (causes === undefined || plan === undefined || causes <= plan) continue;
      const isCauses = changed.some(({ name }) => name === `steps.${lane}.${grade}.causes`);
      problems[`steps.${lane}.${grade}.${isCauses ? 'causes' : 'plan'}`] = 'notFitting';
    }
  return problems;
};

export const decideChangeRules = (
  { changes: wanted, because }: ChangeRules,
  { rules }: Organisation,
): Decision<OrganisationEvent> => {
  const changes = ruleTable.flatMap(({ name, of }): readonly RuleChange[] => {
    const [old, now] = [of(rules), wanted[name]];
    return now === undefined || now === old ? [] : [{ name, old, new: now }];
  });
  if (changes.length === 0) return refuse({ reason: 'nothingChanged' });
  const problems = orderProblems(withChanges(rules, changes), changes);
  if (Object.keys(problems).length > 0) return refuse({ reason: 'invalid', problems });
  return { events: [{ type: 'RulesChanged', changes, because }] };
};

export const changeObjectivesSchema = z.object({
  objectives: z.array(requiredText(longestObjective)).max(mostObjectives, withProblem('tooMany')),
  because: requiredText(longest.reason),
});

/** An administrator or the ISMS manager enters the strategic objectives; the list replaces the one before (6.2). */
export type ChangeObjectives = OrganisationCommandOf<'changeObjectives', typeof changeObjectivesSchema>;

export const decideChangeObjectives = (
  { objectives, because }: ChangeObjectives,
  before: Pick<Organisation, 'objectives'>,
): Decision<OrganisationEvent> => {
  const known = before.objectives?.texts ?? [];
  const isSame = known.length === objectives.length && known.every((text, index) => text === objectives[index]);
  return isSame
    ? refuse({ reason: 'nothingChanged' })
    : { events: [{ type: 'ObjectivesChanged', objectives, because }] };
};

/** An administrator chooses the channel in which new reports are posted. */
export type ChooseTriageChannel = {
  readonly name: 'chooseTriageChannel';
  /** Conversation id of the channel (`19:…@thread.tacv2`), without a message id. */
  readonly channelId: string;
  readonly channelName: string;
  readonly teamId: string;
  /** The language of the cards in this channel: they are shared. */
  readonly language: Language;
};

export const decideChooseTriageChannel = (
  command: ChooseTriageChannel,
  organisation: Pick<Organisation, 'triageChannel'>,
): Decision<OrganisationEvent> => {
  const { channelId, channelName, teamId, language } = command;
  const now = organisation.triageChannel;
  return now?.channelId === channelId && now.language === language
    ? refuse({ reason: 'nothingChanged' })
    : { events: [{ type: 'TriageChannelChosen', channelId, channelName, teamId, language }] };
};

export const approveProcedureSchema = z.object({
  version: z.string(withProblem('missing')).min(1, withProblem('missing')),
  /** Of the displayed page. */
  digest: z.string(withProblem('missing')).regex(/^[0-9a-f]{64}$/, withProblem('notFitting')),
});

/** Management approves the displayed procedure, with the rules in force (7.5.2 c, 5.1). */
export type ApproveProcedure = OrganisationCommandOf<'approveProcedure', typeof approveProcedureSchema>;

/** @param seen the procedure as it is now: approvers approve only what they could see */
export const decideApproveProcedure = (
  { version, digest }: ApproveProcedure,
  { approved }: Pick<Organisation, 'approved'>,
  seen: ProcedureSeen,
): Decision<OrganisationEvent> => {
  if (version !== seen.version || digest !== seen.digest) return refuse({ reason: 'stale', of: 'procedure' });
  if (approved?.version === version && approved.digest === digest) return refuse({ reason: 'alreadyDone' });
  return { events: [{ type: 'ProcedureApproved', version, digest }] };
};

/** Absent: no deputy any more. */
export const nameDeputySchema = z.object({ to: optionalPerson });

/**
 * A person names their deputy. The deputy receives their reminders after them and, three working days after a plan is
 * submitted, the decision. It grants no other right: the deputy must be eligible themselves.
 */
export type NameDeputy = OrganisationCommandOf<'nameDeputy', typeof nameDeputySchema>;

export const decideNameDeputy = (
  { to }: NameDeputy,
  { deputies }: Pick<Organisation, 'deputies'>,
  { actor, strangers }: { readonly actor: Actor; readonly strangers: ReadonlyMap<PersonId, Stranger> },
): Decision<OrganisationEvent> => {
  if (deputies?.[actor.id] === to) return refuse({ reason: 'nothingChanged' });
  const stranger = to === undefined ? undefined : strangers.get(to);
  const problem: FieldProblem | undefined =
    to === actor.id ? 'yourself' : stranger && unavailablePersonProblems[stranger];
  if (problem) return refuse({ reason: 'invalid', problems: { to: problem } });
  return { events: [{ type: 'DeputyNamed', person: actor.id, ...(to !== undefined && { to }) }] };
};
