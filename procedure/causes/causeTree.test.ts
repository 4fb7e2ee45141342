import fc from 'fast-check';
import { activeContributions } from './activeContributions.ts';
import { problemWhy } from './causePath.ts';
import { causeTree, mergedCausesOf } from './causeTree.ts';
import type { Cause, Contribution } from './contribution.ts';
import { foldFiveWhys, whysOf } from './fiveWhys.ts';

const seed = Number(process.env.SEED ?? 20_261_128);

/** A cause under each earlier one, so that most are in the tree; then merges, votes, removals of few of them. */
const size = 9;
const id = fc.integer({ min: 0, max: size - 1 }).map((n) => `c${n}`);
const whyOf = (n: number) => fc.integer({ min: -1, max: n - 1 }).map((above) => (above < 0 ? problemWhy : `c${above}`));
const told = {
  at: fc.integer({ min: 0, max: 5 }).map((s) => `2026-11-28T10:00:0${s}.000Z`),
  by: fc.constantFrom('a', 'b'),
};
const causes = fc.tuple(
  ...Array.from({ length: size }, (_, n) =>
    fc.record({ ...told, type: fc.constant('CauseAdded' as const), id: fc.constant(`c${n}`), why: whyOf(n), text: id }),
  ),
);
const others = fc.array(
  fc.oneof(
    { weight: 4, arbitrary: fc.record({ ...told, type: fc.constant('CausesMerged' as const), cause: id, into: id }) },
    { weight: 4, arbitrary: fc.record({ ...told, type: fc.constant('VoteCast' as const), why: id, cause: id }) },
    { weight: 1, arbitrary: fc.record({ ...told, type: fc.constant('Removed' as const), what: id }) },
    {
      weight: 2,
      arbitrary: fc.record({
        ...told,
        type: fc.constant('RootCauseChosen' as const),
        cause: id,
        statement: id,
        category: fc.constant('design' as const),
      }),
    },
  ),
  { maxLength: 14 },
);
const sessions: fc.Arbitrary<readonly Contribution[]> = fc
  .tuple(causes, others)
  .map(([some, more]) => [...some, ...more.map((one, n) => ({ ...one, id: `o${n}` }))]);

const inTree = (some: readonly Cause[]): readonly Cause[] => some.flatMap((one) => [one, ...inTree(one.causes)]);
const treeOf = (given: readonly Contribution[]) => {
  const { there } = activeContributions(given);
  return { there, tree: causeTree(there, mergedCausesOf(there)) };
};

describe(`the tree after merges (seed ${seed})`, () => {
  const holds = (check: (given: readonly Contribution[]) => void): void =>
    fc.assert(fc.property(sessions, check), { seed, numRuns: 400 });

  it('is independent of the order of arrival', () => {
    fc.assert(
      fc.property(
        sessions.chain((given) =>
          fc.tuple(fc.constant(given), fc.shuffledSubarray([...given], { minLength: given.length })),
        ),
        ([given, other]) => {
          expect(JSON.stringify(treeOf(other).tree)).toBe(JSON.stringify(treeOf(given).tree));
          expect(JSON.stringify(foldFiveWhys(other))).toBe(JSON.stringify(foldFiveWhys(given)));
        },
      ),
      { seed, numRuns: 400 },
    );
  });

  it('has each cause once, by itself or merged, and none under a removed one', () => {
    holds((given) => {
      const { there, tree } = treeOf(given);
      const shown = inTree(tree).flatMap((one) => [one.id, ...one.merged.map((merged) => merged.id)]);
      expect(new Set(shown).size).toBe(shown.length);
      const known = new Map(there.map((one) => [one.id, one]));
      const isThere = (why: string): boolean => {
        const one = known.get(why);
        return why === problemWhy || (one?.type === 'CauseAdded' && isThere(one.why));
      };
      const expected = there.flatMap((one) => (one.type === 'CauseAdded' && isThere(one.id) ? one.id : []));
      expect([...shown].sort()).toEqual([...expected].sort());
    });
  });

  it('counts a person once for each why, whatever was merged', () => {
    holds((given) => {
      const check = (some: readonly Cause[]): void => {
        const voters = some.flatMap((one) => one.voters);
        expect(new Set(voters).size).toBe(voters.length);
        for (const one of some) check(one.causes);
      };
      check(treeOf(given).tree);
    });
  });

  it('is restored when the last merge is undone', () => {
    holds((given) => {
      const merging: Contribution = {
        type: 'CausesMerged',
        id: 'last',
        at: '2026-11-28T10:00:09.000Z',
        by: 'a',
        cause: 'c1',
        into: 'c0',
      };
      const undone: Contribution = { type: 'Removed', id: 'undo', at: merging.at, by: 'a', what: 'last' };
      expect(treeOf([...given, merging, undone]).tree).toEqual(treeOf(given).tree);
    });
  });

  it('gives the record the path to each root cause', () => {
    holds((given) => {
      const fold = foldFiveWhys(given);
      const { whys, rootCauses } = whysOf(fold, 'x');
      const flat = (some: typeof whys): typeof whys => some.flatMap((one) => [one, ...flat(one.children)]);
      const ids = flat(whys).map((one) => one.id);
      expect(ids).toEqual(ids.map((_, n) => `w${n + 1}`));
      expect(rootCauses.every(({ whyId }) => whyId !== undefined && ids.includes(whyId))).toBe(true);
      expect(rootCauses).toHaveLength(fold.rootCauses.length);
    });
  });
});
