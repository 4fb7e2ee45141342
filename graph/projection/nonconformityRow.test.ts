import type { Addition, Nonconformity } from '../../procedure/record/nonconformity.ts';
import {
  aStream,
  ida,
  type Step,
  theApproval,
  theReport,
  untilClosed,
  untilSubmitted,
} from '../../test/builders/aLife.ts';
import { theFacts } from '../../test/builders/aReport.ts';
import { nonconformitiesList } from '../lists/nonconformities.ts';
import { nameLookup } from './nameLookup.ts';
import { nonconformityRow } from './nonconformityRow.ts';

const record = (changes: Partial<Omit<Nonconformity, 'stage' | 'cycle'>> = {}): Nonconformity => ({
  reference: 'NC-2026-0001',
  stage: 'reported',
  facts: theFacts({
    what: 'x'.repeat(3000),
    ongoing: 'no',
    detectedOn: '2026-11-24',
    impact: 'low',
    priority: 'low',
  }),
  reporter: 'p',
  reportedIn: 'tab',
  reportedAt: '2026-11-24T09:00:00.000Z',
  language: 'en',
  procedureVersion: '1',
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
  ...changes,
});
const commit = {
  key: 'NC-2026-0001',
  sequence: 1,
  commandId: 'c',
  at: '',
  actorId: 'p',
  actorName: 'n'.repeat(300),
  events: [],
  previousHash: '',
  hash: 'h',
};
const asId = (id: string) => id;
const rowOf = (state: Nonconformity) => nonconformityRow({ key: state.reference, state, commits: [commit] }, asId, 1);
const life = [theReport, ...untilSubmitted, theApproval, ...untilClosed];
const noHolders = { holders: () => [] };
const rowAfter = (steps: readonly Step[]) => {
  const stream = aStream(steps);
  return nonconformityRow(stream, nameLookup(stream.commits, noHolders), 1);
};

