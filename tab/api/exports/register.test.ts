import readExcelFile from 'read-excel-file/node';
import type { Period } from '../../../procedure/measures/measuring.ts';
import { dayNumber, minuteOf } from '../../../procedure/measures/periods/dayNumber.ts';
import type { LogText } from '../../../procedure/ports/register/logTexts.ts';
import type { Role } from '../../../procedure/record/values/person.ts';
import type { Reference } from '../../../procedure/record/values/reference.ts';
import { anActor } from '../../../test/builders/anActor.ts';
import { aReport } from '../../../test/builders/aReport.ts';
import { aTab, type Tab } from '../../../test/builders/aTab.ts';
import { measuredAction, measuredEntry } from '../../../test/builders/measuredEntries.ts';

const me = anActor({ id: '11111111-1111-4111-8111-111111111111' });
const text = (changes: Partial<LogText> = {}): LogText => ({
  rootCause: 'No closer',
  shortTermPlan: '=cmd()',
  longTermPlan: 'Fit closers',
  successCriteria: 'None open',
  planManager: 'Max',
  owner: 'Oda Owner',
  reportedBy: 'Lea Staff',
  anonymity: 'named',
  closedAt: '',
  triageReason: 'One door',
  externalAudit: '',
  ismsChange: 'notNeeded: No',
  verdictBy: 'Vic',
  closingSummary: '',
  ...changes,
});
const texts = new Map<Reference, LogText>([
  ['NC-2026-0001', text()],
  ['NC-2026-0002', text({ anonymity: 'sealed', reportedBy: 'Must Not Leak' })],
  ['NC-2026-0003', text({ reportedBy: 'Must Not Leak' })],
]);
const wanted: ReadonlySet<Reference>[] = [];
const logTexts = {
  of: async (references: ReadonlySet<Reference>) => {
    wanted.push(references);
    return texts;
  },
};

let tab: Tab;
beforeAll(async () => {
  tab = await aTab({ logTexts });
  tab.register.learn(
    measuredEntry(
      'NC-2026-0001',
      '2026-10-01',
      {
        owner: 'oda',
        planManager: 'max',
        lane: 'standard',
        source: 'staff',
        clause: 'A.7.2',
        actions: [measuredAction('2026-11-20')],
        followUp: dayNumber('2026-12-01'),
      },
      { what: '=HYPERLINK("https://evil.example")', title: 'x', clause: 'A.7.2', system: 'Gate' },
    ),
  );
  tab.register.learn(
    measuredEntry('NC-2026-0002', '2026-10-02', { owner: 'oda' }, { reporter: 'reporter', what: 'Two' }),
  );
  tab.register.learn(measuredEntry('NC-2026-0003', '2026-10-03', {}, { what: 'Kept', notToIsmsManager: true }));
  tab.register.learn(
    measuredEntry('NC-2026-0004', '2026-10-04', {}, { what: 'Four', stage: 'closed', measured: undefined }),
  );
});
afterAll(() => tab.stop());
beforeEach(() => {
  tab.setRoles(me.id, ['ismsManager']);
  wanted.length = 0;
});

const take = async (format: string, asked: string, language = 'en') =>
  tab.app.inject({
    method: 'POST',
    url: '/api/exports',
    headers: { authorization: `Bearer ${await tab.issuer.token({ oid: me.id })}` },
    payload: { n: 'ab'.repeat(16), language, export: { kind: 'register', format, asked } },
  });
const sheetOf = async (format: 'xlsx', asked: string, language?: string) => {
  const [sheet] = await readExcelFile(Buffer.from((await take(format, asked, language)).rawPayload));
  return sheet?.data ?? [];
};
const shown = async (asked: string): Promise<readonly string[]> => {
  const url = `/api/nonconformities?${asked}&offset=0&limit=100`;
  const answer = await tab.app.inject({
    url,
    headers: { authorization: `Bearer ${await tab.issuer.token({ oid: me.id })}` },
  });
  return answer.json().rows.map(({ reference }: { reference: string }) => reference);
};

