import type { MessageRow } from '../../graph/lists/messages.ts';
import { nothingSent } from '../../graph/messages/messageRows.ts';
import type { Notice } from '../../procedure/notices/noticesOf.ts';
import type { Reach } from '../../procedure/ports/messages/conversations.ts';
import { unnamedReporter } from '../../procedure/record/report/identity.ts';
import { aHistory, reportedEvent } from '../../test/builders/aHistory.ts';
import { accountLines, isSettled } from './accountLines.ts';
import { accountOf } from './accountOf.ts';

const at = '2026-11-24T22:30:00.000Z';
const triaged = { type: 'Triaged', lane: 'standard', grade: 'minor', gradeReason: 'One', owner: 'olga' } as const;
const stream = aHistory([at, 'rita', reportedEvent], [at, 'mia', triaged]);
const { reference } = stream.state;
const row = (key: string, changes: Partial<MessageRow> = {}): MessageRow => ({
  ...nothingSent,
  NoticeKey: `${reference}/${key}`,
  Reference: reference,
  Kind: key.split('/')[1] ?? '',
  ClaimedAt: at,
  ClaimedBy: 'a',
  ActivityId: 'm1',
  ...changes,
});
const due = (key: string): Notice => {
  const [, kind = '', id = ''] = key.split('/');
  return { key: `${reference}/${key}`, kind: kind as Notice['kind'], to: { kind: 'person', id } };
};
const account = (
  rows: readonly MessageRow[],
  dues: readonly Notice[] = [],
  of = stream,
  reachOf: (to: string) => Reach = () => 'neverMet',
) => accountOf(of, rows, dues, { timeZone: 'Europe/Paris', reachOf });
const printed = (notices: ReturnType<typeof account>) =>
  accountLines({ reference, notices, people: [{ id: 'mia', name: 'Mia \u001b[31mLund' }], unsealed: [] });

it('says of each notice whether it was delivered, when, and why not', () => {
  const goneSince = new Date('2026-11-20T08:00:00.000Z');
  const notices = account(
    [
      row('0002/ownerAssigned/olga', { ActivityId: 'waiting', Reference: 'waiting', Said: 'escalated' }),
      row('0001/urgent/mia'),
      row('0002/unreached/ownerAssigned/olga/mia'),
      row('0001/newReport/alan', { ActivityId: 'dropped' }),
      row('0002/reportAccepted/rita', { ActivityId: '' }),
      row('0001/triage/channel', { ActivityId: 'waiting', Reference: 'waiting' }),
    ],
    [due('0001/urgent/mia'), due('0001/urgent/mel')],
    stream,
    (to) => (to === 'olga' ? { goneSince } : 'neverMet'),
  );
  expect(notices.map(({ sequence, kind, to, state }) => [sequence, kind, to, state])).toEqual([
    [1, 'newReport', 'alan', 'dropped'],
    [1, 'triage', 'channel', 'undelivered'],
    [1, 'urgent', 'mel', 'notSent'],
    [1, 'urgent', 'mia', 'delivered'],
    [2, 'ownerAssigned', 'olga', 'undelivered'],
    [2, 'reportAccepted', 'rita', 'pending'],
    [2, 'unreached', 'mia', 'delivered'],
  ]);
  const lines = printed(notices);
  expect(lines[3]).toBe(`0001  urgent            delivered    ${at}  Mia  [31mLund (mia)`);
  expect(lines[4]).toContain(
    'UNDELIVERED  2026-11-24T22:30:00.000Z  olga; blocked or removed the bot on 2026-11-20T08:00:00.000Z, or earlier; others were asked after a day',
  );
  expect(lines[6]).toContain('; asked to tell olga of ownerAssigned');
  expect(lines.at(-1)).toBe(`${reference}: 2 of 7 notices delivered.`);
});

it('leaves out messages that are no notices', () => {
  const receipt = row('x', { NoticeKey: 'receipt/1', Kind: 'receipt' });
  expect(account([receipt, row('0001/record/mia', { Kind: 'record' })])).toEqual([]);
});

it('shows only the day of what an unnamed reporter did', () => {
  const unnamed = { ...reportedEvent, unnamed: { kind: 'anonymous', caseCode: 'c' } } as const;
  const of = aHistory([at, unnamedReporter, unnamed], [at, 'mia', triaged]);
  const notices = account([row('0001/urgent/mia'), row('0002/ownerAssigned/olga')], [], of);
  expect(notices.map((one) => one.at)).toEqual(['2026-11-24', at]);
  expect(printed(notices)[0]).not.toContain('22:30');
});

it('is settled when everything was delivered or dropped, and nothing is doubtful', () => {
  const settled = account([row('0001/urgent/mia'), row('0001/newReport/alan', { ActivityId: 'dropped' })]);
  const whole = { reference, notices: settled, people: [], unsealed: [] };
  expect(isSettled(whole)).toBe(true);
  expect(isSettled({ ...whole, unsealed: ['7'] })).toBe(false);
  expect(isSettled({ ...whole, damagedFrom: 'NC-2026-0042/0003' })).toBe(false);
  for (const ActivityId of ['', 'waiting'])
    expect(isSettled({ ...whole, notices: account([row('0001/urgent/mia', { ActivityId })]) })).toBe(false);
  expect(isSettled({ ...whole, notices: account([], [due('0001/urgent/mia')]) })).toBe(false);
});
