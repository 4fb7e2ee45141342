import type { PostedMessage } from '../ports/messages/postedMessages.ts';

const messageOf = ({ conversation, activityId }: PostedMessage): string =>
  `${conversation.conversationId}/${activityId}`;

/**
 * Returns each message once, though two rows may name it: a receipt replaces the pressed message, which may be a
 * notice or a requested record. Such a message keeps its kind; otherwise a commit would draw it twice, each time
 * differently.
 * @returns keys of the rows to draw from
 */
export const withoutDuplicates = (messages: readonly PostedMessage[]): ReadonlySet<string> => {
  const others = new Set(messages.filter(({ kind }) => kind !== 'receipt').map(messageOf));
  const drawn = messages.filter((one) => one.kind !== 'receipt' || !others.has(messageOf(one)));
  return new Set(drawn.map(({ key }) => key));
};
