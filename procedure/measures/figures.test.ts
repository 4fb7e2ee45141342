import fc from 'fast-check';
import { type Accumulated, accumulate, type Figures } from './counting/accumulate.ts';
import { drillDownCases } from './drillDownReferences.ts';
import type { MeasuredAction, MeasuredFacts } from './measuredFacts.ts';
import { type MeasureName, measureNames } from './measures.ts';
import { type Measuring, type Period, usualRules } from './measuring.ts';
import { dayNumber, daysOfZone, minuteOf } from './periods/dayNumber.ts';

const paris: Measuring = { timeZone: 'Europe/Paris', today: '2026-11-24', ...usualRules };

const day = dayNumber;
/** Ten in the morning UTC of a day: the same day in Paris. */
const on = (date: Parameters<typeof dayNumber>[0]) => minuteOf(`${date}T10:00:00.000Z`);

const nc = (changes: Partial<MeasuredFacts> = {}): MeasuredFacts => ({
  v: 4,
  reference: 'NC-2026-0001',
  stage: 'implementation',
  causes: [],
  detected: day('2026-02-01'),
  reported: on('2026-02-01'),
  verdicts: [],
  recurrences: [],
  actions: [],
  ...changes,
});

const act = (changes: Partial<MeasuredAction> = {}): MeasuredAction => ({
  id: 'A1',
  owner: 'ada',
  originalDue: day('2026-03-31'),
  due: day('2026-03-31'),
  ...changes,
});

const filled = (all: readonly MeasuredFacts[], measuring: Measuring): Accumulated => {
  const accumulated = accumulate(measuring);
  for (const facts of all) accumulated.add(facts);
  return accumulated;
};
const everything = (all: readonly MeasuredFacts[], period: Period = {}, measuring = paris): Figures =>
  filled(all, measuring).figures(period);
const figure = (name: MeasureName, all: readonly MeasuredFacts[], period: Period = {}, measuring = paris) =>
  everything(all, period, measuring).figures[name];

describe('nothing measured', () => {
  it.each(measureNames)('gives %s no value rather than zero', (name) => {
    expect(figure(name, [])).toMatchObject({ value: undefined, population: 0, missing: 0, pending: 0, exclusions: {} });
  });
});

describe('time to identify', () => {
  // 10, 20, 30 and 100 days before detection on 1 February; one unknown, one rejected, one that occurred the day after.
  const all = [
    ...(['2026-01-22', '2026-01-12', '2026-01-02', '2025-10-24'] as const).map((date) => nc({ occurred: day(date) })),
    nc(),
    nc({ stage: 'rejected', occurred: day('2026-01-22') }),
    nc({ occurred: day('2026-02-02') }),
  ];

  it('is the mean over the known: (10 + 20 + 30 + 100) / 4 = 40, the median (20 + 30) / 2, and P90 100', () => {
    expect(figure('timeToIdentify', all)).toEqual({
      unit: 'days',
      value: 40,
      median: 25,
      p90: 100,
      population: 4,
      missing: 1,
      pending: 0,
      exclusions: { rejected: 1, datesContradict: 1 },
      buckets: { upTo30: 3, upTo60: 0, upTo90: 0, over90: 1 },
    });
  });

  it('uses the period of the day of detection, both ends included', () => {
    expect(figure('timeToIdentify', all, { from: '2026-02-01', to: '2026-02-01' }).population).toBe(4);
    expect(figure('timeToIdentify', all, { from: '2026-02-02' }).population).toBe(0);
    expect(figure('timeToIdentify', all, { to: '2026-01-31' }).population).toBe(0);
  });

  it('lists each of its cases', () => {
    const cases = drillDownCases('timeToIdentify', all.slice(3, 6), paris, {});
    const { reference } = nc();
    expect(cases).toEqual([
      { reference, value: 100 },
      { reference, leftOut: 'missing' },
      { reference, leftOut: 'rejected' },
    ]);
  });
});

