import { measuredEntry, octoberEntries } from '../../../test/builders/measuredEntries.ts';
import { thePeople } from '../../../test/builders/thePeople.ts';
import { countAll } from '../../measures/counting/countRecords.ts';
import type { Measuring } from '../../measures/measuring.ts';
import { defaultRules } from '../../organisation/rules.ts';
import { canonicalJson } from '../../record/values/canonicalJson.ts';
import { causeCategories } from '../../record/values/choices.ts';
import { clauses } from '../../record/values/clauses.ts';
import { formatReference } from '../../record/values/reference.ts';
import { freezeFigures } from '../../review/freezeFigures.ts';
import type { Review } from '../../review/review.ts';
import { problemsAt } from '../commandFields.ts';
import {
  decideHoldReview,
  decideNoteReview,
  type HoldReview,
  holdReviewSchema,
  noteReviewSchema,
  type Reviewing,
} from './reviewCommands.ts';

const { observationDays, systemic } = defaultRules;
const measuring: Measuring = { timeZone: 'Europe/Paris', today: '2026-11-24', observationDays, systemic };
const reviewing: Reviewing = {
  today: '2026-11-24',
  procedureVersion: '3.1',
  rules: defaultRules,
  counted: countAll(octoberEntries, measuring),
  unknown: [],
  kept: [],
};
const form = {
  period: { from: '2026-10-01', to: '2026-10-31' },
  conclusion: 'Doors stand open',
  raised: ['NC-2026-0001'],
  nextOn: '2027-05-24',
};

const decide = (
  changes: object = {},
  by: Partial<Reviewing> = {},
): { readonly events?: readonly unknown[]; readonly refusal?: object } => {
  const read = holdReviewSchema.safeParse({ ...form, ...changes });
  if (!read.success) return { refusal: { reason: 'invalid', problems: problemsAt(read.error) } };
  return decideHoldReview({ name: 'holdReview', ...read.data } satisfies HoldReview, { ...reviewing, ...by });
};
const problems = (changes: object, by: Partial<Reviewing> = {}): unknown => {
  const decision = decide(changes, by);
  return decision.refusal && 'problems' in decision.refusal ? decision.refusal.problems : decision;
};

