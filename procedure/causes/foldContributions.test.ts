import fc from 'fast-check';
import { cpuTime } from '../../test/builders/cpuTime.ts';
import { problemWhy } from './causePath.ts';
import { type Cause, type Contribution, contributionSchema, fiveWhysSteps } from './contribution.ts';
import { foldFiveWhys } from './fiveWhys.ts';
import { currentVote, foldContributions } from './foldContributions.ts';

const seed = Number(process.env.SEED ?? 20_261_124);

const at = (second: number): string => `2026-11-24T10:00:${String(second).padStart(2, '0')}.000Z`;
let next = 0;
const given = (by: string, second: number, id?: string) => {
  next += 1;
  return { id: id ?? `i${next}`, at: at(second), by };
};
const cause = (id: string, why = problemWhy, second = 0): Contribution => ({
  type: 'CauseAdded',
  ...given('sam', second, id),
  why,
  text: `text of ${id}`,
});
const vote = (by: string, to: string | undefined, second: number, id?: string, why = problemWhy): Contribution => ({
  type: 'VoteCast',
  ...given(by, second, id),
  why,
  ...(to !== undefined && { cause: to }),
});
const removal = (what: string, second = 9): Contribution => ({ type: 'Removed', ...given('hana', second), what });

const tree = (...contributions: readonly Contribution[]) => {
  const shape = ({ id, voters, causes }: Cause): unknown => [id, voters.join(), ...causes.map(shape)];
  return foldContributions(contributions).causes.map(shape);
};

