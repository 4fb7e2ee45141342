import type { ConversationReference, Conversations } from '../../../procedure/ports/messages/conversations.ts';
import type { Background } from '../background.ts';
import { type Activity, channelIdOf } from './activity.ts';
import type { ActivityContext } from './activityContext.ts';

/** Only time zones that this machine supports. */
const timeZoneOf = ({ localTimezone }: Activity): string | undefined => {
  try {
    return localTimezone
      ? new Intl.DateTimeFormat('en', { timeZone: localTimezone }).resolvedOptions().timeZone
      : undefined;
  } catch {
    return undefined;
  }
};

/** The conversation reference of this activity; undefined for a personal chat with an unknown person. */
export const conversationOf = ({
  activity,
  where,
  language,
  shared,
  person,
}: ActivityContext): ConversationReference | undefined => {
  const { serviceUrl } = where;
  if (shared) return { kind: 'channel', conversationId: channelIdOf(activity), serviceUrl, language };
  const timeZone = timeZoneOf(activity);
  return (
    person && {
      kind: 'personal',
      conversationId: where.conversationId,
      serviceUrl,
      personId: person.id,
      language,
      ...(timeZone !== undefined && { timeZone }),
    }
  );
};

/** Records where people can be reached, if that is new or has changed. */
export const createConversationReferences = (conversations: Conversations, background: Background) => ({
  remember: conversations.remember,
  notice: (context: ActivityContext): void => {
    const conversation = context.shared ? undefined : conversationOf(context);
    if (conversation) background.run('place.unremembered', () => conversations.remember(conversation));
  },
  markGone: conversations.markGone,
});
export type ConversationReferences = ReturnType<typeof createConversationReferences>;
