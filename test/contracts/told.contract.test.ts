import { messagesList } from '../../graph/lists/messages.ts';
import { localEnvironment } from '../../infra/local/localSettings.ts';
import { people } from '../../infra/local/tenant.ts';
import { accountLines, isSettled } from '../../infra/told/accountLines.ts';
import { readAccount } from '../../infra/told/readAccount.ts';
import type { ConversationReference } from '../../procedure/ports/messages/conversations.ts';
import type { Reference } from '../../procedure/record/values/reference.ts';
import { theClassification } from '../builders/aRecord.ts';
import { aDraft, type GraphStage, openGraphStage, stageSealKeys } from './graphStage.ts';
import { sealedFields } from './sealedFields.ts';

const claire = people.find(({ displayName }) => displayName === 'Claire Dubois');
const olga = 'b0000000-0000-4000-8000-0000000000aa';

describe('who was told what about a record', () => {
  let stage: GraphStage;
  beforeAll(async () => {
    stage = await openGraphStage();
    await stage.reset();
  });
  afterAll(() => stage.close());

  const read = (reference: string) =>
    readAccount(
      {
        ...localEnvironment({ graph: stage.graph.url, entra: stage.entra.url, teams: stage.entra.url }, { port: 0 }),
        SEAL_KEY: stageSealKeys.join(' '),
      },
      reference as Reference,
    );

  it('is read from Messages and History; nothing in an unsealed row is believed', async () => {
    const room = await stage.open();
    const { stream } = await room.records.open(aDraft('a'));
    const reference = stream.key;
    const triage = {
      lane: 'standard',
      grade: 'minor',
      gradeReason: 'One',
      ...theClassification,
      owner: olga,
    } as const;
    const by = { actor: { id: claire?.id ?? '', name: 'Claire Dubois' } };
    await room.records.append(reference, stream, aDraft('b', { ...by, events: [{ type: 'Triaged', ...triage }] }));
    // Nothing is sent yet.
    const before = await read(reference);
    const claireReports = before.notices.find(({ to }) => to === claire?.id);
    expect(claireReports).toEqual({ sequence: 1, kind: 'newReport', to: claire?.id, state: 'notSent' });

    const chat: ConversationReference = {
      kind: 'personal',
      conversationId: 'a:olga',
      serviceUrl: 'https://smba/',
      personId: olga,
      language: 'en',
    };
    for (const { sequence, kind, to } of before.notices) {
      const key = `${reference}/${String(sequence).padStart(4, '0')}/${kind}/${to}`;
      expect(await room.postedMessages.claim(key, reference, kind)).toBe('ours');
      if (to !== olga)
        await room.postedMessages.sent({ key, reference, kind, conversation: chat, activityId: 'm1', sequence });
      else {
        await room.conversations.remember(chat);
        await room.conversations.markGone(chat.conversationId);
        await room.postedMessages.deferNotice(key, { kind: 'person', id: to });
      }
    }
    const after = await read(reference);
    expect(after.notices.map(({ to, state }) => [to === olga, state])).toEqual(
      after.notices.map(({ to }) => [to === olga, to === olga ? 'undelivered' : 'delivered']),
    );
    expect(after.notices.find(({ to }) => to === olga)).toMatchObject({
      kind: 'ownerAssigned',
      at: stage.clock.now().toISOString(),
      reach: { goneSince: stage.clock.now() },
    });
    expect(accountLines(after).join('\n')).toContain(`Claire Dubois (${claire?.id})`);

    const forged = { NoticeKey: `${reference}/0001/urgent/${olga}`, Reference: reference, ActivityId: 'm9' };
    const { id } = (await stage.http('POST', '/lists/Messages/items', { fields: forged })) as { id: string };
    const waiting = { NoticeKey: 'NC-2026-9999/0001/urgent/x', Reference: 'waiting', ActivityId: 'waiting' };
    await stage.http('POST', '/lists/Messages/items', { fields: sealedFields(messagesList, waiting) });
    const doubtful = await read(reference);
    expect(doubtful).toMatchObject({ unsealed: [id], notices: after.notices });
    expect(isSettled(doubtful)).toBe(false);
  });

  it('cannot be said of a record that does not exist', async () => {
    await expect(read('NC-2026-0999')).rejects.toThrow('There is no record NC-2026-0999.');
  });
});
