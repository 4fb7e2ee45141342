import { people, team } from '../../tenant.ts';
import type { RecordedAnswer } from '../testing/standIn.ts';
import { idIn, StandIn } from '../testing/standIn.ts';
import type { Outcome } from '../wire.ts';
import { personalChatOf, teamsIdOf } from './directory.ts';

const [sam, ines] = people;
if (!sam || !ines) throw new Error('The tenant has no people.');
const triage = team.channels[1].id;

const card = {
  type: 'AdaptiveCard',
  version: '1.5',
  body: [
    { type: 'Input.Text', id: 'what', value: 'as it stands' },
    { type: 'Input.Toggle', id: 'sure', title: 'Sure?' },
  ],
  actions: [
    { type: 'Action.Execute', id: 'b1', title: 'Send', verb: 'nc.report', data: { v: 1 } },
    { type: 'Action.Submit', title: 'Open', data: { msteams: { type: 'task/fetch' }, v: 2 } },
    { type: 'Action.Submit', title: 'Plain', data: { v: 3 } },
  ],
};
const cardMessage = {
  type: 'message',
  attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content: card }],
};

describe('deliveries to the bot', () => {
  let standIn: StandIn;
  beforeEach(async () => {
    standIn = await StandIn.start();
  });
  afterEach(() => standIn.close());

  const cardIn = async (conversation: string): Promise<string> =>
    idIn(
      await standIn.connector('POST', `/v3/conversations/${encodeURIComponent(conversation)}/activities`, cardMessage),
    );
  const press = (body: object) => standIn.call('POST', '/_control/press', { userId: sam.id, ...body });

  it('sends a signed message in the person’s language from a personal chat', async () => {
    await standIn.call('POST', '/_control/say', {
      userId: ines.id,
      conversation: 'personal',
      text: 'Une porte est ouverte',
    });
    expect(standIn.bot.refused()).toBe(0);
    expect(standIn.bot.received).toMatchObject([
      {
        type: 'message',
        id: expect.stringMatching(/^\d+$/),
        channelId: 'msteams',
        serviceUrl: `${standIn.teams.url}/connector/`,
        text: 'Une porte est ouverte',
        locale: 'fr-FR',
        from: { id: teamsIdOf(ines), aadObjectId: ines.id, name: 'Inès Moreau' },
        recipient: { id: '28:0b1c2d3e-4f50-4617-8283-94a5b6c7d8e9' },
        conversation: {
          id: personalChatOf(ines),
          conversationType: 'personal',
          tenantId: '6f1b2c3d-4e5f-4a6b-8c7d-9e0f1a2b3c4d',
        },
        channelData: { tenant: { id: '6f1b2c3d-4e5f-4a6b-8c7d-9e0f1a2b3c4d' } },
        entities: [{ type: 'clientInfo', locale: 'fr-FR', country: 'FR', timezone: 'Europe/Paris' }],
      },
    ]);
  });

  it('sends a channel message only if it mentions the bot, with the thread in the conversation id', async () => {
    const say = (text: string, more: object) =>
      standIn.call('POST', '/_control/say', { userId: sam.id, conversation: triage, text, ...more });
    await say('Just talking', {});
    expect(standIn.bot.received).toEqual([]);
    const { body } = await say('help', { mention: true });
    const { message } = body as { message: { id: string } };
    await say('thanks @tentwo and @Claire Dubois', { replyTo: message.id });
    expect(standIn.bot.received).toMatchObject([
      {
        text: '<at>TenTwo</at> help',
        conversation: { id: `${triage};messageid=${message.id}`, conversationType: 'channel', isGroup: true },
        channelData: { channel: { id: triage }, team: { id: team.id } },
        entities: [
          { type: 'mention', text: '<at>TenTwo</at>', mentioned: { id: '28:0b1c2d3e-4f50-4617-8283-94a5b6c7d8e9' } },
          {},
        ],
      },
      {
        text: 'thanks <at>TenTwo</at> and <at>Claire Dubois</at>',
        conversation: { id: `${triage};messageid=${message.id}` },
        entities: [{ mentioned: { name: 'TenTwo' } }, { mentioned: { name: 'Claire Dubois' } }, { type: 'clientInfo' }],
      },
    ]);
  });

  it('sends an invoke with the inputs merged into the data when a button is pressed', async () => {
    const activityId = await cardIn(personalChatOf(sam));
    const answered = { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: 'Thank you' };
    standIn.bot.answer = () => ({ status: 200, body: answered });
    const pressed = await press({ activityId, verb: 'nc.report', inputs: { what: 'A door' } });
    expect(standIn.bot.received).toMatchObject([
      {
        type: 'invoke',
        name: 'adaptiveCard/action',
        replyToId: activityId,
        value: {
          action: {
            type: 'Action.Execute',
            id: 'b1',
            verb: 'nc.report',
            data: { v: 1, what: 'A door', sure: 'false' },
          },
          trigger: 'manual',
        },
      },
    ]);
    expect(pressed.body).toMatchObject({
      answers: [{ status: 200, body: answered }],
      outcome: { kind: 'text', text: 'Thank you' },
    });
  });

  it('opens and submits dialogs, and sends other submits as messages', async () => {
    const activityId = await cardIn(triage);
    const content = {
      contentType: 'application/vnd.microsoft.card.adaptive',
      content: { type: 'AdaptiveCard', body: [], actions: [{ type: 'Action.Submit', title: 'OK', data: { n: 1 } }] },
    };
    standIn.bot.answer = ({ name }): RecordedAnswer =>
      name === 'task/fetch'
        ? { status: 200, body: { task: { type: 'continue', value: { title: 'Report', card: content } } } }
        : { status: 200 };
    const opened = await press({ activityId, title: 'Open' });
    expect(opened.body).toMatchObject({
      outcome: { kind: 'dialog', title: 'Report', width: 'medium', card: content.content },
    });
    const sent = await standIn.call('POST', '/_control/dialog', {
      userId: sam.id,
      activityId,
      card: content.content,
      title: 'OK',
      inputs: { a: 'b' },
    });
    expect(sent.body).toMatchObject({ outcome: { kind: 'done' } });
    await press({ activityId, title: 'Plain' });
    expect(standIn.bot.received).toMatchObject([
      {
        name: 'task/fetch',
        value: { data: { msteams: { type: 'task/fetch' }, v: 2, what: 'as it stands' }, context: { theme: 'default' } },
      },
      { name: 'task/submit', value: { data: { n: 1, a: 'b' } } },
      { type: 'message', value: { v: 3, what: 'as it stands' }, replyToId: activityId },
    ]);
    expect(standIn.bot.received[2]?.text).toBeUndefined();
  });

  it('repeats a delivery with the same id, sequentially or concurrently', async () => {
    const activityId = await cardIn(personalChatOf(sam));
    const sequential = await press({ activityId, verb: 'nc.report', deliveries: 3 });
    expect((sequential.body as { answers: unknown[] }).answers).toHaveLength(3);
    expect(new Set(standIn.bot.received.map(({ id }) => id)).size).toBe(1);
    standIn.bot.received.length = 0;
    const pending: (() => void)[] = [];
    standIn.bot.answer = () =>
      new Promise<RecordedAnswer>((resolve) => {
        // Answered only when both have arrived: sequential deliveries would never complete.
        pending.push(() => resolve({ status: 200 }));
        if (pending.length === 2) for (const answer of pending) answer();
      });
    await standIn.call('POST', '/_control/switches', { deliverTwice: true });
    await press({ activityId, verb: 'nc.report' });
    expect(standIn.bot.received).toHaveLength(2);
  });

  it('retries while the bot answers 5xx, then fails like any other failure', async () => {
    const activityId = await cardIn(personalChatOf(sam));
    standIn.bot.answer = () => ({
      status: standIn.bot.received.length < 2 ? 503 : 200,
      body: { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value: card },
    });
    expect((await press({ activityId, verb: 'nc.report' })).body).toMatchObject({ outcome: { kind: 'card', card } });
    expect(standIn.bot.received).toHaveLength(2);
    standIn.bot.answer = () => ({ status: 500, body: 'stack trace' });
    const failed = (await press({ activityId, verb: 'nc.report' })).body as { outcome: Outcome };
    expect(failed.outcome).toEqual({ kind: 'failed' });
    expect(standIn.bot.received).toHaveLength(5);
  });

  it.each([
    [
      'an error body',
      { statusCode: 400, type: 'application/vnd.microsoft.error', value: { code: 'BadRequest', message: 'secret' } },
    ],
    [
      '`status` instead of `statusCode`',
      { status: 200, type: 'application/vnd.microsoft.activity.message', value: 'x' },
    ],
    ['nothing', undefined],
  ])('shows a failure when the answer to a press is %s', async (_name, body) => {
    const activityId = await cardIn(personalChatOf(sam));
    standIn.bot.answer = () => ({ status: 200, body });
    expect((await press({ activityId, verb: 'nc.report' })).body).toMatchObject({ outcome: { kind: 'failed' } });
  });

  it('refuses a press on a card in another person’s chat', async () => {
    const activityId = await cardIn(personalChatOf(ines));
    expect((await press({ activityId, verb: 'nc.report' })).status).toBe(400);
    expect(standIn.bot.received).toEqual([]);
  });
});