describe('holding a review', () => {
  it('records the conclusions with the figures of that moment', () => {
    const figures = freezeFigures(reviewing.counted, { from: '2026-10-01', to: '2026-10-31' });
    expect(decide()).toEqual({
      events: [
        {
          type: 'ReviewHeld',
          period: form.period,
          heldOn: '2026-11-24',
          ...figures,
          conclusion: 'Doors stand open',
          raised: ['NC-2026-0001'],
          nextOn: '2027-05-24',
          procedureVersion: '3.1',
        },
      ],
    });
  });

  it('accepts no figures from a form', () => {
    expect(decide({ figures: { timeToIdentify: 1 }, systemic: [] })).toEqual(decide());
  });

  it('measures by the rules of the organisation', () => {
    const rules = { observationDays: 90, systemic: { count: 4, days: 30 } };
    expect(decide({}, { counted: countAll(octoberEntries, { ...measuring, ...rules }) })).toMatchObject({
      events: [{ rules: { observationDays: 90, systemic: { count: 4, days: 30 } }, systemic: [] }],
    });
  });

  it('needs no bounds of the period and no nonconformity raised, and names each raised one once', () => {
    expect(decide({ period: {}, raised: [] })).toMatchObject({ events: [{ period: {}, raised: [] }] });
    expect(decide({ raised: ['NC-2026-0001', 'NC-2026-0001'] })).toMatchObject({
      events: [{ raised: ['NC-2026-0001'] }],
    });
  });

  it.each([
    ['no conclusion', { conclusion: ' ' }, { conclusion: 'missing' }],
    ['too long a conclusion', { conclusion: 'x'.repeat(4001) }, { conclusion: 'tooLong' }],
    ['no next date', { nextOn: undefined }, { nextOn: 'missing' }],
    ['an invalid date', { nextOn: '2027-02-30' }, { nextOn: 'notADate' }],
    ['a next one today', { nextOn: '2026-11-24' }, { nextOn: 'inThePast' }],
    ['a next one after more than twelve months', { nextOn: '2027-11-25' }, { nextOn: 'tooFarAhead' }],
    ['a period that ends tomorrow', { period: { to: '2026-11-25' } }, { to: 'inTheFuture' }],
    [
      'a period that begins after its end',
      { period: { from: '2026-10-02', to: '2026-10-01' } },
      { from: 'notFitting' },
    ],
    ['a period that begins tomorrow', { period: { from: '2026-11-25' } }, { from: 'notFitting' }],
    ['no period', { period: undefined }, { period: 'missing' }],
    ['an invalid reference raised', { raised: ['door'] }, { raised: 'unknownRecord' }],
    [
      'too much raised',
      { raised: Array.from({ length: 21 }, (_, n) => formatReference(2026, n + 1)) },
      { raised: 'tooMany' },
    ],
    ['nothing at all', { conclusion: null, raised: null, nextOn: null, period: null }, expect.anything()],
  ])('refuses %s', (_, changes, expected) => {
    expect(problems(changes)).toEqual(expected);
  });

  it('refuses an unknown nonconformity, and one that not every reader may read', () => {
    expect(problems({}, { unknown: ['NC-2026-0001'] })).toEqual({ raised: 'unknownRecord' });
    expect(problems({}, { kept: ['NC-2026-0001'] })).toEqual({ raised: 'notFitting' });
  });

  it('allows the next review until the day that the rule sets', () => {
    expect(decide({ nextOn: '2027-11-24' })).toHaveProperty('events');
    const rules = { ...defaultRules, reviewEveryMonths: 3 };
    expect(decide({ nextOn: '2027-02-24' }, { rules })).toHaveProperty('events');
    expect(problems({ nextOn: '2027-02-25' }, { rules })).toEqual({ nextOn: 'tooFarAhead' });
  });

  it('stays within a row of History, with hits of everything and the longest of conclusions', () => {
    // Every clause and every cause systemic, with more references than are listed; quotes double in JSON.
    const all = clauses.flatMap((clause, index) =>
      Array.from({ length: 14 }, (_, n) =>
        measuredEntry(formatReference(2026, 1_000_000 + index * 20 + n), '2026-10-05', {
          clause,
          causes: causeCategories,
        }),
      ),
    );
    const raised = Array.from({ length: 20 }, (_, n) => formatReference(2026, 2_000_000 + n));
    const decision = decide({ conclusion: '"'.repeat(4000), raised }, { counted: countAll(all, measuring) });
    const { events } = decision;
    expect(canonicalJson(events).length).toBeLessThan(63_000);
    expect(events).toMatchObject([{ systemic: { length: Math.min(120, clauses.length + causeCategories.length) } }]);
  });
});

const { management } = thePeople;
const note = { name: 'noteReview', review: 'REVIEW-0001', comment: 'Seen' } as const;
const review = (heldBy: string): Review => ({ heldBy }) as Review;

describe('noting a review', () => {
  it('records the comment of management', () => {
    expect(decideNoteReview(note, review('mia'), { actor: management })).toEqual({
      events: [{ type: 'ReviewNoted', comment: 'Seen' }],
    });
  });

  it('is refused to the person who held it', () => {
    expect(decideNoteReview(note, review(management.id), { actor: management })).toEqual({
      refusal: { reason: 'segregation', conflict: { duty: 'noteReview', as: 'reviewer' } },
    });
  });

  it('needs a review and a comment', () => {
    const { error } = noteReviewSchema.safeParse({ review: 'NC-2026-0001', comment: '' });
    expect(error && problemsAt(error)).toEqual({ review: 'unknownRecord', comment: 'missing' });
  });
});