describe('time to treat', () => {
  it('counts days of the organisation’s calendar, not spans of 24 hours', () => {
    // Paris is UTC+1 in winter: 22:59Z is still 1 February, 23:01Z is the 2nd. Two minutes are one day; in UTC they are none.
    const late = nc({
      reported: minuteOf('2026-02-01T22:59:00.000Z'),
      triaged: minuteOf('2026-02-01T23:01:00.000Z'),
    });
    expect(figure('timeToTriage', [late]).value).toBe(1);
    expect(figure('timeToTriage', [late], {}, { ...paris, timeZone: 'UTC' }).value).toBe(0);
    expect(figure('timeToTriage', [late], { to: '2026-02-01' }).population).toBe(0);
  });

  it('is not shortened by the night in which the clocks go forward, nor lengthened when they go back', () => {
    // Saturday 28 March 12:00 to Monday 30 March 00:30 in Paris: 35.5 hours of time, two days. 22:30Z is 00:30 in summer.
    const spring = nc({
      reported: minuteOf('2026-03-28T11:00:00.000Z'),
      triaged: minuteOf('2026-03-29T22:30:00.000Z'),
    });
    // Sunday 25 October 00:30 (22:30Z the day before) to 23:30 of the same day (22:30Z): 24 hours of time, no day.
    const autumn = nc({
      reported: minuteOf('2026-10-24T22:30:00.000Z'),
      triaged: minuteOf('2026-10-25T22:30:00.000Z'),
    });
    expect(figure('timeToTriage', [spring]).value).toBe(2);
    expect(figure('timeToTriage', [autumn]).value).toBe(0);
  });

  it('gives each stage its own number', () => {
    // Detected 1 February. Contained on the 3rd: 2. Planned 3 March: 30 (28 days to 1 March, 2 more). Implemented
    // 1 April: 59 (28 + 31). Closed 1 July: 150 (28 + 31 + 30 + 31 + 30).
    const closed = nc({
      stage: 'closed',
      contained: day('2026-02-03'),
      planned: on('2026-03-03'),
      implemented: day('2026-04-01'),
      closed: on('2026-07-01'),
    });
    const { figures } = everything([closed, nc()]);
    expect([
      figures.timeToContain.value,
      figures.timeToPlan.value,
      figures.timeToImplement.value,
      figures.timeToClose.value,
    ]).toEqual([2, 30, 59, 150]);
    for (const name of ['timeToContain', 'timeToPlan', 'timeToImplement', 'timeToClose'] as const)
      expect(figures[name].pending).toBe(1);
  });

  it('says why a record is left out', () => {
    const closed = { stage: 'closed', closed: on('2026-05-01') } as const;
    const all = [
      nc({ ...closed, lane: 'correctionOnly', contained: 'notNecessary' }),
      nc(closed),
      nc({ lane: 'correctionOnly' }),
      nc({ stage: 'riskAccepted', riskAccepted: on('2026-05-02') }),
    ];
    expect(figure('timeToImplement', all)).toMatchObject({
      population: 0,
      pending: 0,
      exclusions: { withoutPlan: 2, riskAccepted: 1 },
    });
    expect(figure('timeToContain', all)).toMatchObject({
      missing: 1,
      pending: 1,
      exclusions: { notNecessary: 1, riskAccepted: 1 },
    });
    expect(figure('timeToImplement', all, { from: '2026-05-02' }).exclusions).toEqual({ riskAccepted: 1 });
  });

  it('shows beside it the age of open records: 30, 31, 60, 61, 90 and 91 days', () => {
    // Before 24 November: 25 October, 24 October, 25 September, 24 September, 26 August, 25 August.
    const dates = ['2026-10-25', '2026-10-24', '2026-09-25', '2026-09-24', '2026-08-26', '2026-08-25'] as const;
    expect(figure('openAge', [...dates.map((date) => nc({ detected: day(date) })), nc({ stage: 'closed' })])).toEqual({
      unit: 'days',
      // (30 + 31 + 60 + 61 + 90 + 91) / 6 = 363 / 6
      value: 60.5,
      median: 60.5,
      p90: 91,
      population: 6,
      missing: 0,
      pending: 0,
      exclusions: {},
      buckets: { upTo30: 1, upTo60: 2, upTo90: 2, over90: 1 },
    });
  });
});

