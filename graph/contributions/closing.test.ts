import { closingOf, hasHole, isWhole, splitByClosing } from './closing.ts';

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

  it('names ranges per run, numbers as numbers, whatever the order of rows', () => {
    expect(closing).toMatchObject({ ranges: { [a]: '1-3,10', [c]: '1-2,7,9' }, count: 8 });
    expect(closingOf(session, rows.toReversed())).toEqual(closing);
    expect(Object.keys(closing.ranges)).toEqual([a, c]);
    expect(closingOf(session, [])).toMatchObject({ ranges: {}, count: 0 });
  });

  it('leaves out what is no row of the session', () => {
    const strangers = [
      { ...row(a, 4), ContributionKey: `NC-2026-0042/S11/${a}/4` },
      { ...row(a, 4), ContributionKey: `${session}/${a}/04` },
      { ...row(a, 4), ContributionKey: '' },
    ];
    expect(closingOf(session, [...rows, ...strangers])).toEqual(closing);
  });

  it('tells late rows from those that it includes', () => {
    const late = [row(a, 4), row('f'.repeat(16), 1), row(c, 8)];
    const split = splitByClosing(session, [...late, ...rows], closing);
    expect(split.late.map(({ ContributionKey }) => ContributionKey).sort()).toEqual(
      late.map(({ ContributionKey }) => ContributionKey).sort(),
    );
    expect(split.included).toHaveLength(8);
  });

  it('exposes a row that was changed or taken away, and does not mind late ones', () => {
    expect(isWhole(session, [...rows, row(a, 4)], closing)).toBe(true);
    expect(isWhole(session, rows.slice(1), closing)).toBe(false);
    expect(isWhole(session, [row(c, 9, '[]'), ...rows.slice(1)], closing)).toBe(false);
  });

  it('knows a hole', () => {
    expect(hasHole(closing)).toBe(true);
    expect(hasHole(closingOf(session, [row(a, 1), row(c, 1), row(c, 2)]))).toBe(false);
    expect(hasHole(closingOf(session, [row(a, 2)]))).toBe(true);
    expect(hasHole(closingOf(session, []))).toBe(false);
  });
});
