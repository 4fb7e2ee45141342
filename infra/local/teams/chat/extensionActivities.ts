import { extensionCommands } from '../../../../bot/incoming/extensionCommands.ts';
import { people, team, tenant } from '../../tenant.ts';
import type { ChatMessage } from '../wire.ts';
import { appId, htmlOf } from './activities.ts';
import { botName, conversationById } from './directory.ts';

/**
 * What Teams sends for the app's message extension; the commands' ids are those of the app's manifest.
 * https://learn.microsoft.com/microsoftteams/platform/messaging-extensions/how-to/action-commands/create-task-module,
 * https://learn.microsoft.com/microsoftteams/platform/messaging-extensions/how-to/search-commands/respond-to-search,
 * https://learn.microsoft.com/microsoftteams/platform/messaging-extensions/how-to/link-unfurling
 */

/** *Copy link* of a message. The id of a chat of two is made of both people's ids. */
export function linkToMessage({ id, conversation, root }: ChatMessage): string {
  const place = conversationById(conversation);
  const chatId = place?.kind === 'personal' ? `19:${place.person.id}_${appId}@unq.gbl.spaces` : conversation;
  const address = `https://teams.microsoft.com/l/message/${encodeURIComponent(chatId)}/${id}`;
  const more: Readonly<Record<string, string>> =
    place?.kind === 'personal'
      ? { context: JSON.stringify({ contextType: 'chat' }) }
      : { tenantId: tenant.id, groupId: team.groupId, parentMessageId: root, teamName: team.name, createdTime: id };
  return `${address}?${new URLSearchParams(more)}`;
}

const authorOf = (message: ChatMessage) => {
  const person = people.find(({ id }) => id === message.sender);
  return person
    ? { user: { userIdentityType: 'aadUser', id: person.id, displayName: person.displayName }, application: null }
    : { user: null, application: { applicationIdentityType: 'bot', id: appId, displayName: botName } };
};

const payloadOf = (message: ChatMessage, locale: string) => ({
  ...{ id: message.id, linkToMessage: linkToMessage(message), subject: null, importance: 'normal', locale },
  replyToId: message.root === '' || message.root === message.id ? null : message.root,
  createdDateTime: message.at,
  lastModifiedDateTime: message.editedAt,
  deleted: message.deleted,
  body: { contentType: 'html', content: htmlOf(message.text) },
  from: { ...authorOf(message), device: null, conversation: null },
  ...{ attachments: [], mentions: [], reactions: [] },
});

type ExtensionInvocation = { readonly message: ChatMessage; readonly locale: string; readonly theme: string };

/** Value of `composeExtension/fetchTask`: the action command, chosen in the menu of a message. */
export const fetchTaskValue = ({ message, locale, theme }: ExtensionInvocation) => ({
  commandId: extensionCommands.report.id,
  commandContext: 'message',
  messagePayload: payloadOf(message, locale),
  context: { theme },
});

/** Value of `composeExtension/submitAction`: a button of the dialog. */
export const submitActionValue = (asked: ExtensionInvocation, data: unknown) => ({ ...fetchTaskValue(asked), data });

/** Value of `composeExtension/query`. @param text nothing is typed when the box opens: `initialRun` says so instead */
export const queryValue = (text: string, skip: number, count: number) => ({
  commandId: extensionCommands.find.id,
  parameters: [
    text === '' ? { name: 'initialRun', value: 'true' } : { name: extensionCommands.find.parameter, value: text },
  ],
  queryOptions: { skip, count },
});