describe('recurrence rate', () => {
  // W = 180 days: a last action on 27 May is observed until 23 November, over on 24 November; one on 28 May is not.
  const closed = (implemented: Parameters<typeof day>[0], ...recurrences: readonly string[]) =>
    nc({
      stage: 'closed',
      closed: on('2026-06-30'),
      implemented: day(implemented),
      recurrences: recurrences.map(minuteOf),
    });

  it('counts only recurrences inside the window, and only windows that are over', () => {
    const all = [
      // Counted, 3 of 6 hit: on the first day, on the last minute of the last day in Paris, and in the middle.
      closed('2026-05-27', '2026-05-27T10:00:00.000Z'),
      closed('2026-05-27', '2026-11-23T22:59:00.000Z'),
      closed('2026-05-27', '2026-04-01T10:00:00.000Z', '2026-08-01T10:00:00.000Z'),
      // Before the last action; after the window; never.
      closed('2026-05-27', '2026-05-26T10:00:00.000Z'),
      closed('2026-05-27', '2026-11-23T23:00:00.000Z'),
      closed('2026-05-27'),
      // Its window still runs, although it happened again.
      closed('2026-05-28', '2026-06-15T10:00:00.000Z'),
      nc({ stage: 'closed', closed: on('2026-06-30'), lane: 'correctionOnly' }),
      nc(),
    ];
    expect(figure('recurrence', all)).toEqual({
      unit: 'share',
      value: 0.5,
      hits: 3,
      population: 6,
      missing: 0,
      pending: 1,
      exclusions: { withoutPlan: 1 },
    });
    expect(figure('recurrence', all, { from: '2026-11-23', to: '2026-11-23' }).population).toBe(6);
    expect(figure('recurrence', all, {}, { ...paris, today: '2026-11-23' })).toMatchObject({
      value: undefined,
      pending: 7,
    });
  });

  it('comes with the share of new ones that repeat an earlier one', () => {
    expect(figure('repeats', [nc(), nc({ repeats: true }), nc(), nc(), nc({ stage: 'duplicate' })])).toMatchObject({
      value: 0.25,
      exclusions: { duplicate: 1 },
    });
  });
});

