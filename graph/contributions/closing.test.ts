import { closingOf, hasHole, keysIn, splitByClosings } from './closing.ts';

const session = 'NC-2026-0042/S1';
const [a, c] = ['a'.repeat(16), 'c'.repeat(16)];
const row = (run: string, number: number, inputs = `[${number}]`) => ({
  ContributionKey: `${session}/${run}/${number}`,
  Session: session,
  At: '',
  When: '',
  Inputs: inputs,
});
const rows = [row(c, 9), ...[10, 2, 1, 3].map((n) => row(a, n)), ...[1, 2, 7].map((n) => row(c, n))];

describe('the closing of a session', () => {
  const closing = closingOf(session, rows);

  it('names ranges per run, sorted as numbers, for any order of rows', () => {
    expect(closing).toMatchObject({ ranges: { [a]: '1-3,10', [c]: '1-2,7,9' }, count: 8 });
    expect(closingOf(session, rows.toReversed())).toEqual(closing);
    expect(Object.keys(closing.ranges)).toEqual([a, c]);
    expect(closingOf(session, [])).toMatchObject({ ranges: {}, count: 0 });
  });

  it('leaves out rows of other sessions', () => {
    const strangers = [
      { ...row(a, 4), ContributionKey: `NC-2026-0042/S11/${a}/4` },
      { ...row(a, 4), ContributionKey: `${session}/${a}/04` },
      { ...row(a, 4), ContributionKey: '' },
    ];
    expect(closingOf(session, [...rows, ...strangers])).toEqual(closing);
  });

  it('separates late rows from included ones', () => {
    const late = [row(a, 4), row('f'.repeat(16), 1), row(c, 8)];
    const split = splitByClosings(session, [...late, ...rows], [closing]);
    expect(split.late.map(({ ContributionKey }) => ContributionKey).sort()).toEqual(
      late.map(({ ContributionKey }) => ContributionKey).sort(),
    );
    expect(split.included).toHaveLength(8);
  });

  it('includes what any of several closings names', () => {
    const late = [row(a, 4), row('f'.repeat(16), 1)];
    const taken = closingOf(session, late);
    const more = row(a, 5);
    const split = splitByClosings(session, [more, ...late, ...rows], [closing, taken]);
    expect(split.late).toEqual([more]);
    expect(split.included).toHaveLength(10);
    expect(splitByClosings(session, rows, []).included).toEqual([]);
  });

  it('differs when a row was changed, removed or added', () => {
    expect(closingOf(session, rows.slice(1)).digest).not.toBe(closing.digest);
    expect(closingOf(session, [row(c, 9, '[]'), ...rows.slice(1)]).digest).not.toBe(closing.digest);
    expect(closingOf(session, [...rows, row(a, 4)]).digest).not.toBe(closing.digest);
  });

  it('names its keys, up to a limit', () => {
    expect(keysIn(session, closing, closing.count)).toEqual([
      ...[1, 2, 3, 10].map((n) => `${session}/${a}/${n}`),
      ...[1, 2, 7, 9].map((n) => `${session}/${c}/${n}`),
    ]);
    expect(keysIn(session, { ranges: { [a]: '1-99999999999' } }, 3)).toHaveLength(4);
  });

  it('finds a gap', () => {
    expect(hasHole(closing)).toBe(true);
    expect(hasHole(closingOf(session, [row(a, 1), row(c, 1), row(c, 2)]))).toBe(false);
    expect(hasHole(closingOf(session, [row(a, 2)]))).toBe(true);
    expect(hasHole(closingOf(session, []))).toBe(false);
    // A number that was missing in an earlier closing is lost; counting continues after it.
    const late = (...numbers: readonly number[]) =>
      closingOf(
        session,
        numbers.map((n) => row(a, n)),
      );
    expect([late(4, 11), late(11, 12), late(5), late(12), late(11, 13)].map((one) => hasHole(one, [closing]))).toEqual([
      false,
      false,
      false,
      true,
      true,
    ]);
  });
});