describe('nonconformityRow', () => {
  it('keeps every single line within 255 characters, and on one line', () => {
    const row = rowOf(record({ facts: { ...record().facts, system: 'a\nb' } }));
    expect(row.Title).toMatch(/^NC-2026-0001 x+…$/);
    for (const text of [row.Title, row.ReportedBy]) expect(text.length).toBeLessThanOrEqual(255);
    expect(row.SystemConcerned).toBe('a b');
    expect(row.NonconformityDescription).toHaveLength(3000);
  });

  it('fills every column that is not deliberately empty, over a whole life', () => {
    const row: Readonly<Record<string, unknown>> = { ...rowAfter(life), Seal: 'x' };
    expect(Object.keys(row).sort()).toEqual(Object.keys(nonconformitiesList.columns).sort());
    const empty = Object.keys(row).filter((name) => row[name] === '');
    expect(empty).toEqual(
      expect.arrayContaining(['Clause', 'EarlierCycles', 'DuplicateOf', 'RecurrenceOf', 'RiskAcceptedUntil']),
    );
    expect(empty).not.toEqual(expect.arrayContaining(['RootCause', 'Verdict', 'ClosedAt', 'ApprovedBy', 'OwnerName']));
  });

  it('shows the reporter’s choice of anonymity, and the questions they were asked, newest first', () => {
    expect(rowOf(record())).toMatchObject({ ReporterAnonymity: 'named', NotToIsmsManager: '', Questions: '' });
    const asked = { by: 'mia', text: 'Which door?' };
    const row = rowOf(
      record({
        unnamed: { kind: 'anonymous', caseCode: 'c'.repeat(64) },
        notToIsmsManager: true,
        questions: [
          { ...asked, at: '2026-11-24T09:00:00.000Z' },
          { by: 'mia', text: 'Since when?', at: '2026-11-25T10:30:00.000Z' },
        ],
      }),
    );
    expect(row).toMatchObject({
      ReporterAnonymity: 'anonymous',
      NotToIsmsManager: 'yes',
      Questions: '2026-11-25 10:30 UTC\nSince when?\n\n2026-11-24 09:00 UTC\nWhich door?',
    });
    expect(JSON.stringify(row)).not.toContain('cccc');
  });

  it('shows the ten fields of the log from the plan on, people by their names', () => {
    expect(rowAfter([theReport, ...untilSubmitted])).toMatchObject({
      Reference: 'NC-2026-0042',
      DetectedOn: '2026-11-23',
      RootCause: 'There is no alarm',
      ShortTermPlan: 'A1 Fit a door alarm (2026-12-15)',
      LongTermPlan: 'A2 Train the night shift (2027-02-01)',
      PlanManager: 'Max Weber',
      PlanManagerId: 'max',
      NextFollowUp: '2026-12-10',
      SuccessCriteria: 'No open door in three months',
    });
  });

  it('shows the actions taken and their results', () => {
    expect(rowAfter(life)).toMatchObject({
      Stage: 'closed',
      Lane: 'standard',
      Grade: 'minor',
      OwnerName: 'Max Weber',
      OwnerId: 'max',
      Containment: '2026-11-23 The guard: Closed the door\nGuard book',
      Correction: 'notNecessary: The lock works',
      Consequences: 'dealtWith: Nothing was taken\nThe data protection officer',
      SimilarElsewhere: 'found: All doors (Facility)\nTwo more',
      ProblemStatement: 'The door is not watched',
      Implications: 'Anybody could enter',
      FollowUps: '2026-12-10: 2026-12-11 Max Weber: On schedule → 2027-01-12',
      NextFollowUp: '2027-01-10',
      CycleNumber: 1,
      ApprovedBy: 'Ida Olsen',
      ApprovedAt: '2026-11-24T15:00:00.000Z',
      Verdict: 'effective',
      ClosedAt: '2026-11-25T00:00:00.000Z',
      Sequence: 16,
    });
  });

  it('reverses the verdict after a recurrence, and names the recurrence', () => {
    const recurred: Step = { by: ida, events: [{ type: 'Recurred', in: 'NC-2027-0003' }] };
    expect(rowAfter([...life, recurred])).toMatchObject({
      Verdict: 'overturned',
      Recurrences: 'NC-2027-0003 (2026-11-25)',
      Stage: 'closed',
    });
  });

  it('keeps an earlier cycle readable', () => {
    const judged: Step = {
      by: ida,
      events: [{ type: 'EffectivenessJudged', verdict: 'notEffective', result: 'It stood open again' }],
    };
    expect(rowAfter([...life.slice(0, -2), judged])).toMatchObject({
      Stage: 'analysis',
      CycleNumber: 2,
      Verdict: 'notEffective',
      ApprovedBy: '',
      EarlierCycles: '1\nThere is no alarm [tooling]\nnotEffective (2026-11-24): It stood open again',
    });
  });

  it('names duplicates, the repeated record and how long a risk is accepted', () => {
    const step = (...events: Step['events']): Step => ({ by: ida, events });
    const steps = [
      theReport,
      step({ type: 'DuplicateFound', in: 'NC-2026-0043' }, { type: 'DuplicateFound', in: 'NC-2026-0044' }),
      step({ type: 'RecurrenceConfirmed', of: 'NC-2025-0001', reason: 'Same cause' }),
      step({ type: 'RiskAccepted', reason: 'Too dear', expires: '2027-06-30' }),
    ];
    expect(rowAfter(steps)).toMatchObject({
      Duplicates: 'NC-2026-0043\nNC-2026-0044',
      RecurrenceOf: 'NC-2025-0001',
      RiskAcceptedUntil: '2027-06-30',
      Stage: 'riskAccepted',
    });
    const duplicate = step({ type: 'MarkedDuplicate', of: 'NC-2026-0003', reason: 'Same door' });
    expect(rowAfter([theReport, duplicate])).toMatchObject({ DuplicateOf: 'NC-2026-0003', Stage: 'duplicate' });
  });

  it('truncates long values, never in the middle of a character', () => {
    const log = { rootCause: `${'x'.repeat(63_997)}😀😀`, successCriteria: 'y'.repeat(70_000) };
    const row = rowOf(record({ log }));
    expect(row.RootCause).toBe(`${'x'.repeat(63_997)}…`);
    expect(row.SuccessCriteria).toHaveLength(63_999);
  });

  it('omits the oldest additions when they do not fit', () => {
    const additions = Array.from(
      { length: 30 },
      (_, n): Addition => ({ at: '2026-11-24T09:00:00.000Z', by: 'p', text: `${n} ${'y'.repeat(2990)}` }),
    );
    const { Additions } = rowOf(record({ additions }));
    expect(Additions).toHaveLength(63_999);
    expect(Additions.startsWith('2026-11-24 09:00 UTC\n29 y')).toBe(true);
    expect(Additions.endsWith('…')).toBe(true);
  });
});

describe('the columns of Nonconformities', () => {
  it('are few enough to be indexed, and have names that SharePoint keeps', () => {
    const columns = Object.entries(nonconformitiesList.columns);
    expect(columns.filter(([, { index }]) => index !== 'none').length).toBeLessThanOrEqual(20);
    for (const [name] of columns) expect(name).toMatch(/^[A-Z][A-Za-z]{0,31}$/);
  });
});

describe('namesIn', () => {
  it('prefers names from the groups to the rows, newer rows to older ones, and otherwise gives the id', () => {
    const rows = [
      { ...commit, actorId: 'a', actorName: 'Old' },
      { ...commit, actorId: 'a', actorName: 'New' },
      { ...commit, actorId: 'b', actorName: 'Row' },
      { ...commit, actorId: 'c', actorName: '' },
    ];
    const holders = (role: string) => (role === 'management' ? [{ id: 'b', name: 'Group' }] : []);
    const nameOf = nameLookup(rows, { holders });
    expect(['a', 'b', 'c', 'd'].map(nameOf)).toEqual(['New', 'Group', 'c', 'd']);
  });
});