describe('actions on schedule', () => {
  // Due on 31 March. In time on the day itself; late a day after; extended to 30 April and done on the 15th: late against
  // the first date, in time against the one in force; open and overdue: late; cancelled by its day: out. 1 of 4 and 2 of 4.
  const actions = [
    act({ id: 'A1', doneOn: day('2026-03-31') }),
    act({ id: 'A2', doneOn: day('2026-04-01') }),
    act({ id: 'A3', due: day('2026-04-30'), doneOn: day('2026-04-15') }),
    act({ id: 'A4' }),
    act({ id: 'A5', cancelled: on('2026-03-31') }),
    // Due today and open: not late yet. Due tomorrow: not counted yet, done or not.
    act({ id: 'A6', originalDue: day('2026-11-24'), due: day('2026-11-24') }),
    act({ id: 'A7', originalDue: day('2026-11-25'), due: day('2026-11-25'), doneOn: day('2026-11-01') }),
  ];

  it('count against the first date, and against the date in force beside it', () => {
    const { figures } = everything([nc({ actions })]);
    expect(figures.onSchedule).toMatchObject({
      value: 0.25,
      hits: 1,
      population: 4,
      pending: 1,
      exclusions: { cancelled: 1 },
    });
    expect(figures.onCurrentSchedule).toMatchObject({ value: 0.5, hits: 2, population: 4 });
    // Open: A4 past its date, A6 not.
    expect(figures.overdue).toMatchObject({ value: 0.5, hits: 1, population: 2 });
  });

  it('are not improved by cancelling what is overdue, and the cancellation rate says how many were', () => {
    const late = [act({ id: 'A1', doneOn: day('2026-03-31') }), act({ id: 'A2' })];
    const cancelledOn = (date: Parameters<typeof on>[0], due = day('2026-03-31')) =>
      everything([
        nc({ actions: [act({ id: 'A1', doneOn: day('2026-03-31') }), act({ id: 'A2', due, cancelled: on(date) })] }),
      ]).figures;
    expect(everything([nc({ actions: late })]).figures.onSchedule).toMatchObject({ hits: 1, population: 2 });
    const after = cancelledOn('2026-04-01');
    expect(after.onSchedule).toMatchObject({ value: 0.5, hits: 1, population: 2, exclusions: {} });
    expect(after.cancellation).toMatchObject({ value: 0.5, hits: 1, population: 2 });
    // On its day, it is not late; the rate beside it shows it all the same.
    const before = cancelledOn('2026-03-31');
    expect(before.onSchedule).toMatchObject({ hits: 1, population: 1, exclusions: { cancelled: 1 } });
    expect(before.cancellation).toMatchObject({ value: 0.5, hits: 1, population: 2 });
    // An extension does not help either: the date first approved counts.
    const extended = cancelledOn('2026-04-15', day('2026-04-30'));
    expect(extended.onSchedule).toMatchObject({ hits: 1, population: 2 });
    expect(extended.onCurrentSchedule).toMatchObject({ hits: 1, population: 1, exclusions: { cancelled: 1 } });
  });

  it('count a record whose actions were all cancelled as that, and not as closed without a plan', () => {
    const closed = nc({
      stage: 'closed',
      planned: on('2026-02-10'),
      closed: on('2026-05-01'),
      actions: [act({ cancelled: on('2026-04-01') })],
    });
    for (const name of ['timeToImplement', 'recurrence'] as const)
      expect(figure(name, [closed]).exclusions).toEqual({ allCancelled: 1 });
    expect(drillDownCases('timeToImplement', [closed], paris, {})).toEqual([
      { reference: closed.reference, leftOut: 'allCancelled' },
    ]);
  });

  it('move between periods with their date', () => {
    const { figures } = filled([nc({ actions })], paris).figures({ to: '2026-03-31' });
    expect(figures.onSchedule.population).toBe(4);
    expect(figures.onCurrentSchedule).toMatchObject({ population: 3, hits: 1 });
  });

  it('name the action of each case', () => {
    expect(drillDownCases('onSchedule', [nc({ actions })], paris, {}).map((one) => one.action)).toEqual([
      'A1',
      'A2',
      'A3',
      'A4',
      'A5',
      'A6',
    ]);
  });

  it('leave out what an accepted risk made unnecessary before it was due', () => {
    const accepted = (date: Parameters<typeof on>[0]) =>
      nc({ stage: 'riskAccepted', riskAccepted: on(date), actions: [act()] });
    expect(figure('onSchedule', [accepted('2026-03-31'), accepted('2026-04-01')])).toMatchObject({
      population: 1,
      hits: 0,
      exclusions: { riskAccepted: 1 },
    });
  });
});

describe('effectiveness and closure', () => {
  it('count a verdict for each cycle, and reverse one followed by a recurrence', () => {
    const reopened = nc({
      stage: 'closed',
      closed: on('2026-07-01'),
      verdicts: [
        { verdict: 'notEffective', at: on('2026-05-01') },
        { verdict: 'partly', at: on('2026-06-01') },
        { verdict: 'effective', at: on('2026-07-01') },
      ],
    });
    const turned = nc({
      verdicts: [{ verdict: 'overturned', at: on('2026-07-01') }],
      recurrences: [on('2026-06-01'), on('2026-07-02')],
    });
    const held = nc({ verdicts: [{ verdict: 'effective', at: on('2026-07-01') }], recurrences: [on('2026-06-01')] });
    // Still effective: the last of the reopened one, and the one with only an earlier recurrence: 2 of 5.
    expect(figure('effectiveness', [reopened, turned, held, nc({ stage: 'verification' })])).toMatchObject({
      value: 0.4,
      hits: 2,
      population: 5,
      pending: 1,
    });
    expect(figure('effectiveness', [reopened], { from: '2026-07-01' }).value).toBe(1);
  });

  it('may close more than is opened', () => {
    const closed = nc({ stage: 'closed', closed: on('2026-07-01') });
    const opened = nc({ reported: on('2026-07-02') });
    expect(figure('closure', [closed, closed, opened], { from: '2026-07-01' })).toMatchObject({
      value: 2,
      hits: 2,
      population: 1,
    });
    expect(figure('closure', [closed], { from: '2026-07-01' }).value).toBeUndefined();
  });
});

