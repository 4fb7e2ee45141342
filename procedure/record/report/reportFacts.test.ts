import fc from 'fast-check';
import {
  type FieldSpec,
  fieldProblems,
  longest,
  problemsOf,
  readReportFacts,
  reportFactsSchema,
  reportFields,
  specOf,
} from './reportFacts.ts';

const today = '2026-11-24';
const read = (typed: unknown) => readReportFacts(typed, today);
const problems = (typed: unknown) => {
  const found = read(typed);
  return found.ok ? {} : found.problems;
};
const facts = (typed: unknown) => {
  const found = read(typed);
  if (!found.ok) throw new Error(JSON.stringify(found.problems));
  return found.facts;
};

const sampleOf = (spec: FieldSpec): string | undefined =>
  spec.kind === 'choice'
    ? spec.values.at(-1)
    : { text: 'Door open\nAll night', line: 'Server room 2', day: '2026-11-24', clause: 'A.7.2' }[spec.kind];

/** A choice left empty is not sure, which is a full answer; most reports are by staff. */
const defaultChoices = {
  ...Object.fromEntries(
    reportFields.filter((field) => specOf(field).kind === 'choice').map((field) => [field, 'notSure']),
  ),
  source: 'staff',
};

describe('readReportFacts', () => {
  it('requires only what happened; the rest has its default', () => {
    expect(facts({ what: ' The door stood open ' })).toStrictEqual({
      what: 'The door stood open',
      detectedOn: today,
      ...defaultChoices,
    });
  });

  it('reads a field left empty, as forms send it, as absent', () => {
    const empty = Object.fromEntries(reportFields.map((field) => [field, '']));
    const absent = Object.fromEntries(reportFields.map((field) => [field, null]));
    for (const typed of [empty, absent]) expect(facts({ ...typed, what: 'x' })).toEqual(facts({ what: 'x' }));
    expect(facts({ what: 'x', system: ' \n ' }).system).toBeUndefined();
  });

  it('accepts every fact', () => {
    const all = Object.fromEntries(reportFields.map((field) => [field, sampleOf(specOf(field))]));
    expect(facts(all)).toEqual(all);
  });

  it('reads what it wrote the same again', () => {
    const once = facts({ what: 'a\r\nb', system: 'e\u0301', clause: '9.2', occurredOn: ' 2026-01-31 ' });
    expect(facts(once)).toStrictEqual(once);
  });

  it.each([
    [undefined],
    [null],
    [[]],
    [['what']],
    [5],
    ['what'],
    [true],
    [{}],
    [{ what: '' }],
    [{ what: ' \u0000\n' }],
  ])('%j is empty', (typed) => {
    expect(problems(typed)).toEqual({ what: 'missing' });
  });

  it.each([[null], [5], [['a']], [{ toString: 'x' }], ['\u200b\u2060\ufeff']])('%j is not what happened', (what) => {
    expect(problems({ what })).toEqual({ what: 'missing' });
  });

  it.each([
    ['2026-13-45', 'notADate'],
    ['2026-02-30', 'notADate'],
    ['yesterday', 'notADate'],
    [20261124, 'notADate'],
    [{}, 'notADate'],
    ['   ', 'notADate'],
    ['9999-12-31', 'inTheFuture'],
    ['2026-11-25', 'inTheFuture'],
    ['1989-12-31', 'tooLongAgo'],
    ['0001-01-01', 'tooLongAgo'],
  ])('%j is not a day of detection or occurrence: %s', (date, expected) => {
    expect(problems({ what: 'x', detectedOn: date })).toMatchObject({ detectedOn: expected });
    expect(problems({ what: 'x', occurredOn: date })).toEqual({ occurredOn: expected });
  });

  it('requires occurrence no later than detection', () => {
    expect(problems({ what: 'x', detectedOn: '2026-11-20', occurredOn: '2026-11-21' })).toEqual({
      occurredOn: 'afterDetection',
    });
    expect(problems({ what: 'x', detectedOn: '2026-11-20', occurredOn: '2026-11-20' })).toEqual({});
    expect(problems({ what: 'x', detectedOn: today, occurredOn: '1990-01-01' })).toEqual({});
  });

  it.each([
    ['ongoing', 'maybe'],
    ['ongoing', ['yes']],
    ['impact', 'Critical'],
    ['priority', 3],
    ['source', 'constructor'],
    ['clause', 'A.5.38'],
    ['clause', '__proto__'],
    ['clause', 10.2],
    ['system', 5],
    ['evidence', ['a']],
  ])('%s %j is no choice', (field, value) => {
    expect(problems({ what: 'x', [field]: value })).toEqual({ [field]: 'unknownChoice' });
  });

  it('reports all problems at once', () => {
    expect(
      problems({ what: '', detectedOn: '2026-02-30', impact: 'x', clause: 'x', evidence: 'x'.repeat(1001) }),
    ).toEqual({
      what: 'missing',
      detectedOn: 'notADate',
      impact: 'unknownChoice',
      clause: 'unknownChoice',
      evidence: 'tooLong',
    });
  });

  it.each(reportFields.flatMap((field) => (field in longest ? [field as keyof typeof longest] : [])))(
    '%s has a maximum length, counted without surrounding white space',
    (field) => {
      const most = longest[field];
      expect(problems({ what: 'x', [field]: ` ${'é'.repeat(most)} ` })).toEqual({});
      expect(problems({ what: 'x', [field]: 'é'.repeat(most + 1) })).toEqual({ [field]: 'tooLong' });
      expect(problems({ what: 'x', [field]: 'é'.repeat(100_000) })).toEqual({ [field]: 'tooLong' });
    },
  );

  it('keeps nothing that the form does not have, and no prototype', () => {
    const hostile: unknown = JSON.parse(
      '{"what":"x","__proto__":{"system":"evil","polluted":1},"constructor":{"prototype":{"polluted":1}},"reporter":"boss","stage":"closed"}',
    );
    const kept = facts(hostile);
    expect(Object.keys(kept).sort()).toEqual(['detectedOn', 'what', ...Object.keys(defaultChoices)].sort());
    expect(kept.system).toBeUndefined();
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
    expect(problems(JSON.parse('{"__proto__":{"what":"inherited"}}'))).toEqual({ what: 'missing' });
  });

  it('answers any input with facts or with problems that have a sentence', () => {
    fc.assert(
      fc.property(
        fc.anything({ withNullPrototype: true }),
        fc.dictionary(fc.constantFrom(...reportFields), fc.anything(), { noNullPrototype: true }),
        (noise, form) => {
          for (const typed of [noise, form, { what: 'x', ...form }]) {
            const found = read(typed);
            const said = found.ok ? [] : Object.values(found.problems);
            expect(found.ok || said.length > 0).toBe(true);
            for (const problem of said) expect(fieldProblems).toContain(problem);
          }
        },
      ),
    );
  });

  it('lists each field of the form once, in its order', () => {
    expect([...reportFields]).toEqual(Object.keys(reportFactsSchema.shape));
  });

  it('gives the first problem of each field', () => {
    const parsed = reportFactsSchema.safeParse({ what: '', system: 'x'.repeat(256) });
    if (parsed.success) throw new Error('expected problems');
    expect(problemsOf(parsed.error)).toEqual({ what: 'missing', system: 'tooLong' });
  });
});
