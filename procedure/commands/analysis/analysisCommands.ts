import { z } from 'zod';
import type { Why } from '../../record/recordParts.ts';
import { longest, optionalText, requiredText } from '../../record/report/reportFacts.ts';
import { causeCategories } from '../../record/values/choices.ts';
import type { Problems } from '../commandFields.ts';
import { recordEvent, recordUnless, refuse } from '../decision.ts';
import type { DecisionContext } from '../decisionContext.ts';
import { type CommandOf, defineCommand, formFieldsOf } from '../defineCommand.ts';
import { choice, formLimits, person, withProblem, yesOrNo } from '../fields.ts';

const recordSimilarSchema = z.object({
  similar: z.object({
    cause: optionalText(formLimits.reason),
    areas: requiredText(formLimits.text),
    checkedBy: requiredText(formLimits.line),
    found: yesOrNo,
    result: requiredText(formLimits.text),
  }),
});

/**
 * 10.2 b 3: which areas were checked for similar nonconformities, by whom, and with what result. A correction alone has
 * no analysis: its cause is stated here, in short (10.2 b 2).
 */
export const recordSimilar = defineCommand({
  name: 'recordSimilar',
  schema: recordSimilarSchema,
  decide: (command, { triage }) => {
    const isShort = triage?.lane === 'correctionOnly';
    const isStated = command.similar.cause !== undefined;
    const problems: Problems = isShort === isStated ? {} : { cause: isShort ? 'missing' : 'notNeeded' };
    return recordUnless(problems, { type: 'SimilarRecorded', ...formFieldsOf(command) });
  },
});

const confirmStatementSchema = z.object({
  problem: requiredText(formLimits.text),
  implications: requiredText(formLimits.text),
});

/**
 * 10.2 b 1: the reviewed problem and its implications. The first statement begins the analysis, later ones correct
 * it.
 */
export const confirmStatement = defineCommand({
  name: 'confirmStatement',
  schema: confirmStatementSchema,
  decide: (command, record) =>
    record.statement?.problem === command.problem && record.statement.implications === command.implications
      ? refuse({ reason: 'nothingChanged' })
      : recordEvent({ type: 'StatementConfirmed', ...formFieldsOf(command) }),
});

const whyId = z.string(withProblem('missing')).regex(/^[\w-]{1,64}$/, withProblem('unknownChoice'));

/**
 * Nesting depth of an untrusted tree, up to a limit. Measured before zod walks into it, so that any depth can be
 * refused.
 */
const depthOf = (whys: unknown, limit: number): number => {
  if (!Array.isArray(whys) || whys.length === 0 || limit === 0) return 0;
  return (
    1 + Math.max(...whys.map((why: unknown) => depthOf((why as { children?: unknown } | null)?.children, limit - 1)))
  );
};

const why: z.ZodType<Why> = z.object({
  id: whyId,
  question: requiredText(formLimits.why),
  answer: requiredText(formLimits.why),
  evidence: optionalText(formLimits.why),
  get children(): z.ZodArray<typeof why> {
    return z.array(why).max(formLimits.whys, withProblem('tooMany'));
  },
});

const whys = z
  .unknown()
  .refine((tree) => depthOf(tree, formLimits.whyDepth + 2) <= formLimits.whyDepth, withProblem('tooDeep'))
  .pipe(
    z.array(why, withProblem('missing')).min(1, withProblem('missing')).max(formLimits.whys, withProblem('tooMany')),
  );

const determineCausesSchema = z.object({
  causes: z.object({
    method: z.literal('fiveWhys').default('fiveWhys'),
    whys,
    rootCauses: z
      .array(
        z.object({
          statement: requiredText(formLimits.reason),
          category: choice(causeCategories),
          whyId: whyId.optional(),
        }),
        withProblem('missing'),
      )
      .min(1, withProblem('missing'))
      .max(formLimits.rootCauses, withProblem('tooMany')),
    agreedBy: z.array(person).max(formLimits.people, withProblem('tooMany')).default([]),
    aloneBecause: optionalText(longest.reason),
  }),
});
type DetermineCauses = CommandOf<'determineCauses', typeof determineCausesSchema>;

const flat = (tree: readonly Why[]): readonly Why[] => tree.flatMap((one) => [one, ...flat(one.children)]);

const problems = ({ causes }: DetermineCauses, { actor }: DecisionContext): Problems => {
  const ids = flat(causes.whys).map(({ id }) => id);
  const known = new Set(ids);
  if (ids.length > formLimits.whys) return { whys: 'tooMany' };
  if (known.size < ids.length) return { whys: 'duplicate' };
  const row = causes.rootCauses.findIndex(({ whyId: id }) => id !== undefined && !known.has(id));
  if (row >= 0) return { [`rootCauses.${row}.whyId` as const]: 'unknownWhy' };
  if (new Set(causes.agreedBy).size < causes.agreedBy.length) return { agreedBy: 'duplicate' };
  // One person alone finds the cause they expect: that needs a reason.
  const together = causes.agreedBy.some((id) => id !== actor.id);
  return together || causes.aloneBecause !== undefined ? {} : { aloneBecause: 'missing' };
};

/** 10.2 b 2: the tree of whys and the confirmed root causes, one cause a statement, each with its category. */
export const determineCauses = defineCommand({
  name: 'determineCauses',
  schema: determineCausesSchema,
  // Those who find the causes may be guests of the meeting, or have left since.
  people: ({ causes }, { cycle }) =>
    causes.agreedBy
      .filter((id) => !cycle.causes?.agreedBy.includes(id))
      .map((id) => ({ field: 'agreedBy', id, as: 'witness' })),
  decide: (command, _, context) =>
    recordUnless(problems(command, context), { type: 'CausesDetermined', ...formFieldsOf(command) }),
});