describe('foldContributions', () => {
  it('builds the tree of whys, in the order of time, then id', () => {
    expect(tree(cause('c'), cause('b', 'a', 2), cause('a', problemWhy, 0), cause('d', 'b'))).toEqual([
      ['a', '', ['b', '', ['d', '']]],
      ['c', ''],
    ]);
  });

  it('attaches evidence to its cause, in the words given', () => {
    const evidence: Contribution = { type: 'EvidenceAdded', ...given('rui', 3, 'e'), cause: 'a', text: 'a log line' };
    expect(foldContributions([evidence, cause('a')]).causes[0]?.evidence).toEqual([
      { id: 'e', at: at(3), by: 'rui', text: 'a log line' },
    ]);
  });

  it('counts a person’s last vote on a why, by time, then id, and a withdrawn vote not at all', () => {
    const causes = [cause('a'), cause('b')];
    expect(tree(vote('sam', 'a', 1), vote('sam', 'b', 2), ...causes)).toEqual([
      ['a', ''],
      ['b', 'sam'],
    ]);
    expect(tree(vote('sam', 'a', 2, 'v2'), vote('sam', 'b', 2, 'v1'), ...causes)).toEqual([
      ['a', 'sam'],
      ['b', ''],
    ]);
    expect(tree(vote('sam', 'a', 1), vote('sam', undefined, 2), ...causes)).toEqual([
      ['a', ''],
      ['b', ''],
    ]);
    // Another why, another vote.
    expect(tree(vote('sam', 'a', 1), vote('sam', 'c', 2, 'v', 'a'), cause('a'), cause('c', 'a'))).toEqual([
      ['a', 'sam', ['c', 'sam']],
    ]);
  });

  it('does not count a vote for an answer to another why', () => {
    expect(tree(cause('a'), cause('c', 'a'), vote('sam', 'c', 1))).toEqual([['a', '', ['c', '']]]);
  });

  it('lets a removal win, whenever it came, with the whole subtree', () => {
    expect(tree(removal('a', 0), cause('a', problemWhy, 5), cause('b', 'a'), cause('c'))).toEqual([['c', '']]);
    // A vote for a removed cause is still the person's last one.
    expect(tree(vote('sam', 'c', 1), vote('sam', 'a', 2), cause('a'), cause('c'), removal('a'))).toEqual([['c', '']]);
    expect(foldContributions([removal('a'), cause('b', 'a')])).toMatchObject({ unplaced: [], count: 2 });
  });

  it('reports unplaced causes, and counts removed contributions', () => {
    const { causes, unplaced, count } = foldContributions([cause('b', 'a'), cause('c', 'b'), removal('x')]);
    expect({ causes, unplaced, count }).toEqual({ causes: [], unplaced: ['b'], count: 3 });
  });

  const merging = (from: string, into: string, second = 5, id?: string): Contribution => ({
    type: 'CausesMerged',
    ...given('hana', second, id),
    cause: from,
    into,
  });
  const evidence = (of: string): Contribution => ({ type: 'EvidenceAdded', ...given('rui', 3), cause: of, text: of });
  const merged = (...some: readonly Contribution[]) => {
    const shape = (one: Cause): unknown => [one.id, one.merged.map(({ id }) => id).join(), ...one.causes.map(shape)];
    return foldContributions(some).causes.map(shape);
  };

  it('moves words, evidence, votes and whys of a merged cause to its representative', () => {
    const all = [cause('a'), cause('b'), cause('c', 'a', 1), cause('d', 'b', 2), evidence('a'), evidence('b')];
    const [one, ...others] = foldContributions([
      ...all,
      merging('b', 'a'),
      vote('sam', 'b', 1),
      vote('rui', 'a', 1),
    ]).causes;
    expect(others).toEqual([]);
    expect(one).toMatchObject({
      id: 'a',
      text: 'text of a',
      voters: ['sam', 'rui'],
      merged: [{ id: 'b', text: 'text of b' }],
    });
    expect(one?.causes.map(({ id }) => id)).toEqual(['c', 'd']);
    expect(one?.evidence.map(({ text }) => text)).toEqual(['a', 'b']);
  });

  it('follows a chain of merges to its end, and survives cycles', () => {
    const three = [cause('a'), cause('b'), cause('c')];
    expect(merged(...three, merging('a', 'b'), merging('b', 'c'))).toEqual([['c', 'a,b']]);
    expect(merged(...three, merging('a', 'b'), merging('b', 'a'))).toEqual([
      ['a', ''],
      ['b', ''],
      ['c', ''],
    ]);
    expect(merged(...three, merging('a', 'b'), merging('b', 'c'), merging('c', 'a'))).toEqual([
      ['a', ''],
      ['b', ''],
      ['c', ''],
    ]);
    expect(merged(cause('a'), merging('a', 'a'))).toEqual([['a', '']]);
  });

  it('applies the last valid merge of a cause', () => {
    const three = [cause('a'), cause('b'), cause('c')];
    expect(merged(...three, merging('a', 'b', 5), merging('a', 'c', 6))).toEqual([
      ['b', ''],
      ['c', 'a'],
    ]);
    expect(merged(...three, merging('a', 'b', 5), merging('a', 'elsewhere', 6))).toEqual([
      ['b', 'a'],
      ['c', ''],
    ]);
  });

  it('merges only answers to one why, and those to two whys that became one', () => {
    const all = [cause('a'), cause('b', problemWhy, 1), cause('c', 'a'), cause('d', 'b')];
    expect(merged(...all, merging('d', 'c'))).toEqual([
      ['a', '', ['c', '']],
      ['b', '', ['d', '']],
    ]);
    expect(merged(...all, merging('d', 'a'))).toEqual([
      ['a', '', ['c', '']],
      ['b', '', ['d', '']],
    ]);
    expect(merged(...all, merging('d', 'c'), merging('b', 'a'))).toEqual([['a', 'b', ['c', 'd']]]);
  });

  it('counts one vote per person on two merged whys: the last', () => {
    const all = [cause('a'), cause('b', problemWhy, 1), cause('c', 'a'), cause('d', 'b'), merging('b', 'a')];
    expect(tree(...all, vote('sam', 'c', 1, 'v1', 'a'), vote('sam', 'd', 2, 'v2', 'b'))).toEqual([
      ['a', '', ['c', ''], ['d', 'sam']],
    ]);
    const twice = [...all, merging('d', 'c'), vote('sam', 'c', 1, 'v1', 'a'), vote('sam', 'd', 2, 'v2', 'b')];
    expect(tree(...twice)).toEqual([['a', '', ['c', 'sam']]]);
    expect(currentVote('a', 'sam', twice)).toBe('d');
    expect(currentVote('b', 'sam', twice)).toBe('d');
    expect(currentVote(problemWhy, 'sam', twice)).toBeUndefined();
  });

  it('undoes a merge, and restores what was merged into a removed cause', () => {
    const all = [cause('a'), cause('b'), merging('b', 'a', 5, 'm')];
    expect(merged(...all, removal('m'))).toEqual([
      ['a', ''],
      ['b', ''],
    ]);
    expect(merged(...all, removal('a'))).toEqual([['b', '']]);
    expect(merged(...all, removal('b'))).toEqual([['a', '']]);
  });

  it('folds a long session fast', () => {
    const names = Array.from({ length: 4000 }, (_, n) => `n${n}`);
    const all = names.map((name, n) => cause(name, n === 0 ? problemWhy : `n${Math.floor((n - 1) / 3)}`, n % 60));
    const session = [...all, ...names.slice(1).map((name) => merging(name, 'n1'))];
    expect(cpuTime(() => foldFiveWhys(session))).toBeLessThan(1000);
  });

  it('survives rows that refer to themselves', () => {
    expect(tree(cause('a', 'a'), cause(problemWhy), cause('b', 'c'), cause('c', 'b'))).toEqual([]);
  });

  it('keeps the first acknowledgement of a training and the last answer for an area', () => {
    const acknowledged = (by: string, second: number): Contribution => ({
      type: 'TrainingAcknowledged',
      ...given(by, second),
      action: 'A1',
    });
    const answer = (by: string, second: number, found: boolean): Contribution => ({
      type: 'SweepAnswered',
      ...given(by, second),
      area: 'Paris',
      found,
    });
    const folded = foldContributions([
      acknowledged('sam', 5),
      acknowledged('sam', 3),
      acknowledged('rui', 4),
      answer('sam', 7, true),
      answer('sam', 6, false),
      answer('rui', 8, false),
    ]);
    expect(folded.acknowledged).toEqual(
      new Map([
        [
          'A1',
          new Map([
            ['sam', at(3)],
            ['rui', at(4)],
          ]),
        ],
      ]),
    );
    expect(folded.swept.get('Paris')?.map(({ by, found }) => [by, found])).toEqual([
      ['sam', true],
      ['rui', false],
    ]);
  });
});

