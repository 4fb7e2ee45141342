import type { PostedMessage } from '../ports/messages/postedMessages.ts';
import type { MessageKind } from './message.ts';
import { withoutDuplicates } from './withoutDuplicates.ts';

const row = (kind: MessageKind, activityId: string, conversationId = 'a:lea'): PostedMessage => ({
  key: `${kind}/${activityId}`,
  reference: 'NC-2026-0001',
  kind,
  activityId,
  sequence: 1,
  conversation: {
    kind: 'personal',
    conversationId,
    serviceUrl: 'https://teams.example.test/',
    personId: 'lea',
    language: 'en',
  },
});
const drawn = (...rows: readonly PostedMessage[]) => [...withoutDuplicates(rows)];

it.each([
  ['the record that was asked for', 'record'],
  ['a notice', 'reporterAsked'],
] as const)('a message that is %s keeps its kind, though a receipt was put into it', (_, kind) => {
  expect(drawn(row('receipt', 'm-1'), row(kind, 'm-1'), row('receipt', 'm-2'))).toEqual([`${kind}/m-1`, 'receipt/m-2']);
});

it('messages of different chats are different messages', () => {
  expect(drawn(row('receipt', 'm-1'), row('record', 'm-1', 'a:max'))).toEqual(['receipt/m-1', 'record/m-1']);
});

it('everything else is drawn', () => {
  expect(drawn(row('receipt', 'm-1'), row('triage', 'm-2'), row('record', 'm-3'))).toHaveLength(3);
});
