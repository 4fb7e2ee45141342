import type { Activity } from 'botframework-schema';
import { z } from 'zod';
import type { PersonId } from '../../procedure/record/values/person.ts';
import type { AdaptiveCard } from '../cards/parts/card.ts';
import type { Meeting, Where } from './botOutgoing.ts';
import type { Connectors } from './connectors.ts';
import { isGone, withPlatformRetry } from './platformRetry.ts';
import type { SendQueues } from './sendQueues.ts';

/** Timeout of a connector call. A signal, because the client leaks the timer of its own `timeout`. */
const bounded = () => ({ abortSignal: AbortSignal.timeout(10_000) });

const meeting = z.object({
  details: z.object({ title: z.string().nullish() }).nullish(),
  organizer: z.object({ aadObjectId: z.string().nullish() }).nullish(),
});

const member = z.object({ userRole: z.string().nullish(), userPrincipalName: z.string().nullish() });

export type MessageActivity = Partial<Activity>;

/** @param summary what a notification shows before the card is opened */
export const messageOf = (card: AdaptiveCard, summary?: string): MessageActivity => ({
  type: 'message',
  attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content: card }],
  ...(summary !== undefined && { summary }),
});

export type Posted = { readonly activityId: string; readonly conversationId: string };

/**
 * The Bot Connector calls in use. Each throws `Fault`, after the retries that the platform allows. Calls into one
 * conversation keep their order and the platform's limits (`sendQueues.ts`).
 */
export const createPosts = (connectors: Connectors, tenantId: string, sendQueues: SendQueues) => ({
  reply: async ({ serviceUrl, conversationId }: Where, activity: MessageActivity): Promise<Posted> => {
    const sent = await sendQueues.send(conversationId, async () => {
      const { conversations } = await connectors.of(serviceUrl);
      return withPlatformRetry('teams.send', () =>
        conversations.sendToConversation(conversationId, activity, bounded()),
      );
    });
    return { activityId: sent.id, conversationId };
  },

  /** @param where the channel, without a thread */
  newThread: async (where: Where, activity: MessageActivity): Promise<Posted> => {
    const channelData = { channel: { id: where.conversationId }, tenant: { id: tenantId } };
    const parameters = { isGroup: true, tenantId, channelData, activity };
    // The SDK's type requires a bot and members, which a channel does not accept.
    const made = await sendQueues.send(where.conversationId, async () => {
      const { conversations } = await connectors.of(where.serviceUrl);
      return withPlatformRetry('teams.newThread', () =>
        conversations.createConversation(parameters as never, bounded()),
      );
    });
    return { activityId: made.activityId, conversationId: made.id };
  },

  /** @param sequence of the record that the card shows, if it shows one: an older state never replaces a newer one that waits */
  edit: (where: Where, activityId: string, card: AdaptiveCard, sequence?: number): Promise<void> => {
    const { serviceUrl, conversationId } = where;
    const activity = { ...messageOf(card), id: activityId };
    const update = async (): Promise<void> => {
      const { conversations } = await connectors.of(serviceUrl);
      await withPlatformRetry('teams.edit', () =>
        conversations.updateActivity(conversationId, activityId, activity, bounded()),
      );
    };
    return sendQueues.edit(conversationId, activityId, update, sequence);
  },

  /** https://learn.microsoft.com/microsoftteams/platform/apps-in-teams-meetings/meeting-apps-apis#get-meeting-details-api */
  meeting: async ({ serviceUrl }: Where, meetingId: string): Promise<Meeting> => {
    const { teams } = await connectors.teamsOf(serviceUrl);
    const found = await withPlatformRetry('teams.meeting', () => teams.fetchMeetingInfo(meetingId, bounded()));
    const { details, organizer } = meeting.parse(found);
    return { title: details?.title ?? undefined, organizer: organizer?.aadObjectId ?? undefined };
  },

  /**
   * By the Entra object id, which the platform accepts as a member's id
   * (https://learn.microsoft.com/microsoftteams/platform/bots/how-to/get-teams-context#get-single-member-details).
   */
  isMember: async ({ serviceUrl, conversationId }: Where, person: PersonId): Promise<boolean> => {
    const { conversations } = await connectors.of(serviceUrl);
    try {
      await withPlatformRetry('teams.member', () =>
        conversations.getConversationMember(conversationId, person, bounded()),
      );
      return true;
    } catch (error) {
      if (isGone(error)) return false;
      throw error;
    }
  },

  /** A guest of the tenant, by their roster role or by the user principal name that Entra gives to guests. */
  isGuest: async ({ serviceUrl, conversationId }: Where, memberId: string): Promise<boolean> => {
    const { conversations } = await connectors.of(serviceUrl);
    const found = await withPlatformRetry('teams.member', () =>
      conversations.getConversationMember(conversationId, memberId, bounded()),
    );
    const { userRole, userPrincipalName } = member.parse(found);
    return userRole === 'guest' || (userPrincipalName ?? '').toUpperCase().includes('#EXT#');
  },
});