it('gives the ten fields of the log and the rest, typed, as an Excel file', async () => {
  const [head, first] = await sheetOf('xlsx', 'sort=reference&descending=false');
  expect(head?.slice(0, 16)).toEqual([
    'Number',
    'Nonconformity',
    'Clause affected',
    'Detected on',
    'Root cause',
    'Short-term plan',
    'Long-term plan',
    'Plan manager',
    'Next follow-up',
    'Success criteria',
    'Stage',
    'Priority',
    'Lane',
    'Owner',
    'Next action due on',
    'Overdue',
  ]);
  expect(first).toEqual([
    'NC-2026-0001',
    '=HYPERLINK("https://evil.example")',
    'A.7.2',
    new Date('2026-10-01T00:00:00Z'),
    'No closer',
    '=cmd()',
    'Fit closers',
    'Max',
    new Date('2026-12-01T00:00:00Z'),
    'None open',
    'Implementation',
    'Not sure',
    'Standard',
    'Oda Owner',
    new Date('2026-11-20T00:00:00Z'),
    'Yes',
    'Gate',
    'Not sure',
    'Noticed by staff',
    new Date('2026-10-01T00:00:00Z'),
    'Lea Staff',
    null,
    'One door',
    null,
    null,
    'notNeeded: No',
    null,
    null,
    'Vic',
    null,
    null,
    null,
  ]);
});

describe('the figures, from the columns alone', () => {
  const at = (day: string, time = '10:00') => minuteOf(`${day}T${time}:00.000Z`);
  const october: Period = { from: '2026-10-01', to: '2026-10-31' };
  // Reported and detected on the day given. 23:30 UTC is the next day in Paris.
  const all = [
    measuredEntry('NC-2026-0011', '2026-09-01', {
      stage: 'closed',
      triaged: at('2026-09-30', '23:30'),
      planned: at('2026-10-11'),
      verdicts: [
        { verdict: 'notEffective', at: at('2026-10-05') },
        { verdict: 'effective', at: at('2026-10-20') },
      ],
    }),
    measuredEntry('NC-2026-0012', '2026-09-21', {
      stage: 'closed',
      triaged: at('2026-10-01'),
      planned: at('2026-10-31', '23:30'),
      verdicts: [{ verdict: 'overturned', at: at('2026-10-31', '22:59') }],
    }),
    measuredEntry('NC-2026-0013', '2026-10-03', { triaged: at('2026-10-04'), planned: at('2026-10-08') }),
    measuredEntry('NC-2026-0014', '2026-10-04', {}),
  ];

  it('time to triage, time to plan and effectiveness of a period equal those of the numbers', async () => {
    const other = await aTab({ logTexts: { of: async () => new Map() } });
    other.setRoles(me.id, ['management']);
    for (const entry of all) other.register.learn(entry);
    const authorization = `Bearer ${await other.issuer.token({ oid: me.id })}`;
    const file = await other.app.inject({
      method: 'POST',
      url: '/api/exports',
      headers: { authorization },
      payload: { n: 'ab'.repeat(16), language: 'en', export: { kind: 'register', format: 'xlsx', asked: '' } },
    });
    const [sheet] = await readExcelFile(Buffer.from(file.rawPayload));
    const [head = [], ...lines] = sheet?.data ?? [];
    const rows = lines.map((line) => new Map(line.map((cell, column) => [String(head[column]), cell])));
    const dayIn = (row: (typeof rows)[number], name: string): string | undefined => {
      const cell = row.get(name);
      return cell instanceof Date ? cell.toISOString().slice(0, 10) : undefined;
    };
    const within = (day: string | undefined) => day !== undefined && '2026-10-01' <= day && day <= '2026-10-31';
    const daysBetweenColumns = (from: string, to: string): readonly number[] =>
      rows.flatMap((row) => {
        const [start, end] = [dayIn(row, from), dayIn(row, to)];
        return start && end && within(end) ? [(Date.parse(end) - Date.parse(start)) / 86_400_000] : [];
      });
    const meanOf = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
    const verdicts = rows.flatMap((row) => [
      [dayIn(row, 'Verdict on'), row.get('Verdict')] as const,
      ...String(row.get('Earlier verdicts') ?? '')
        .split('\n')
        .filter(Boolean)
        .map((line) => [line.slice(0, 10), line.slice(11)] as const),
    ]);
    const judged = verdicts.filter(([day]) => within(day));
    const triage = daysBetweenColumns('Reported on', 'Triaged on');
    const plan = daysBetweenColumns('Detected on', 'First plan approved on');

    const { figures } = (
      await other.app.inject({ url: `/api/measures?from=${october.from}&to=${october.to}`, headers: { authorization } })
    ).json();
    await other.stop();
    expect(rows).toHaveLength(4);
    expect(figures.timeToTriage).toMatchObject({ value: meanOf(triage), population: triage.length });
    expect(figures.timeToPlan).toMatchObject({ value: meanOf(plan), population: plan.length });
    const hits = judged.filter(([, verdict]) => verdict === 'Effective').length;
    expect(figures.effectiveness).toMatchObject({ hits, population: judged.length });
    // By hand, the newest first; in Paris the second plan was approved on 1 November.
    expect([triage, plan, hits, judged.length]).toEqual([[1, 10, 30], [5, 40], 1, 3]);
  });
});