/** Few ids, people and seconds, so that all combinations occur. */
const ids = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', problemWhy);
const told = fc.record({
  id: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j'),
  at: fc.integer({ min: 0, max: 3 }).map(at),
  by: fc.constantFrom('sam', 'rui', 'hana'),
});
const inFiveWhys = fc.oneof(
  fc.record({ type: fc.constant('PresenceTold' as const) }),
  fc.record({ type: fc.constant('ProblemStated' as const), problem: ids, implications: ids }),
  fc.record({ type: fc.constant('StepTaken' as const), step: fc.constantFrom(...fiveWhysSteps) }),
  fc.record({ type: fc.constant('WhysAsked' as const), whys: fc.array(ids, { maxLength: 4 }) }),
  fc.record({ type: fc.constant('CausesMerged' as const), cause: ids, into: ids }),
  fc.record({
    type: fc.constant('RootCauseChosen' as const),
    cause: ids,
    statement: ids,
    category: fc.constantFrom('design' as const, 'tooling' as const),
  }),
  fc.record({ type: fc.constant('AgreementGiven' as const), round: ids }),
  fc.record({ type: fc.constant('AgreementGiven' as const), round: ids, objection: ids }),
);
const anyContribution: fc.Arbitrary<Contribution> = fc
  .tuple(
    told,
    fc.oneof(
      fc.record({ type: fc.constant('CauseAdded' as const), why: ids, text: fc.constantFrom('x', 'y') }),
      fc.record({ type: fc.constant('EvidenceAdded' as const), cause: ids, text: fc.constantFrom('x', 'y') }),
      fc.record({ type: fc.constant('VoteCast' as const), why: ids, cause: ids }),
      fc.record({ type: fc.constant('VoteCast' as const), why: ids }),
      fc.record({ type: fc.constant('Removed' as const), what: ids }),
      fc.record({ type: fc.constant('TrainingAcknowledged' as const), action: fc.constantFrom('A1', 'A2') }),
      fc.record({ type: fc.constant('SweepAnswered' as const), area: fc.constantFrom('p', 'q'), found: fc.boolean() }),
      inFiveWhys,
    ),
  )
  .map(([common, own]) => ({ ...own, ...common }));

describe(`the fold knows no order (seed ${seed})`, () => {
  const disordered = fc.array(anyContribution, { maxLength: 25 }).chain((all) =>
    fc.record({
      all: fc.constant(all),
      // Each at least once, some more often, in any order.
      again: fc
        .tuple(fc.shuffledSubarray(all), fc.shuffledSubarray(all, { minLength: all.length }))
        .chain(([some, each]) => fc.shuffledSubarray([...some, ...each], { minLength: some.length + each.length })),
    }),
  );

  it('folds any permutation and duplication to the same', () => {
    fc.assert(
      fc.property(disordered, ({ all, again }) => {
        expect(foldContributions(again)).toEqual(foldContributions(all));
        // Maps and lists keep an order of their own: it must be the same, too.
        const written = (folded: ReturnType<typeof foldContributions>) =>
          JSON.stringify([
            folded,
            [...folded.acknowledged].map(([key, people]) => [key, [...people]]),
            [...folded.swept],
          ]);
        expect(written(foldContributions(again))).toBe(written(foldContributions(all)));
        expect(JSON.stringify(foldFiveWhys(again))).toBe(JSON.stringify(foldFiveWhys(all)));
      }),
      { seed, numRuns: 500 },
    );
  });

  it('never counts fewer for more, and a person once for each why', () => {
    fc.assert(
      fc.property(fc.array(anyContribution, { maxLength: 25 }), anyContribution, (all, one) => {
        const folded = foldContributions(all);
        expect(foldContributions([...all, one]).count).toBeGreaterThanOrEqual(folded.count);
        const check = (causes: readonly Cause[]): void => {
          // Also where two whys became one.
          const voters = causes.flatMap((each) => each.voters);
          expect(new Set(voters).size).toBe(voters.length);
          for (const each of causes) check(each.causes);
        };
        check(folded.causes);
      }),
      { seed, numRuns: 300 },
    );
  });

  it('reads back what it is written as', () => {
    fc.assert(
      fc.property(anyContribution, (one) => {
        expect(contributionSchema.parse(JSON.parse(JSON.stringify(one)))).toEqual(one);
      }),
      { seed },
    );
  });
});
