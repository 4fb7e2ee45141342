import { z } from 'zod';
import { causeCategories } from '../record/choices.ts';
import type { Nonconformity } from '../record/nonconformity.ts';
import type { Why } from '../record/recordParts.ts';
import { longest, optionalText, requiredText } from '../record/reportFacts.ts';
import type { Deciding } from './circumstances.ts';
import type { Problems } from './commandFields.ts';
import { type Decision, recordUnless } from './decision.ts';
import { choice, most, person, says } from './fields.ts';
import { type OnRecord, saidBy } from './onRecord.ts';

const whyId = z.string(says('missing')).regex(/^[\w-]{1,64}$/, says('unknownChoice'));

/** How deep a value nests, children by children; counted before zod walks into it, so that no tree is too deep to refuse. */
const depthOf = (whys: unknown, limit: number): number => {
  if (!Array.isArray(whys) || whys.length === 0 || limit === 0) return 0;
  return (
    1 + Math.max(...whys.map((why: unknown) => depthOf((why as { children?: unknown } | null)?.children, limit - 1)))
  );
};

const why: z.ZodType<Why> = z.object({
  id: whyId,
  question: requiredText(most.why),
  answer: requiredText(most.why),
  evidence: optionalText(most.why),
  get children(): z.ZodArray<typeof why> {
    return z.array(why).max(most.whys, says('tooMany'));
  },
});

const whys = z
  .unknown()
  .refine((tree) => depthOf(tree, most.whyDepth + 2) <= most.whyDepth, says('tooDeep'))
  .pipe(z.array(why, says('missing')).min(1, says('missing')).max(most.whys, says('tooMany')));

/** 10.2 b 2: the tree of whys and the root causes that were confirmed, one cause a statement, each with its category. */
export const determineCausesSchema = z.object({
  causes: z.object({
    method: z.literal('fiveWhys').default('fiveWhys'),
    whys,
    rootCauses: z
      .array(
        z.object({
          statement: requiredText(most.reason),
          category: choice(causeCategories),
          whyId: whyId.optional(),
        }),
        says('missing'),
      )
      .min(1, says('missing'))
      .max(most.rootCauses, says('tooMany')),
    agreedBy: z.array(person).max(most.people, says('tooMany')).default([]),
    aloneBecause: optionalText(longest.reason),
  }),
});
export type DetermineCauses = OnRecord<'determineCauses', typeof determineCausesSchema>;

const flat = (tree: readonly Why[]): readonly Why[] => tree.flatMap((one) => [one, ...flat(one.children)]);

const problems = ({ causes }: DetermineCauses, { actor }: Deciding): Problems => {
  const ids = flat(causes.whys).map(({ id }) => id);
  const known = new Set(ids);
  if (ids.length > most.whys) return { whys: 'tooMany' };
  if (known.size < ids.length) return { whys: 'duplicate' };
  const row = causes.rootCauses.findIndex(({ whyId: id }) => id !== undefined && !known.has(id));
  if (row >= 0) return { [`rootCauses.${row}.whyId` as const]: 'unknownWhy' };
  if (new Set(causes.agreedBy).size < causes.agreedBy.length) return { agreedBy: 'duplicate' };
  // One person alone finds the cause he expects: with nobody else it needs a reason.
  const together = causes.agreedBy.some((id) => id !== actor.id);
  return together || causes.aloneBecause !== undefined ? {} : { aloneBecause: 'missing' };
};

export const decideDetermineCauses = (command: DetermineCauses, _: Nonconformity, deciding: Deciding): Decision =>
  recordUnless(problems(command, deciding), { type: 'CausesDetermined', ...saidBy(command) });
