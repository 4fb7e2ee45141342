import type { Message } from '../../../procedure/messages/message.ts';
import type { NoticeKind } from '../../../procedure/notices/noticeKinds.ts';
import { newOrganisation } from '../../../procedure/organisation/organisation.ts';
import type { ConversationReference } from '../../../procedure/ports/messages/conversations.ts';
import type { RecordStream } from '../../../procedure/record/history/recordStream.ts';
import { unnamedReporter } from '../../../procedure/record/report/identity.ts';
import { aHistory, reportedEvent } from '../../../test/builders/aHistory.ts';
import { deliveringBy } from '../../../test/builders/deliveringBy.ts';
import { deliver as deliverNotice, type NoticePorts } from './sendNotice.ts';

const at = '2026-11-24T09:00:00.000Z';
const triage = { lane: 'standard', grade: 'minor', gradeReason: 'One door', owner: 'olga' } as const;
const stream = aHistory(
  [at, 'rita', reportedEvent],
  [at, 'mia', { type: 'Triaged', ...triage }],
  [at, 'mia', { type: 'WorkReassigned', from: 'olga', to: 'noor', because: 'Left the company' }],
  [at, 'rita', { type: 'ReportAddedTo', text: 'Not for Olga' }],
);

/** Sends a notice about this record to a person with a chat. */
const deliver = async (of: RecordStream, sequence: string, kind: NoticeKind, id: string) => {
  const sent: Message[] = [];
  const logged: unknown[] = [];
  const conversation: ConversationReference = {
    kind: 'personal',
    conversationId: `a:${id}`,
    serviceUrl: 'https://smba/',
    personId: id,
    language: 'en',
  };
  const ports: NoticePorts = {
    organisation: { current: () => newOrganisation },
    people: { holders: () => [], nameOf: () => undefined, rolesOf: () => [] },
    conversations: {
      ofPerson: async () => conversation,
      ofChannel: async () => undefined,
      markGone: async () => undefined,
      reachOf: () => 'reachable',
    },
    postedMessages: {
      claim: async () => 'ours',
      release: () => undefined,
      sent: async () => undefined,
      deferNotice: async () => undefined,
    },
    records: { load: async () => ({ stream: of }) as never },
    outgoing: {
      deliver: deliveringBy(async (_, message) => {
        sent.push(message);
        return { activityId: 'm1', conversationId: conversation.conversationId };
      }),
    },
    log: (...line) => void logged.push(line),
  };
  const key = `${of.key}/${sequence}/${kind}/${id}`;
  const notice = { key, kind, to: { kind: 'person', id } } as const;
  expect(await deliverNotice(ports, of, notice, async () => 'ours')).toBe('sent');
  return { key, sent, logged };
};

it.each([
  ['olga', 3, []],
  ['noor', 4, ['Not for Olga']],
])('a notice that is sent late shows %s what they may read at that time', async (id, sequence, additions) => {
  const { sent } = await deliver(stream, '0002', 'ownerAssigned', id);
  expect(sent).toMatchObject([{ sequence, record: { additions: additions.map((text) => ({ text })) } }]);
});

it('logs what was delivered to whom', async () => {
  const { key, logged } = await deliver(stream, '0002', 'ownerAssigned', 'olga');
  const facts = { key, reference: stream.key, kind: 'ownerAssigned', person: 'olga' };
  expect(logged).toEqual([['info', 'notice.delivered', facts]]);
});

it('logs no delivery that would reveal when an unnamed reporter acted', async () => {
  const unnamed = { ...reportedEvent, unnamed: { kind: 'anonymous', caseCode: 'c' } } as const;
  const record = aHistory([at, unnamedReporter, unnamed], [at, 'mia', { type: 'Triaged', ...triage }]);
  expect((await deliver(record, '0001', 'urgent', 'mia')).logged).toEqual([]);
  expect((await deliver(record, '0002', 'ownerAssigned', 'olga')).logged).toHaveLength(1);
});
