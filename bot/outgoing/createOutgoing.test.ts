import type { RecordKind, RecordMessage } from '../../procedure/messages/message.ts';
import type { ConversationReference } from '../../procedure/ports/messages/conversations.ts';
import { aBot, botAppId, botTenant } from '../../test/builders/aBot.ts';
import { aBotService, type BotService } from '../../test/builders/aBotService.ts';
import { thePolicy } from '../../test/builders/aProcedure.ts';
import { aRecord, aSignedCheckpoint } from '../../test/builders/sampleCards.ts';
import type { BotOutgoing } from './botOutgoing.ts';
import { createOutgoing } from './createOutgoing.ts';

let service: BotService;
let outgoing: BotOutgoing;
/** Milliseconds since the start of the test. */
let passed = 0;

beforeEach(async () => {
  service = await aBotService();
  const { nonce, clock: still, deepLink, people } = aBot().room;
  passed = 0;
  const clock = { ...still, now: () => new Date(still.now().getTime() + passed) };
  const { credentials } = service;
  outgoing = createOutgoing({
    appId: botAppId,
    tenantId: botTenant,
    credentials,
    policy: thePolicy,
    deepLink,
    nonce,
    clock,
    people,
  });
});
afterEach(() => service.stop());

const chat = (): ConversationReference => ({
  kind: 'personal',
  conversationId: 'a:lea',
  serviceUrl: service.url,
  personId: 'x',
  language: 'fr',
});
const channel = (id = '19:triage@thread.tacv2'): ConversationReference => ({
  kind: 'channel',
  conversationId: id,
  serviceUrl: service.url,
  language: 'en',
});
const claire = { id: 'claire', name: 'Claire <b>[Dubois](x)' };
const message = (kind: RecordKind): RecordMessage => ({
  kind,
  record: aRecord({ ongoing: 'yes' }),
  sequence: 1,
  ismsManagers: [claire],
  people: [],
});
const shownIn = (conversation: ConversationReference) => ({
  key: 'k',
  reference: 'NC-2026-0042',
  kind: 'triage' as const,
  conversation,
  activityId: 'm-1',
  sequence: 1,
});

const refusal = (status: number, code: string) => ({ status, body: { error: { code, message: 'No.' } } });

describe('send', () => {
  it('writes to a person in their language, with no details in the notification', async () => {
    expect(await outgoing.send(chat(), message('urgent'))).toEqual({ activityId: 'out-1', conversationId: 'a:lea' });
    const [call] = service.asked;
    expect(call).toMatchObject({ method: 'POST', path: '/connector/v3/conversations/a%3Alea/activities' });
    expect(call?.body).toMatchObject({
      type: 'message',
      summary: 'NC-2026-0042: C’est encore en cours : merci de regarder maintenant.',
    });
    expect(JSON.stringify(call?.body)).toContain('Ouvrir dans le registre');
  });

  it('identifies a checkpoint by its number, in a thread of its own', async () => {
    service.answer({ status: 201, body: { id: '19:triage@thread.tacv2;messageid=9', activityId: '9' } });
    const posted = await outgoing.send(channel(), { kind: 'checkpoint', signed: aSignedCheckpoint });
    expect(posted).toEqual({ activityId: '9', conversationId: '19:triage@thread.tacv2;messageid=9' });
    expect(service.asked[0]?.body).toMatchObject({
      activity: { summary: 'Checkpoint of the history · CHECK/0007' },
    });
  });

  it('starts a thread in a channel, and mentions the ISMS manager', async () => {
    service.answer({ status: 201, body: { id: '19:triage@thread.tacv2;messageid=9', activityId: '9' } });
    expect(await outgoing.send(channel(), message('triage'))).toEqual({
      activityId: '9',
      conversationId: '19:triage@thread.tacv2;messageid=9',
    });
    const [call] = service.asked;
    expect(call).toMatchObject({
      method: 'POST',
      path: '/connector/v3/conversations',
      body: { isGroup: true, channelData: { channel: { id: '19:triage@thread.tacv2' }, tenant: { id: botTenant } } },
    });
    const text = JSON.stringify(call?.body);
    expect(text).toContain(
      '{"type":"mention","text":"<at>Claire bDuboisx</at>","mentioned":{"id":"claire","name":"Claire bDuboisx"}}',
    );
    expect(text).toContain('Still going on: <at>Claire bDuboisx</at>');
  });

  it('explains to the ISMS manager’s deputy why they receive the report', async () => {
    const kept = { ...message('newReport'), record: aRecord({}, { notToIsmsManager: true }) };
    await outgoing.send(chat(), kept);
    const [call] = service.asked;
    const sentence = 'Nouveau signalement. Il vous est adressé à la place du responsable du SMSI.';
    expect(call?.body).toMatchObject({ summary: `NC-2026-0042: ${sentence}` });
    expect(JSON.stringify(call?.body)).not.toContain('Aucun canal');
  });

  it('answers in a given thread', async () => {
    await outgoing.send(channel('19:triage@thread.tacv2;messageid=7'), message('triage'));
    expect(service.asked[0]?.path).toBe(
      '/connector/v3/conversations/19%3Atriage%40thread.tacv2%3Bmessageid%3D7/activities',
    );
  });
});