describe('trends, systemic runs and load', () => {
  const one = (number: number, date: Parameters<typeof day>[0], changes: Partial<MeasuredFacts> = {}) =>
    nc({ reference: `NC-2026-000${number}`, detected: day(date), clause: 'A.7.2', ...changes });

  it('count by month of detection, one with two causes in both', () => {
    const all = [
      one(1, '2026-01-31', { causes: ['training', 'design'] }),
      one(2, '2026-02-01', { causes: ['training'] }),
      one(3, '2026-02-28', { clause: undefined }),
      one(4, '2026-02-02', { stage: 'withdrawn' }),
      one(5, '2026-02-02', { grade: 'improvement' }),
    ];
    const { trends } = everything(all);
    expect(trends.clause).toEqual({
      population: 2,
      missing: 1,
      pending: 0,
      exclusions: { withdrawn: 1, improvement: 1 },
      points: [
        { month: '2026-01', of: 'A.7.2', count: 1 },
        { month: '2026-02', of: 'A.7.2', count: 1 },
      ],
    });
    expect(trends.cause.points).toEqual([
      { month: '2026-01', of: 'design', count: 1 },
      { month: '2026-01', of: 'training', count: 1 },
      { month: '2026-02', of: 'training', count: 1 },
    ]);
    expect(trends.cause).toMatchObject({ population: 2, missing: 1 });
  });

  it('find three of one clause within ninety days: 1 January and 31 March lie 89 days apart, 1 April is one too many', () => {
    const within = [one(1, '2026-01-01'), one(2, '2026-02-01'), one(3, '2026-03-31')];
    const accumulated = filled(within, paris);
    const { systemic } = accumulated.figures({});
    expect(systemic.map((run) => ({ ...run, references: accumulated.references(run) }))).toEqual([
      {
        by: 'clause',
        of: 'A.7.2',
        from: '2026-01-01',
        to: '2026-03-31',
        count: 3,
        references: ['NC-2026-0001', 'NC-2026-0002', 'NC-2026-0003'],
      },
    ]);
    expect(everything([one(1, '2026-01-01'), one(2, '2026-02-01'), one(3, '2026-04-01')]).systemic).toEqual([]);
    // The window ends on 31 March, so it no longer belongs to April.
    expect(everything(within, { from: '2026-04-01' }).systemic).toEqual([]);
    expect(everything(within, { from: '2026-03-01' }).systemic).toHaveLength(1);
    // A steady trickle is one run.
    expect(everything([...within, one(4, '2026-04-02')]).systemic).toMatchObject([{ count: 4, to: '2026-04-02' }]);
  });

  it('show each owner’s open items', () => {
    const mine = { owner: 'ada', due: day('2026-11-23') };
    const all = [
      nc({
        owner: 'oda',
        actions: [act(mine), act({ owner: 'oda', due: day('2026-11-24') }), act({ cancelled: on('2026-03-31') })],
      }),
      nc({ owner: 'oda', stage: 'closed', actions: [act(mine)] }),
    ];
    expect(everything(all).loads).toEqual([
      { owner: 'oda', nonconformities: 1, actions: 1, overdue: 0 },
      { owner: 'ada', nonconformities: 0, actions: 1, overdue: 1 },
    ]);
  });
});

