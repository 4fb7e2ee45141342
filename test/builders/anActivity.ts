import { botAppId, botServiceUrl, botTenant } from './aBot.ts';

/** Activities as Teams sends them; `changes` replaces whole fields. */
type Fields = Readonly<Record<string, unknown>>;

export const staffId = '11111111-1111-4111-8111-111111111111';
export const botAccount = { id: `28:${botAppId}`, name: 'TenTwo' };
export const channelId = '19:triage@thread.tacv2';

let sent = 0;
const nextId = (): string => {
  sent += 1;
  return `in-${sent}`;
};

const base = (changes: Fields): Fields => ({
  id: nextId(),
  channelId: 'msteams',
  serviceUrl: botServiceUrl,
  from: { id: '29:lea', name: 'Lea Staff', aadObjectId: staffId },
  recipient: botAccount,
  conversation: { id: 'a:lea', conversationType: 'personal', tenantId: botTenant },
  channelData: { tenant: { id: botTenant } },
  locale: 'en-GB',
  ...changes,
});

export const aMessage = (text: string, changes: Fields = {}): Fields => base({ type: 'message', text, ...changes });

/** A file as Teams sends it to a bot in a personal chat, with a download URL. */
export const anUploadedFile = (name: string, downloadUrl: string): Fields => ({
  contentType: 'application/vnd.microsoft.teams.file.download.info',
  contentUrl: `https://contoso-my.sharepoint.com/personal/lea/Documents/${encodeURIComponent(name)}`,
  name,
  content: { downloadUrl, uniqueId: '1150d938-8870-4044-9f2c-5bbdebd70c9d', fileType: name.split('.').at(-1) },
});

/** A picture that was pasted into the text. */
export const aPastedPicture = (contentUrl: string): Fields => ({ contentType: 'image/*', contentUrl });

export const htmlTwin = (content: string): Fields => ({ contentType: 'text/html', content });

/** In a thread of a channel, with the required mention of the bot. */
export const aChannelMessage = (text: string, changes: Fields = {}): Fields =>
  base({
    type: 'message',
    text: `<at>TenTwo</at>&nbsp;${text}\n`,
    entities: [{ type: 'mention', text: '<at>TenTwo</at>', mentioned: botAccount }],
    ...inChannel,
    ...changes,
  });

export const inChannel: Fields = {
  conversation: { id: `${channelId};messageid=1`, conversationType: 'channel', tenantId: botTenant, isGroup: true },
  channelData: { tenant: { id: botTenant }, team: { id: '19:team@thread.tacv2' }, channel: { id: channelId } },
};

export const anInvoke = (name: string, value: unknown, changes: Fields = {}): Fields =>
  base({ type: 'invoke', name, value, ...changes });

/** A press on a button of a card in message `m-1`. */
export const aPress = (verb: string, data: Fields, changes: Fields = {}, trigger = 'manual'): Fields =>
  anInvoke(
    'adaptiveCard/action',
    { action: { type: 'Action.Execute', verb, data }, trigger },
    { replyToId: 'm-1', ...changes },
  );

/** A press on a button that opens a dialog from such a card, or is in one. */
export const aDialogPress = (verb: string, data: Fields, changes: Fields = {}): Fields =>
  anInvoke(
    verb.endsWith('.open') ? 'task/fetch' : 'task/submit',
    { data: { ...data, verb } },
    { replyToId: 'm-1', ...changes },
  );

export const anInstall = (changes: Fields = {}): Fields =>
  base({ type: 'installationUpdate', action: 'add', ...changes });

/** An event, such as the start of a meeting. */
export const anEvent = (name: string, value: unknown, changes: Fields = {}): Fields =>
  base({ type: 'event', name, value, ...changes });