describe('a refusal by the platform', () => {
  const busy = { status: 429, headers: { 'retry-after': '0' } };

  it.each([412, 429, 502, 503, 504])('%d is retried', async (status) => {
    service.answer({ ...busy, status }, { ...busy, status });
    expect(await outgoing.post(chat(), { body: [] } as never)).toBe('out-1');
    expect(service.asked).toHaveLength(3);
  });

  it('is not retried forever', async () => {
    service.answer(busy, busy, busy, busy, busy);
    await expect(outgoing.send(chat(), message('urgent'))).rejects.toMatchObject({
      code: 'throttled',
      operation: 'teams.send',
    });
    expect(service.asked).toHaveLength(4);
  });

  it.each([
    [400, 'refused'],
    [401, 'refused'],
    [413, 'refused'],
    [500, 'unreachable'],
  ])('%d is not retried: %s', async (status, code) => {
    service.answer({ status });
    await expect(outgoing.send(chat(), message('urgent'))).rejects.toMatchObject({ code });
    expect(service.asked).toHaveLength(1);
  });

  it.each([
    [403, 'BotNotInConversationRoster'],
    [403, 'ConversationBlockedByUser'],
    [403, 'ForbiddenOperation'],
    [403, 'MessageWritesBlocked'],
    [404, 'ConversationNotFound'],
  ])('%d %s: the recipient is unreachable, and it is not retried', async (status, code) => {
    service.answer(refusal(status, code), refusal(status, code));
    expect(await outgoing.send(chat(), message('urgent'))).toBeUndefined();
    expect(await outgoing.send(channel(), message('triage'))).toBeUndefined();
    expect(service.asked).toHaveLength(2);
  });

  it.each(['BotDisabledByAdmin', 'NotEnoughPermissions', 'InvalidBotApiHost'])(
    '403 %s affects everyone: the recipient has not left',
    async (code) => {
      service.answer(refusal(403, code));
      await expect(outgoing.send(chat(), message('urgent'))).rejects.toMatchObject({ code: 'refused' });
    },
  );

  it('leaves open whether a message arrived when the connection is lost, and sends it once', async () => {
    service.answer({ status: 0 });
    await expect(outgoing.send(chat(), message('urgent'))).rejects.toMatchObject({ code: 'notKnownYet' });
    expect(service.asked).toHaveLength(1);
  });

  it('is a fault when there is no answer', async () => {
    const conversation = chat();
    await service.stop();
    await expect(outgoing.send(conversation, message('urgent'))).rejects.toMatchObject({ code: 'unreachable' });
  });
});

