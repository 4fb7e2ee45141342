import { aRecord } from '../../test/builders/aRecord.ts';
import { measuredEntry } from '../../test/builders/measuredEntries.ts';
import { chooseExamples, exampleOf } from './examples.ts';

const effective = (at: number) => ({ verdicts: [{ verdict: 'effective', at }] }) as const;

describe('the examples', () => {
  it('are the last of each group, and none is called effective that no one judged', () => {
    const choice = chooseExamples(2);
    const entries = [
      measuredEntry('NC-2026-0001', '2026-01-01', effective(10)),
      measuredEntry('NC-2026-0002', '2026-01-01', effective(30)),
      measuredEntry('NC-2026-0003', '2026-01-01', effective(20)),
      // It happened again: the verdict no longer stands.
      measuredEntry('NC-2026-0004', '2026-01-01', { ...effective(40), recurrences: [50] }),
      // The second cycle was effective; the first was not.
      measuredEntry('NC-2026-0005', '2026-01-01', {
        verdicts: [
          { verdict: 'partly', at: 5 },
          { verdict: 'effective', at: 60 },
        ],
      }),
      measuredEntry('NC-2026-0006', '2026-01-01', { verdicts: [{ verdict: 'notEffective', at: 15 }] }),
      // A correction alone is closed without a verdict.
      measuredEntry('NC-2026-0007', '2026-01-01', { closed: 25 }),
      measuredEntry('NC-2026-0008', '2026-01-01', {}),
      measuredEntry('NC-2026-0009', '2026-01-01', {}, { measured: undefined }),
    ];
    for (const entry of entries) choice.look(entry);
    expect(choice.chosen()).toEqual({
      effective: ['NC-2026-0002', 'NC-2026-0003'],
      notEffective: ['NC-2026-0005', 'NC-2026-0004'],
      notJudged: ['NC-2026-0007'],
    });
  });

  it('have the three parts of the answer and the result, and name no one', () => {
    const record = aRecord({ stage: 'closed' });
    const example = exampleOf(record, 'The door');
    expect(example).toMatchObject({
      reference: record.reference,
      title: 'The door',
      stage: 'closed',
      recurredAt: [],
      correction: { kind: 'done', what: 'Shut the door' },
      cycles: [
        {
          rootCauses: [{ statement: 'The door has no closer', category: 'design' }],
          actions: [{ id: 'A1', state: 'done', originalDue: '2026-12-01' }, { id: 'A2' }],
          successCriteria: 'No open door in 90 days',
          verdict: { verdict: 'effective' },
        },
      ],
    });
    expect(JSON.stringify(example)).not.toContain(record.triage?.owner);
  });

  it('say when it happened again, and not in which record', () => {
    const at = '2027-03-01T09:00:00.000Z';
    const record = { ...aRecord({ stage: 'closed' }), recurrences: [{ in: 'NC-2027-0003', at }] } as const;
    const example = exampleOf(record, 'The door');
    expect(example.recurredAt).toEqual([at]);
    expect(JSON.stringify(example)).not.toContain('NC-2027-0003');
  });
});
