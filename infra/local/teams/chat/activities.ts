import { applications, people, type SeededPerson, team, tenant } from '../../tenant.ts';
import { isFile } from '../files/fileStore.ts';
import type { ChatMessage, MentionEntity } from '../wire.ts';
import { botId, botName, personalChatOf, teamsIdOf } from './directory.ts';

/**
 * Activities as Teams sends them, https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/conversation-messages.
 * What real payloads leave out (the team's name in messages, `isGroup` in a personal chat) is left out here too.
 */
export type Activity = Readonly<Record<string, unknown>>;

/** Where something is said: in the person's chat with the bot, or in a thread of a channel. */
export type ConversationReference =
  | { readonly kind: 'personal' }
  | { readonly kind: 'channel'; readonly channelId: string; readonly root: string };

/** What every activity of one person at one place has in common. */
export type ActivityContext = {
  readonly person: SeededPerson;
  readonly conversation: ConversationReference;
  readonly locale: string;
  readonly now: Date;
  readonly serviceUrl: string;
};

/** A thread's id is the channel's with its first message; a channel without a thread is where a team's install happens. */
const conversationIdOf = (person: SeededPerson, place: ConversationReference): string =>
  place.kind === 'personal'
    ? personalChatOf(person)
    : place.channelId + (place.root === '' ? '' : `;messageid=${place.root}`);

function commonFields({ person, conversation: place, locale, now, serviceUrl }: ActivityContext) {
  const id = conversationIdOf(person, place);
  return {
    channelId: 'msteams',
    serviceUrl,
    timestamp: now.toISOString(),
    from: { id: teamsIdOf(person), name: person.displayName, aadObjectId: person.id },
    recipient: { id: botId, name: botName },
    conversation:
      place.kind === 'personal'
        ? { conversationType: 'personal', tenantId: tenant.id, id }
        : { isGroup: true, conversationType: 'channel', tenantId: tenant.id, id },
    channelData:
      place.kind === 'personal'
        ? { tenant: { id: tenant.id } }
        : {
            teamsChannelId: place.channelId,
            teamsTeamId: team.id,
            channel: { id: place.channelId },
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
 * A person's message. Its HTML twin is an attachment, as in Teams. Files are handed to a bot in a personal chat only; in a
 * channel the twin names them, and that is all.
 */
export function messageActivity(scene: ActivityContext, message: ChatMessage): Activity {
  const shared = commonFields(scene);
  const files = message.attachments.filter(isFile);
  const personal = scene.conversation.kind === 'personal';
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

/** `Action.Submit` of a card: a message without text whose value is the button's data with the inputs. */
export const submitActivity = (scene: ActivityContext, id: string, value: unknown, replyToId: string): Activity => ({
  ...commonFields(scene),
  type: 'message',
  id,
  replyToId,
  value,
});

/** @param id one for all deliveries of the invoke, `f:` and a GUID as in Teams */
export const invokeActivity = (
  scene: ActivityContext,
  invoke: {
    readonly id: string;
    readonly name: string;
    readonly value: unknown;
    readonly replyToId: string | undefined;
  },
): Activity => ({ ...commonFields(scene), type: 'invoke', ...invoke });

/** Both activities that an install or uninstall causes, https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/bot-events */
export function installActivities(
  scene: ActivityContext,
  action: 'add' | 'remove',
  ids: readonly [string, string],
): readonly Activity[] {
  const shared = commonFields(scene);
  const full =
    scene.conversation.kind === 'personal'
      ? shared.channelData
      : {
          ...shared.channelData,
          team: { id: team.id, name: team.name, aadGroupId: team.groupId },
          settings: { selectedChannel: { id: scene.conversation.channelId } },
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
 * What was typed, with every `@Name` of the bot or of a person marked as Teams marks it: `<at>Name</at>` and an entity beside it.
 * With `mentionBot` the bot is named first, unless the text names it already.
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

/** The deep link's application id: sideloaded apps are known by the manifest's id. */
export const appId = applications.product.id;

/** What Teams keeps of a text: HTML. */
export const htmlOf = (text: string): string => `<p>${escaped(text).replaceAll('\n', '<br>')}</p>`;

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
