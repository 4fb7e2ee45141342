import type { Message } from '../../../procedure/messages/message.ts';
import { newOrganisation } from '../../../procedure/organisation/organisation.ts';
import type { ConversationReference } from '../../../procedure/ports/messages/conversations.ts';
import { aHistory, reportedEvent } from '../../../test/builders/aHistory.ts';
import { type NoticePorts, sendClaimed } from './sendNotice.ts';

const at = '2026-11-24T09:00:00.000Z';
const triage = { lane: 'standard', grade: 'minor', gradeReason: 'One door', owner: 'olga' } as const;
const stream = aHistory(
  [at, 'rita', reportedEvent],
  [at, 'mia', { type: 'Triaged', ...triage }],
  [at, 'mia', { type: 'WorkReassigned', from: 'olga', to: 'noor', because: 'Left the company' }],
  [at, 'rita', { type: 'ReportAddedTo', text: 'Not for Olga' }],
);

it.each([
  ['olga', 3, []],
  ['noor', 4, ['Not for Olga']],
])('a notice that is sent late shows %s what they may read at that time', async (id, sequence, additions) => {
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
      forget: async () => undefined,
    },
    postedMessages: { claim: async () => 'ours', sent: async () => undefined, deferNotice: async () => undefined },
    outgoing: {
      send: async (_, message) => {
        sent.push(message);
        return { activityId: 'm1', conversationId: conversation.conversationId };
      },
    },
    log: (...line) => void logged.push(line),
  };
  const key = `${stream.key}/0002/ownerAssigned/${id}`;
  expect(await sendClaimed(ports, stream, { key, kind: 'ownerAssigned', to: { kind: 'person', id } })).toBe('sent');
  expect(sent).toMatchObject([{ sequence, record: { additions: additions.map((text) => ({ text })) } }]);
  const delivered = { key, reference: stream.key, kind: 'ownerAssigned', person: id };
  expect(logged).toEqual([['info', 'notice.delivered', delivered]]);
});