describe('answer deadline', () => {
  it('passes while the bot is still working', async () => {
    const standIn = await StandIn.start(60);
    standIn.bot.answer = () => new Promise(() => {});
    const said = await standIn.call('POST', '/_control/say', {
      userId: sam.id,
      conversation: 'personal',
      text: 'Hello',
    });
    expect(said.body).toMatchObject({ answers: [{ status: 504 }] });
    expect(standIn.bot.received[0]).toMatchObject({ text: 'Hello' });
    await standIn.close();
  });
});

describe('installs', () => {
  it('notify the bot once for the team and once per person, and survive a restart with the chats', async () => {
    const standIn = await StandIn.start();
    await standIn.call('POST', '/_control/open', { userId: sam.id });
    await standIn.call('POST', '/_control/open', { userId: sam.id });
    expect(standIn.bot.received).toMatchObject([
      {
        type: 'conversationUpdate',
        membersAdded: [{ id: '28:0b1c2d3e-4f50-4617-8283-94a5b6c7d8e9' }],
        conversation: { id: personalChatOf(sam) },
      },
      { type: 'installationUpdate', action: 'add' },
    ]);
    await standIn.call('POST', '/_control/say', { userId: sam.id, conversation: 'personal', text: 'Kept' });
    standIn.bot.received.length = 0;
    await standIn.restart();
    await standIn.call('POST', '/_control/open', { userId: sam.id });
    expect(standIn.bot.received).toEqual([]);
    const kept = await standIn.call('GET', `/_control/messages?userId=${sam.id}`);
    expect(kept.body).toMatchObject([{ text: 'Kept' }]);
    await standIn.close();
  });

  it('can be removed, after which the bot may write to the person only through the team', async () => {
    const standIn = await StandIn.start();
    await standIn.call('POST', '/_control/install', { userId: sam.id, action: 'remove' });
    expect(standIn.bot.received.at(-1)).toMatchObject({ type: 'installationUpdate', action: 'remove' });
    expect((await standIn.call('GET', '/_control/installs')).body).toEqual({ team: true, people: [] });
    await standIn.close();
  });
});