describe('redraw', () => {
  it('replaces the old card with the new one', async () => {
    expect(await outgoing.redraw(shownIn(channel()), message('triage'))).toBe(true);
    expect(service.asked[0]).toMatchObject({
      method: 'PUT',
      path: '/connector/v3/conversations/19%3Atriage%40thread.tacv2/activities/m-1',
    });
  });

  it('combines repeated edits of one message into one edit with the last state', async () => {
    const records = [2, 3, 5, 4].map((sequence) => ({ ...message('triage'), sequence }));
    const kept = { ...message('triage'), record: aRecord({ what: 'The last state.' }), sequence: 6 };
    const all = [...records, kept].map((one) => outgoing.redraw(shownIn(channel()), one));
    expect(await Promise.all(all)).toEqual([true, true, true, true, true]);
    expect(service.asked.length).toBeLessThanOrEqual(2);
    expect(JSON.stringify(service.asked.at(-1)?.body)).toContain('The last state.');
  });

  const answered = () => outgoing.edit(chat(), 'm-1', { body: [] } as never, 1);

  it('leaves a message alone if the answer to a press replaced it, with its content', async () => {
    const answering = answered();
    expect(await outgoing.redraw(shownIn(chat()), message('receipt'))).toBe(true);
    await answering;
    expect(service.asked).toHaveLength(1);
    expect(await outgoing.redraw(shownIn(chat()), { ...message('receipt'), sequence: 2 })).toBe(true);
    expect(service.asked).toHaveLength(2);
  });

  it('draws it if the answer could not be put there', async () => {
    service.answer({ status: 500 });
    await expect(answered()).rejects.toMatchObject({ operation: 'teams.edit' });
    expect(await outgoing.redraw(shownIn(chat()), message('receipt'))).toBe(true);
    expect(service.asked).toHaveLength(2);
  });

  it.each([
    [403, 'ConversationBlockedByUser'],
    [404, 'ConversationNotFound'],
  ])('reports a message as gone after %d %s', async (status, code) => {
    service.answer(refusal(status, code));
    expect(await outgoing.redraw(shownIn(channel()), message('triage'))).toBe(false);
  });

  describe('a message that Teams does not find', () => {
    const missing = refusal(404, 'ActivityNotFoundInConversation');
    const redraw = () => outgoing.redraw(shownIn(channel()), message('triage'));

    it('is tried again, because it may be there a moment later', async () => {
      service.answer(missing);
      await expect(redraw()).rejects.toMatchObject({ operation: 'teams.edit' });
      expect(await redraw()).toBe(true);
      passed = 60_000;
      service.answer(missing);
      await expect(redraw()).rejects.toMatchObject({ operation: 'teams.edit' });
    });

    it('is deleted if it is still missing a minute later', async () => {
      service.answer(missing, missing, missing, missing);
      await expect(redraw()).rejects.toThrow();
      passed = 20_000;
      await expect(redraw()).rejects.toThrow();
      passed = 60_000;
      expect(await redraw()).toBe(false);
      passed = 3_600_000;
      expect(await redraw()).toBe(false);
    });
  });

  it('fails after any other error', async () => {
    service.answer({ status: 500 });
    await expect(outgoing.redraw(shownIn(channel()), message('triage'))).rejects.toMatchObject({
      operation: 'teams.edit',
    });
  });
});

describe('the roster', () => {
  it.each([
    [{ userRole: 'guest' }, true],
    [{ userPrincipalName: 'x#ext#@y' }, true],
    [{ userRole: 'user', userPrincipalName: 'x@y' }, false],
    [{}, false],
  ])('%j: %s', async (body, expected) => {
    service.answer({ status: 200, body });
    expect(await outgoing.isGuest(chat(), '29:lea')).toBe(expected);
  });

  it.each([
    [200, true],
    [404, false],
  ])('on %i answers whether a person is in a channel: %s', async (status, expected) => {
    service.answer({ status, body: status === 200 ? {} : { error: { code: 'MemberNotFoundInConversation' } } });
    expect(await outgoing.isMember(channel(), 'ada')).toBe(expected);
  });

  it('is unknown while it cannot be read', async () => {
    service.answer({ status: 500 });
    await expect(outgoing.isMember(channel(), 'ada')).rejects.toMatchObject({ operation: 'teams.member' });
  });
});