it.each([
  'sort=reference&descending=true',
  'sort=detectedOn&descending=false&stage=implementation',
  'sort=reference&descending=false&overdue=true',
  'sort=reference&descending=false&ownedBy=oda&detectedFrom=2026-10-02',
  'sort=reference&descending=true&text=two',
  'sort=reference&descending=true&lane=major',
])('holds exactly what %s shows', async (asked) => {
  const rows = await sheetOf('xlsx', asked);
  expect(rows.slice(1).map(([reference]) => reference)).toEqual(await shown(asked));
  expect(wanted[0]?.size).toBe(rows.length - 1);
});

it('is recorded with its query, and contains no formulas', async () => {
  const answer = await take('csv', 'sort=reference&descending=false&holder=me', 'fr');
  expect(answer.headers['content-disposition']).toMatch(
    /^attachment; filename="EXPORT-\d{4} registre 2026-11-24\.csv"$/,
  );
  expect(answer.body.split('\r\n')[0]).toMatch(/^\uFEFF"Numéro";"Non-conformité";/);
  const all = await take('csv', 'sort=reference&descending=false', 'fr');
  expect(all.body).toContain(`"'=HYPERLINK(""https://evil.example"")"`);
  expect(all.body).toContain(`"'=cmd()"`);
  expect(all.body).toContain('"2026-10-01"');
  const key = String(answer.headers['x-export']);
  const { stream } = await tab.exports.load(key, 'inHand');
  expect(stream?.state).toMatchObject({ kind: 'register', format: 'csv', records: 0, by: me.id });
  expect(JSON.parse(stream?.state.asked ?? '')).toEqual({
    holder: me.id,
    language: 'fr',
    sortBy: 'reference',
    descending: false,
  });
});

it.each<[Role, string, readonly string[]]>([
  ['ismsManager', 'not records kept from them', ['NC-2026-0001', 'NC-2026-0002', 'NC-2026-0004']],
  ['alternate', 'all', ['NC-2026-0001', 'NC-2026-0002', 'NC-2026-0003', 'NC-2026-0004']],
])('%s gets %s', async (role, _, references) => {
  tab.setRoles(me.id, [role]);
  const answer = await take('csv', 'sort=reference&descending=false');
  expect(answer.body.match(/NC-2026-\d{4}/g)).toEqual(references);
  expect(answer.body.includes('Kept')).toBe(role === 'alternate');
  // A reporter who kept their name back is not named, even if the list has the name.
  expect(answer.body.split('\r\n').find((line) => line.includes('0002'))).not.toContain('Must Not Leak');
  expect(answer.body).toContain('under seal');
});

it('marks cells whose text is not trusted', async () => {
  const rows = await sheetOf('xlsx', 'stage=closed');
  expect(rows[1]?.[4]).toMatch(/^\(not given: /);
});

it.each([
  ['no role', [] as readonly Role[], 'stage=closed', 404],
  ['a page of it', ['auditor'] as const, 'stage=closed&limit=5', 400],
  ['an unknown filter', ['auditor'] as const, 'reporter=lea', 400],
  ['a polluted one', ['auditor'] as const, '__proto__=x', 400],
  ['a filter of a figure that does not fit', ['auditor'] as const, 'part=hits', 400],
])('%s: no file, and nothing recorded', async (_, roles, asked, status) => {
  tab.setRoles(me.id, roles);
  const before = (await tab.exports.keys()).length;
  expect((await take('csv', asked)).statusCode).toBe(status);
  expect(await tab.exports.keys()).toHaveLength(before);
});

it('includes a record from a real report', async () => {
  await tab.handling.handle({ command: aReport({ what: 'A badge was lost' }), actor: me, commandId: 'c'.repeat(64) });
  expect((await take('csv', 'text=badge')).body).toContain('A badge was lost');
});
