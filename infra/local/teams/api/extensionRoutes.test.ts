import { people, team, tenant } from '../../tenant.ts';
import { personalChatOf } from '../chat/directory.ts';
import { linkToMessage } from '../chat/extensionActivities.ts';
import { StandIn } from '../testing/standIn.ts';
import type { ChatMessage, ExtensionOutcome } from '../wire.ts';

const [sam, ines] = people;
if (!sam || !ines) throw new Error('The tenant has no people.');
const triage = team.channels[1].id;
const card = { type: 'AdaptiveCard', version: '1.3', body: [] };
const posting = {
  contentType: 'application/vnd.microsoft.card.adaptive',
  content: card,
  preview: {
    contentType: 'application/vnd.microsoft.card.thumbnail',
    content: { title: 'NC-1', text: '<b>a</b> < b' },
  },
};
const result = (attachments: readonly unknown[]) => ({
  composeExtension: { type: 'result', attachmentLayout: 'list', attachments },
});

describe('message extension', () => {
  let standIn: StandIn;
  beforeEach(async () => {
    standIn = await StandIn.start();
  });
  afterEach(() => standIn.close());

  const say = async (): Promise<ChatMessage> => {
    const said = await standIn.call('POST', '/_control/say', {
      userId: ines.id,
      conversation: triage,
      text: 'The <door>\nis open',
    });
    return (said.body as { message: ChatMessage }).message;
  };

  it('fetches the dialog of the action with the message as HTML', async () => {
    const message = await say();
    const dialog = { title: 'T', card: { contentType: posting.contentType, content: card } };
    standIn.bot.answer = () => ({ status: 200, body: { task: { type: 'continue', value: dialog } } });
    const { body } = await standIn.call('POST', '/_control/report', { userId: sam.id, activityId: message.id });
    expect(body).toMatchObject({ outcome: { kind: 'dialog', title: 'T', card } });
    expect(standIn.bot.received.at(-1)).toMatchObject({
      type: 'invoke',
      name: 'composeExtension/fetchTask',
      from: { aadObjectId: sam.id },
      conversation: { id: `${triage};messageid=${message.root}`, conversationType: 'channel', tenantId: tenant.id },
      value: {
        commandContext: 'message',
        messagePayload: {
          id: message.id,
          linkToMessage: linkToMessage(message),
          body: { contentType: 'html', content: '<p>The &lt;door&gt;<br>is open</p>' },
          from: { user: { userIdentityType: 'aadUser', id: ines.id, displayName: ines.displayName } },
        },
      },
    });
  });

  it('submits the dialog as the extension’s', async () => {
    const message = await say();
    standIn.bot.answer = () => ({ status: 200, body: { task: { type: 'message', value: 'Saved' } } });
    const action = { kind: 'submitExtension', data: { x: 1 }, theme: 'dark' };
    const { body } = await standIn.call('POST', '/api/act', { as: sam.id, message: message.id, action });
    expect(body).toEqual({ kind: 'text', text: 'Saved' });
    expect(standIn.bot.received.at(-1)).toMatchObject({
      name: 'composeExtension/submitAction',
      value: { data: { x: 1 }, context: { theme: 'dark' }, messagePayload: { id: message.id } },
    });
  });

  it.each([
    ['', [{ name: 'initialRun', value: 'true' }]],
    ['door', [{ name: 'q', value: 'door' }]],
  ])('searches for “%s”', async (text, parameters) => {
    standIn.bot.answer = () => ({ status: 200, body: result([posting]) });
    const { body } = await standIn.call('POST', '/api/find', { as: sam.id, conversation: 'personal', text, skip: 25 });
    expect(body).toEqual({ kind: 'postings', postings: [{ title: 'NC-1', text: 'a < b', card }] });
    expect(standIn.bot.received.at(-1)).toMatchObject({
      name: 'composeExtension/query',
      conversation: { id: personalChatOf(sam) },
      value: { parameters, queryOptions: { skip: 25, count: 25 } },
    });
  });

  it.each<[string, number, unknown, ExtensionOutcome]>([
    ['nothing', 200, result([]), { kind: 'postings', postings: [] }],
    ['a sentence', 200, { composeExtension: { type: 'message', text: 'No' } }, { kind: 'text', text: 'No' }],
    ['a card without its preview', 200, result([{ ...posting, preview: undefined }]), { kind: 'failed' }],
    ['501', 501, undefined, { kind: 'failed' }],
  ])('unfurls a link answered with %s', async (_name, status, answer, outcome) => {
    standIn.bot.answer = () => ({ status, body: answer });
    const url = 'https://tab.example.com/tab/#/NC-2026-0001';
    const { body } = await standIn.call('POST', '/api/unfurl', { as: sam.id, conversation: triage, url });
    expect(body).toEqual(outcome);
    expect(standIn.bot.received.at(-1)).toMatchObject({ name: 'composeExtension/queryLink', value: { url } });
  });

  it('posts a card without text, which is not delivered to the bot', async () => {
    const said = { text: '', mentionBot: false, attachments: [{ contentType: posting.contentType, content: card }] };
    const { status } = await standIn.call('POST', '/api/say', { as: sam.id, conversation: 'personal', ...said });
    expect(status).toBe(204);
    const { body } = await standIn.call('GET', `/_control/messages?userId=${sam.id}`);
    expect(body).toMatchObject([{ text: '', attachments: [{ content: card }], sender: sam.id }]);
    expect(standIn.bot.received).toEqual([]);
  });
});
