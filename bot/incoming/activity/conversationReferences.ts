import type { ConversationReference, Conversations } from '../../../procedure/ports/messages/conversations.ts';
import { type Activity, channelIdOf } from './activity.ts';
import type { Behind } from '../background.ts';
import type { Turn } from './activityContext.ts';

/** Only a name that this machine can count days in. */
const timeZoneOf = ({ localTimezone }: Activity): string | undefined => {
  try {
    return localTimezone
      ? new Intl.DateTimeFormat('en', { timeZone: localTimezone }).resolvedOptions().timeZone
      : undefined;
  } catch {
    return undefined;
  }
};

/** Where this is said, as a place to be remembered; undefined for a personal chat of nobody known. */
export const placeOf = ({ activity, where, language, shared, person }: Turn): ConversationReference | undefined => {
  const { serviceUrl } = where;
  if (shared) return { kind: 'channel', conversationId: channelIdOf(activity), serviceUrl, language };
  const timeZone = timeZoneOf(activity);
  return (
    person && {
      ...{ kind: 'personal', conversationId: where.conversationId, serviceUrl, personId: person.id, language },
      ...(timeZone !== undefined && { timeZone }),
    }
  );
};

/** Notices where people are, and has it written down when it is new or has changed. */
export const createPlaces = (conversations: Conversations, behind: Behind) => ({
  remember: conversations.remember,
  /** In passing: nobody waits for it. */
  notice: (turn: Turn): void => {
    const conversation = turn.shared ? undefined : placeOf(turn);
    if (conversation) behind.run('place.unremembered', () => conversations.remember(conversation));
  },
  forget: conversations.forget,
});
export type Places = ReturnType<typeof createPlaces>;
