import { aRecord, presses } from '../../test/builders/aRecord.ts';
import { afterwards, given, type Press, today } from '../../test/builders/given.ts';
import { thePeople } from '../../test/builders/thePeople.ts';
import { isOffered } from '../offers/offered.ts';
import type { Nonconformity } from '../record/nonconformity.ts';
import type { Lane } from '../record/values/choices.ts';
import { missing, missingForApproval } from './gates.ts';
import { stages } from './stages.ts';

const letters = (record: Nonconformity): readonly string[] =>
  missing(record).map(({ part, letter }) => `${letter} ${part}`);
const { containment, correction, consequences, statement, similar, shortCause, close, judge } = presses;

it.each(stages)('a record can be driven to %s', (stage) => {
  expect(aRecord({ stage }).stage).toBe(stage);
});

it.each(['correctionOnly', 'standard', 'major', 'improvement'] as const)('%s ends in its own way', (lane) => {
  expect(missing(aRecord({ stage: 'closed', lane }))).toEqual([]);
});

describe('the requirements of 10.2, by lane, right after triage', () => {
  const all = [
    'a1 containment',
    'a1 correction',
    'a2 consequences',
    'b1 statement',
    'b2 causes',
    'b3 similar',
    'c plan',
    'e ismsChange',
    'c approval',
    'c actions',
    'd effectiveness',
  ];
  const expected: Readonly<Record<Lane, readonly string[]>> = {
    // The reason for the lane was given at triage.
    correctionOnly: ['a1 containment', 'a1 correction', 'a2 consequences', 'b1 statement', 'b2 causes', 'b3 similar'],
    standard: all,
    major: all,
    improvement: ['b1 statement', 'c plan', 'c approval', 'c actions'],
  };
  it.each(Object.entries(expected))('%s', (lane, parts) => {
    expect(letters(aRecord({ lane: lane as Lane }))).toEqual(parts);
  });
});

describe('closing', () => {
  const missingOf = (record: Nonconformity) =>
    given(record)
      .when('closeNonconformity', close.form, 'ismsManager')
      .refuses({
        reason: 'incomplete',
        missing: missing(record),
      });

  it.each([
    [['containment'], [correction, consequences, statement, shortCause]],
    [['correction'], [containment, consequences, statement, shortCause]],
    [['consequences'], [containment, correction, statement, shortCause]],
    [['statement'], [containment, correction, consequences, shortCause]],
    [
      ['causes', 'similar'],
      [containment, correction, consequences, statement],
    ],
  ] as const)('a correction alone is not closed without its %s', (parts, steps) => {
    const record = steps.reduce<Nonconformity>(
      (so, step: Press) => afterwards(so, step),
      aRecord({ lane: 'correctionOnly' }),
    );
    expect(missing(record).map((one) => one.part)).toEqual(parts);
    expect(record.stage).toBe('triaged');
    missingOf(record);
  });

  it('is not for the person who owns a correction alone, nor for one who handed it over', () => {
    const { owner, ismsManager } = thePeople;
    const corrected = [containment, correction, consequences, statement, shortCause].reduce<Nonconformity>(
      (so, step: Press) => afterwards(so, step),
      aRecord({ lane: 'correctionOnly' }),
    );
    const refused = { reason: 'segregation', conflict: { duty: 'close', as: 'owner' } } as const;
    const handOver = (record: Nonconformity, from: string, to: string) =>
      afterwards(record, { name: 'reassignWork', form: { from, to, because: 'Holidays' }, by: 'ismsManager' });
    const own = handOver(corrected, owner.id, ismsManager.id);
    given(own).when('closeNonconformity', close.form, 'ismsManager').refuses(refused);
    expect(isOffered('closeNonconformity', own, { actor: ismsManager, management: [], today })).toBe(false);
    given(own).when('closeNonconformity', close.form, 'alternate').gives({
      type: 'NonconformityClosed',
      summary: 'The door shuts',
    });
    const back = handOver(own, ismsManager.id, owner.id);
    given(back).when('closeNonconformity', close.form, 'ismsManager').refuses(refused);
    expect(isOffered('closeNonconformity', corrected, { actor: ismsManager, management: [], today })).toBe(true);
  });

  it('needs the verdict, and all earlier parts', () => {
    const record = aRecord({ stage: 'verification' });
    expect(letters(record)).toEqual(['d effectiveness']);
    missingOf(record);
    const { similar: _, ...without } = record;
    expect(letters(without as Nonconformity)).toEqual(['b3 similar', 'd effectiveness']);
    given(afterwards(record, judge)).when('closeNonconformity', close.form, 'ismsManager').gives({
      type: 'NonconformityClosed',
      summary: 'The door shuts',
    });
  });

  it('ignores a verdict that a recurrence overturned; it can be judged again', () => {
    const judged = afterwards(aRecord({ stage: 'verification' }), judge);
    const turned = {
      ...judged,
      recurrences: [{ in: 'NC-2027-0001', at: '2027-03-16T00:00:00.000Z' }],
    } as Nonconformity;
    expect(letters(turned)).toEqual(['d effectiveness']);
    expect(afterwards(turned, { ...judge, form: { verdict: 'notEffective', result: 'Open again' } }).stage).toBe(
      'analysis',
    );
  });

  it('waits for the end of the lane', () => {
    given(aRecord()).when('closeNonconformity', close.form, 'ismsManager').refuses({
      reason: 'notInThisStage',
      stage: 'triaged',
    });
  });
});

describe('submitting', () => {
  it('needs the statement, the causes and the plan', () => {
    expect(missingForApproval(aRecord()).map(({ part }) => part)).toEqual(['statement', 'causes', 'plan']);
    expect(missingForApproval(aRecord({ lane: 'improvement' })).map(({ part }) => part)).toEqual(['statement', 'plan']);
    const planning = afterwards(afterwards(aRecord({ stage: 'analysis' }), similar), presses.causes);
    given(planning)
      .when('submitPlan', {}, 'owner')
      .refuses({
        reason: 'incomplete',
        missing: [{ part: 'plan', letter: 'c' }],
      });
  });
});