const aDay = fc.integer({ min: day('2025-01-01'), max: day('2027-03-01') });
const aMinute = aDay.chain((date) => fc.integer({ min: date * 1440, max: date * 1440 + 1439 }));
const maybe = <T>(some: fc.Arbitrary<T>) => fc.option(some, { nil: undefined });
const someFacts: fc.Arbitrary<MeasuredFacts> = fc.record({
  v: fc.constant(4 as const),
  reference: fc.constantFrom('NC-2026-0001' as const, 'NC-2026-0002' as const),
  stage: fc.constantFrom('reported', 'implementation', 'verification', 'closed', 'rejected', 'riskAccepted'),
  lane: maybe(fc.constantFrom('standard', 'correctionOnly')),
  grade: maybe(fc.constantFrom('minor', 'improvement')),
  clause: maybe(fc.constantFrom('A.7.2', '9.2')),
  causes: fc.uniqueArray(fc.constantFrom('training', 'design')),
  owner: maybe(fc.constantFrom('oda', 'ada')),
  occurred: maybe(aDay),
  detected: aDay,
  reported: aMinute,
  triaged: maybe(aMinute),
  contained: maybe(fc.oneof(aDay, fc.constant('notNecessary' as const))),
  planned: maybe(aMinute),
  implemented: maybe(aDay),
  closed: maybe(aMinute),
  riskAccepted: maybe(aMinute),
  verdicts: fc.array(fc.record({ verdict: fc.constantFrom('effective', 'partly', 'notEffective'), at: aMinute }), {
    maxLength: 2,
  }),
  repeats: maybe(fc.constant(true as const)),
  recurrences: fc.array(aMinute, { maxLength: 3 }).map((all) => all.sort((a, b) => a - b)),
  actions: fc.array(
    fc.record({
      id: fc.constantFrom('A1', 'A2'),
      owner: fc.constantFrom('oda', 'ada'),
      originalDue: aDay,
      due: aDay,
      doneOn: maybe(aDay),
      cancelled: maybe(aMinute),
    }),
    { maxLength: 3 },
  ),
});
const several = fc.array(someFacts, { maxLength: 12 });
// fast-check prints the seed of a failure; a fixed one makes every run the same.
const seeded = { seed: 20_261_124, numRuns: 60 };
const periods: readonly Period[] = [{}, { from: '2026-01-01', to: '2026-06-30' }];

describe('for any facts', () => {
  it('adding and removing leaves no trace', () => {
    fc.assert(
      fc.property(several, several, (kept, passing) => {
        const accumulated = filled([...passing, ...kept], paris);
        for (const facts of passing) accumulated.remove(facts);
        for (const period of periods) expect(accumulated.figures(period)).toEqual(everything(kept, period));
      }),
      seeded,
    );
  });

  it('the order does not matter', () => {
    fc.assert(
      fc.property(several, (all) => {
        for (const period of periods) expect(everything(all.toReversed(), period)).toEqual(everything(all, period));
      }),
      seeded,
    );
  });

  it('a share is at most one, days are never negative, and each figure is the sum of its drill-down', () => {
    fc.assert(
      fc.property(several, fc.constantFrom(...periods), (all, period) => {
        const { figures } = everything(all, period);
        for (const name of measureNames) {
          const { unit, value, population, missing, pending } = figures[name];
          expect(value === undefined).toBe(population === 0);
          if (value !== undefined) expect(value).toBeGreaterThanOrEqual(0);
          if (value !== undefined && unit === 'share') expect(value).toBeLessThanOrEqual(1);
          const cases = drillDownCases(name, all, paris, period);
          const values = cases.flatMap((one) => ('value' in one ? one.value : []));
          expect(unit === 'ratio' ? values.filter((each) => each === 0) : values).toHaveLength(population);
          const sum = values.reduce((total, each) => total + each, 0);
          if (value !== undefined) expect(value).toBeCloseTo(sum / population, 10);
          expect(cases.filter((one) => 'leftOut' in one && one.leftOut === 'missing')).toHaveLength(missing);
          expect(cases.filter((one) => 'leftOut' in one && one.leftOut === 'pending')).toHaveLength(pending);
        }
      }),
      seeded,
    );
  });

  it('a minute falls on the same day as in Intl, in all kinds of time zones', () => {
    const zones = ['Europe/Paris', 'America/New_York', 'Pacific/Apia', 'Australia/Lord_Howe', 'Asia/Kathmandu', 'UTC'];
    fc.assert(
      fc.property(fc.constantFrom(...zones), fc.integer({ min: 0, max: 40_000_000 }), (timeZone, minute) => {
        const said = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' }).format(minute * 60_000);
        expect(daysOfZone(timeZone)(minute)).toBe(Date.parse(said) / 86_400_000);
      }),
      { seed: 20_261_124, numRuns: 500 },
    );
  });
});
