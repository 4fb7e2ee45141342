import { extensionCommands } from '../../../../bot/incoming/invokes/extensionCommands.ts';
import { people, team, tenant } from '../../tenant.ts';
import type { ChatMessage } from '../wire.ts';
import { appId, htmlOf } from './activities.ts';
import { botName, conversationById } from './directory.ts';

/**
 * Invoke values that Teams sends for the app's message extension. Command ids come from the app's manifest.
 * https://learn.microsoft.com/microsoftteams/platform/messaging-extensions/how-to/action-commands/create-task-module,
 * https://learn.microsoft.com/microsoftteams/platform/messaging-extensions/how-to/search-commands/respond-to-search,
 * https://learn.microsoft.com/microsoftteams/platform/messaging-extensions/how-to/link-unfurling
 */

/** Returns the URL that *Copy link* gives for a message. The id of a one-to-one chat contains both ids. */
export function linkToMessage({ id, conversation, root }: ChatMessage): string {
  const found = conversationById(conversation);
  const chatId = found?.kind === 'personal' ? `19:${found.person.id}_${appId}@unq.gbl.spaces` : conversation;
  const address = `https://teams.microsoft.com/l/message/${encodeURIComponent(chatId)}/${id}`;
  const query: Readonly<Record<string, string>> =
    found?.kind === 'personal'
      ? { context: JSON.stringify({ contextType: 'chat' }) }
      : { tenantId: tenant.id, groupId: team.groupId, parentMessageId: root, teamName: team.name, createdTime: id };
  return `${address}?${new URLSearchParams(query)}`;
}

const authorOf = (message: ChatMessage) => {
  const person = people.find(({ id }) => id === message.sender);
  return person
    ? { user: { userIdentityType: 'aadUser', id: person.id, displayName: person.displayName }, application: null }
    : { user: null, application: { applicationIdentityType: 'bot', id: appId, displayName: botName } };
};

const payloadOf = (message: ChatMessage, locale: string) => ({
  id: message.id,
  linkToMessage: linkToMessage(message),
  subject: null,
  importance: 'normal',
  locale,
  replyToId: message.root === '' || message.root === message.id ? null : message.root,
  createdDateTime: message.at,
  lastModifiedDateTime: message.editedAt,
  deleted: message.deleted,
  body: { contentType: 'html', content: htmlOf(message.text) },
  from: { ...authorOf(message), device: null, conversation: null },
  attachments: [],
  mentions: [],
  reactions: [],
});

type ExtensionInvocation = { readonly message: ChatMessage; readonly locale: string; readonly theme: string };

/** Value of `composeExtension/fetchTask`: the action command in a message's menu. */
export const fetchTaskValue = ({ message, locale, theme }: ExtensionInvocation) => ({
  commandId: extensionCommands.report.id,
  commandContext: 'message',
  messagePayload: payloadOf(message, locale),
  context: { theme },
});

/** Value of `composeExtension/submitAction`: a button of the dialog. */
export const submitActionValue = (invocation: ExtensionInvocation, data: unknown) => ({
  ...fetchTaskValue(invocation),
  data,
});

/** Value of `composeExtension/query`. @param text empty when the search box opens, which is sent as `initialRun` */
export const queryValue = (text: string, skip: number, count: number) => ({
  commandId: extensionCommands.find.id,
  parameters: [
    text === '' ? { name: 'initialRun', value: 'true' } : { name: extensionCommands.find.parameter, value: text },
  ],
  queryOptions: { skip, count },
});
