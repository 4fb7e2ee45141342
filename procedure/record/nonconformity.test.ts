import { theFacts } from '../../test/builders/aReport.ts';
import type { NonconformityEvent } from './history/events.ts';
import { evolve } from './history/evolve.ts';
import type { Nonconformity } from './nonconformity.ts';

const reference = 'NC-2026-0042';
const attribution = { at: '2026-11-24T09:00:00.000Z', by: 'lea', sequence: 1 };
const later = { at: '2026-11-24T10:00:00.000Z', by: 'max', sequence: 2 };
const reported: NonconformityEvent = {
  type: 'Reported',
  facts: theFacts(),
  language: 'fr',
  reportedIn: 'channel',
  procedureVersion: '3.1',
};
const others: readonly NonconformityEvent[] = [
  { type: 'ReportAddedTo', text: 'It was open again' },
  { type: 'ReportCorrected', facts: theFacts({ what: 'The window' }) },
  { type: 'ReportWithdrawn', reason: 'My mistake' },
];
const fresh = (): Nonconformity => evolve(undefined, reported, attribution, reference);

describe('evolve', () => {
  it('begins with the report', () => {
    expect(fresh()).toStrictEqual({
      reference,
      stage: 'reported',
      facts: theFacts(),
      reporter: 'lea',
      reportedIn: 'channel',
      reportedAt: '2026-11-24T09:00:00.000Z',
      language: 'fr',
      procedureVersion: '3.1',
      additions: [],
      questions: [],
      identityOpenings: [],
      duplicates: [],
      cycle: { number: 1, actions: [] },
      earlierCycles: [],
      evidence: [],
      followUpsHeld: [],
      recurrences: [],
      sessions: [],
      trainingRequests: [],
      snoozes: [],
      log: {},
    });
  });

  it("keeps the reporter's anonymity, and the questions they were asked", () => {
    const unnamed = { kind: 'anonymous', caseCode: 'c' } as const;
    const by = 'reporter';
    const begun = evolve(
      undefined,
      { ...reported, unnamed, notToIsmsManager: true },
      { ...attribution, by },
      reference,
    );
    expect(begun).toStrictEqual({ ...fresh(), reporter: by, unnamed, notToIsmsManager: true });
    const asked = evolve(begun, { type: 'ReporterAsked', text: 'Which door?' }, later, reference);
    const opened = evolve(asked, { type: 'IdentityOpened', reason: 'A threat' }, later, reference);
    expect(opened).toStrictEqual({
      ...begun,
      questions: [{ at: later.at, by: 'max', text: 'Which door?' }],
      identityOpenings: [{ at: later.at, by: 'max', reason: 'A threat' }],
    });
  });

  it('keeps additions in their order, with who and when', () => {
    const [added] = others;
    if (!added) throw new Error('no event');
    const twice = evolve(evolve(fresh(), added, attribution, reference), { ...added }, later, reference);
    expect(twice.additions).toEqual([
      { at: attribution.at, by: 'lea', text: 'It was open again' },
      { at: later.at, by: 'max', text: 'It was open again' },
    ]);
    expect(twice.facts).toEqual(theFacts());
  });

  it('takes corrected facts as a whole and keeps who reported', () => {
    const corrected = evolve(fresh(), { type: 'ReportCorrected', facts: theFacts({ what: 'New' }) }, later, reference);
    expect(corrected).toEqual({ ...fresh(), facts: theFacts({ what: 'New' }) });
  });

  it('ends a withdrawn report and keeps its text', () => {
    expect(evolve(fresh(), { type: 'ReportWithdrawn' }, later, reference)).toEqual({ ...fresh(), stage: 'withdrawn' });
  });

  it('does not mutate its inputs', () => {
    const before = Object.freeze(fresh());
    Object.freeze(before.additions);
    for (const event of others) expect(() => evolve(before, event, later, reference)).not.toThrow();
    expect(before).toEqual(fresh());
  });

  it.each(others)('refuses a stream that begins with $type', (event) => {
    expect(() => evolve(undefined, event, attribution, reference)).toThrow(RangeError);
  });

  it('refuses a second report', () => {
    expect(() => evolve(fresh(), reported, later, reference)).toThrow(RangeError);
  });
});
