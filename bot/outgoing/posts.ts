import type { Activity } from 'botframework-schema';
import { z } from 'zod';
import type { ConversationReference } from '../../procedure/ports/messages/conversations.ts';
import type { Posted, Rank } from '../../procedure/ports/messages/outgoing.ts';
import type { PersonId } from '../../procedure/record/values/person.ts';
import type { AdaptiveCard } from '../cards/parts/card.ts';
import type { Meeting, Where } from './botOutgoing.ts';
import type { Connectors } from './connectors.ts';
import type { OutageGate } from './outageGate.ts';
import { isGone, withPlatformRetry } from './platformRetry.ts';
import type { EditOptions, SendQueues } from './sendQueues.ts';

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

/** Sends now. @param where without a thread: a channel, where the message begins one */
type Send = (where: Where, activity: MessageActivity) => Promise<Posted>;

const createReply =
  (connectors: Connectors): Send =>
  async ({ serviceUrl, conversationId }, activity) => {
    const { conversations } = await connectors.of(serviceUrl);
    const sent = await withPlatformRetry('teams.send', () =>
      conversations.sendToConversation(conversationId, activity, bounded()),
    );
    return { activityId: sent.id, conversationId };
  };

const createNewThread =
  (connectors: Connectors, tenantId: string): Send =>
  async ({ serviceUrl, conversationId }, activity) => {
    const { conversations } = await connectors.of(serviceUrl);
    const channelData = { channel: { id: conversationId }, tenant: { id: tenantId } };
    // The SDK's type requires a bot and members, which a channel does not accept.
    const parameters = { isGroup: true, tenantId, channelData, activity } as never;
    const made = await withPlatformRetry('teams.newThread', () =>
      conversations.createConversation(parameters, bounded()),
    );
    return { activityId: made.activityId, conversationId: made.id };
  };

const isThread = (conversationId: string): boolean => conversationId.includes(';messageid=');

/**
 * The Bot Connector calls in use. Each throws `Fault`, after the retries that the platform allows. Calls into one
 * conversation keep their order and the platform's limits (`sendQueues.ts`); while Teams is down few are made
 * (`outageGate.ts`). A post to a channel begins a new thread unless the conversation id names one.
 */
export const createPosts = (
  connectors: Connectors,
  tenantId: string,
  { sendQueues, gate }: { readonly sendQueues: SendQueues; readonly gate: Pick<OutageGate, 'watch'> },
) => {
  const reply = createReply(connectors);
  const newThread = createNewThread(connectors, tenantId);
  const post = (conversation: ConversationReference, activity: MessageActivity): Promise<Posted> => {
    const { kind, conversationId } = conversation;
    const send = kind === 'channel' && !isThread(conversationId) ? newThread : reply;
    return gate.watch(conversation, () => send(conversation, activity));
  };
  return {
    reply: (where: Where, activity: MessageActivity): Promise<Posted> =>
      sendQueues.send(where, () => gate.watch(where, () => reply(where, activity))),

    /** Sends what `prepare` returns, once the conversation accepts it. */
    sendPrepared: (
      conversation: ConversationReference,
      rank: Rank,
      prepare: () => Promise<MessageActivity | undefined>,
    ): Promise<Posted | undefined> => {
      const call = async (): Promise<Posted | undefined> => {
        const activity = await prepare();
        return activity && post(conversation, activity);
      };
      return rank === 'brief' ? sendQueues.send(conversation, call) : sendQueues.sendWhenFree(conversation, rank, call);
    },

    edit: (where: Where, activityId: string, card: AdaptiveCard, options?: EditOptions): Promise<void> => {
      const { serviceUrl, conversationId } = where;
      const activity = { ...messageOf(card), id: activityId };
      const update = async (): Promise<void> => {
        const { conversations } = await connectors.of(serviceUrl);
        await withPlatformRetry('teams.edit', () =>
          conversations.updateActivity(conversationId, activityId, activity, bounded()),
        );
      };
      return sendQueues.edit(where, activityId, () => gate.watch(where, update), options);
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
  };
};
