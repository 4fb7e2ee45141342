import { applications, people, type SeededPerson, team, tenant } from '../../tenant.ts';
import { isFile } from '../files/fileStore.ts';
import type { ChatMessage, MentionEntity } from '../wire.ts';
import { botId, botName, personalChatOf, teamsIdOf } from './directory.ts';

/**
 * Activities in the format of Teams, https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/conversation-messages.
 * Fields that real payloads omit (the team's name in messages, `isGroup` in a personal chat) are omitted here too.
 */
export type Activity = Readonly<Record<string, unknown>>;

/** The person's chat with the bot, or a thread of a channel. */
export type ConversationReference =
  | { readonly kind: 'personal' }
  | { readonly kind: 'channel'; readonly channelId: string; readonly root: string };

/** Values common to all activities of one person in one conversation. */
export type ActivityContext = {
  readonly person: SeededPerson;
  readonly conversation: ConversationReference;
  readonly locale: string;
  readonly now: Date;
  readonly serviceUrl: string;
};

/** The id of a thread consists of the channel's id and the first message's. The install in a team has a channel without thread. */
const conversationIdOf = (person: SeededPerson, conversation: ConversationReference): string =>
  conversation.kind === 'personal'
    ? personalChatOf(person)
    : conversation.channelId + (conversation.root === '' ? '' : `;messageid=${conversation.root}`);

function commonFields({ person, conversation, locale, now, serviceUrl }: ActivityContext) {
  const id = conversationIdOf(person, conversation);
  return {
    channelId: 'msteams',
    serviceUrl,
    timestamp: now.toISOString(),
    from: { id: teamsIdOf(person), name: person.displayName, aadObjectId: person.id },
    recipient: { id: botId, name: botName },
    conversation:
      conversation.kind === 'personal'
        ? { conversationType: 'personal', tenantId: tenant.id, id }
        : { isGroup: true, conversationType: 'channel', tenantId: tenant.id, id },
    channelData:
      conversation.kind === 'personal'
        ? { tenant: { id: tenant.id } }
        : {
            teamsChannelId: conversation.channelId,
            teamsTeamId: team.id,
            channel: { id: conversation.channelId },
            team: { id: team.id },
            tenant: { id: tenant.id },
          },
    locale,
    localTimezone: person.timeZone,
    entities: [
      { type: 'clientInfo', locale, country: locale.slice(-2), platform: 'Web', timezone: person.timeZone },
    ] as readonly unknown[],
  };
}

/**
 * Builds the activity of a person's message. As in Teams, an attachment repeats the text as HTML. A bot receives files in
 * personal chats only; in a channel they are just named in the HTML.
 */
export function messageActivity(context: ActivityContext, message: ChatMessage): Activity {
  const shared = commonFields(context);
  const files = message.attachments.filter(isFile);
  const personal = context.conversation.kind === 'personal';
  const marked = (_file: unknown, index: number) => `<attachment id="${message.id}-${index}"></attachment>`;
  return {
    ...shared,
    type: 'message',
    id: message.id,
    text: message.text,
    textFormat: 'plain',
    attachments: personal
      ? [...files, { contentType: 'text/html', content: htmlOf(message.text) }]
      : [{ contentType: 'text/html', content: htmlOf(message.text) + files.map(marked).join('') }],
    entities: [...message.mentions, ...shared.entities],
  };
}

/** Builds the activity of `Action.Submit`: a message without text whose value is the button's data merged with the inputs. */
export const submitActivity = (context: ActivityContext, id: string, value: unknown, replyToId: string): Activity => ({
  ...commonFields(context),
  type: 'message',
  id,
  replyToId,
  value,
});

/** @param invoke.id the same for all deliveries; `f:` and a GUID as in Teams */
export const invokeActivity = (
  context: ActivityContext,
  invoke: {
    readonly id: string;
    readonly name: string;
    readonly value: unknown;
    readonly replyToId: string | undefined;
  },
): Activity => ({ ...commonFields(context), type: 'invoke', ...invoke });

/** Builds both activities of an install or uninstall, https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/bot-events */
export function installActivities(
  context: ActivityContext,
  action: 'add' | 'remove',
  ids: readonly [string, string],
): readonly Activity[] {
  const shared = commonFields(context);
  const full =
    context.conversation.kind === 'personal'
      ? shared.channelData
      : {
          ...shared.channelData,
          team: { id: team.id, name: team.name, aadGroupId: team.groupId },
          settings: { selectedChannel: { id: context.conversation.channelId } },
        };
  const members = action === 'add' ? { membersAdded: [{ id: botId }] } : { membersRemoved: [{ id: botId }] };
  return [
    {
      ...shared,
      type: 'conversationUpdate',
      id: ids[0],
      ...members,
      channelData: { ...full, eventType: action === 'add' ? 'teamMemberAdded' : 'teamMemberRemoved' },
    },
    { ...shared, type: 'installationUpdate', id: ids[1], action, channelData: full },
  ];
}

/**
 * Turns every `@Name` of the bot or a person into a Teams mention: `<at>Name</at>` with an entity.
 * With `mentionBot` the bot's mention is added at the beginning unless the text has it already.
 */
export function withMentions(typed: string, mentionBot: boolean): { text: string; mentions: readonly MentionEntity[] } {
  const known = [
    { id: botId, name: botName },
    ...people.map((person) => ({ id: teamsIdOf(person), name: person.displayName })),
  ];
  const mentions: MentionEntity[] = [];
  let text = typed;
  for (const mentioned of known) {
    const pattern = new RegExp(`@${mentioned.name}(?![\\p{L}\\p{N}])`, 'giu');
    if (!pattern.test(text)) continue;
    text = text.replace(pattern, `<at>${mentioned.name}</at>`);
    mentions.push({ type: 'mention', text: `<at>${mentioned.name}</at>`, mentioned });
  }
  if (mentionBot && !mentions.some(({ mentioned }) => mentioned.id === botId)) {
    const tag = `<at>${botName}</at>`;
    return {
      text: `${tag} ${text}`,
      mentions: [{ type: 'mention', text: tag, mentioned: { id: botId, name: botName } }, ...mentions],
    };
  }
  return { text, mentions };
}

/** Application id in deep links: the manifest id for sideloaded apps. */
export const appId = applications.product.id;

/** Returns the text as the HTML that Teams stores. */
export const htmlOf = (text: string): string => `<p>${escapeHtml(text).replaceAll('\n', '<br>')}</p>`;

const escapeHtml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
