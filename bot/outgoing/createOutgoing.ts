import { isOverdue } from '../../procedure/deadlines/deadline.ts';
import { isSessionMessage, type Message } from '../../procedure/messages/message.ts';
import type { ConversationReference } from '../../procedure/ports/messages/conversations.ts';
import type { Outgoing } from '../../procedure/ports/messages/outgoing.ts';
import type { People } from '../../procedure/ports/people.ts';
import type { Clock, Nonce } from '../../procedure/ports/platform.ts';
import { dayOf } from '../../procedure/record/values/calendarDate.ts';
import { createRecent } from '../../procedure/runtime/recent.ts';
import { holdersIn, managementFor } from '../../procedure/stages/responsible.ts';
import type { Policy } from '../../procedure/useCases/handlingPorts.ts';
import { procedureWords } from '../../procedure/words/words.ts';
import type { DrawingTools } from '../cards/drawing.ts';
import { noticeCard } from '../cards/messages/noticeCard.ts';
import { botWords } from '../words/words.ts';
import type { BotOutgoing, Where } from './botOutgoing.ts';
import { type BotIdentity, createConnectors } from './connectors.ts';
import { drawMessage } from './drawMessage.ts';
import { createMerging } from './merging.ts';
import { createOutageGate } from './outageGate.ts';
import { isGone, isMissing } from './platformRetry.ts';
import { createPosts, type MessageActivity, messageOf } from './posts.ts';
import { createSendQueues, type SendQueues } from './sendQueues.ts';

export type OutgoingSettings = BotIdentity & {
  readonly policy: Policy;
  readonly deepLink: (conversation?: string) => string;
  readonly nonce: Nonce;
  readonly clock: Clock;
  /** For what a redrawn card may offer. */
  readonly people: Pick<People, 'holders'>;
};

/** Texts of notifications: nothing of what was reported. */
const summaryOf = (message: Message, { language }: ConversationReference): string => {
  const words = botWords[language];
  if (message.kind === 'checkpoint') return `${words.checkpoint.title} · ${message.signed.checkpoint.name}`;
  if (message.kind === 'digest') {
    const overdue = message.tasks.filter(({ deadline }) => isOverdue(deadline, message.day)).length;
    return words.reminder.digest.summary(overdue, message.tasks.length);
  }
  if (message.kind === 'several') return words.several.title(message.references.length);
  if (isSessionMessage(message)) return words.session.title(message.record.reference);
  const { kind, record } = message;
  const { triage, receipt } = words;
  const { reference } = record;
  switch (kind) {
    case 'receipt':
      return receipt.saved(reference);
    case 'record':
      return reference;
    case 'triage':
      return `${triage.title} · ${reference}`;
    case 'urgent':
    case 'newReport':
      return `${reference}: ${noticeCard.textOf(record, kind, { words })}`;
    default:
      return `${reference}: ${procedureWords[language].notices[kind]}`;
  }
};

const channelOf = (conversationId: string): string => conversationId.split(';messageid=', 1)[0] ?? conversationId;

/** An edit that answers a press says what was done; it starts before the effects of the commit run. */
type Edited = { readonly sequence: number; readonly work: Promise<void> };
/** Large enough to outlive the effects of a commit. */
const editsRemembered = 1000;

/** Milliseconds for which a missing message is tried again before it counts as deleted. */
const missingFor = 60_000;

/** The messages that Teams does not find, and since when. */
const createMissingMessages = (clock: Pick<Clock, 'now'>) => {
  const since = createRecent<number>(editsRemembered);
  return {
    isDeleted: (key: string): boolean => {
      const now = clock.now().getTime();
      const first = since.get(key) ?? now;
      since.set(key, first);
      return now - first >= missingFor;
    },
    redrawn: since.delete,
  };
};

const keyOf = ({ conversationId }: Where, activityId: string): string => `${conversationId}/${activityId}`;

const succeeds = (work: Promise<void>): Promise<boolean> =>
  work.then(
    () => true,
    () => false,
  );

/**
 * Creates the outgoing side. It needs neither the procedure nor Graph, so the server can create it first.
 */
export const createOutgoing = (
  settings: OutgoingSettings,
): BotOutgoing & Pick<SendQueues, 'waiting' | 'stopWaiting'> => {
  const { policy, clock, tenantId } = settings;
  const connectors = createConnectors(settings);
  const gate = createOutageGate(clock);
  const sendQueues = createSendQueues(clock, gate);
  const posts = createPosts(connectors, tenantId, { sendQueues, gate });
  const edited = createRecent<Edited>(editsRemembered);
  const missing = createMissingMessages(clock);
  const send: Outgoing['deliver'] = async (conversation, { rank }, prepare) => {
    const drawn = async (): Promise<MessageActivity | undefined> => {
      const message = await prepare();
      return message && messageOf(drawMessage(conversation, message, tools), summaryOf(message, conversation));
    };
    try {
      return (await posts.sendPrepared(conversation, rank, drawn)) ?? 'nothing';
    } catch (error) {
      if (isGone(error)) return 'gone';
      throw error;
    }
  };
  const merged = createMerging(send);
  const tools: DrawingTools = {
    ...settings,
    today: () => dayOf(clock.now(), policy.calendar.timeZone),
    management: (record) => managementFor(record, holdersIn(settings.people)),
  };
  return {
    connectors,
    waiting: sendQueues.waiting,
    stopWaiting: sendQueues.stopWaiting,
    edit: async (where, activityId, card, sequence) => {
      const work = posts.edit(where, activityId, card, { sequence });
      if (sequence === undefined) return work;
      const key = keyOf(where, activityId);
      edited.set(key, { sequence, work });
      await work.catch((error: unknown) => {
        edited.delete(key);
        throw error;
      });
    },
    isGuest: posts.isGuest,
    // The roster is that of the channel, whichever of its threads the conversation names.
    isMember: ({ serviceUrl, conversationId }, person) =>
      posts.isMember({ serviceUrl, conversationId: channelOf(conversationId) }, person),
    meeting: posts.meeting,
    post: async (where, card) => (await posts.reply(where, messageOf(card))).activityId,
    send: async (conversation, message) => {
      const posted = await send(conversation, { rank: 'brief' }, async () => message);
      return posted === 'gone' || posted === 'nothing' ? undefined : posted;
    },
    deliver: (conversation, waiting, prepare) => {
      const { rank, merge } = waiting;
      return rank === 'brief' || merge === undefined
        ? send(conversation, waiting, prepare)
        : merged(conversation, rank, merge, prepare);
    },
    redraw: async ({ conversation, activityId }, message, rank) => {
      const key = keyOf(conversation, activityId);
      const answer = edited.get(key);
      if (answer && answer.sequence >= message.sequence && (await succeeds(answer.work))) return true;
      try {
        const { sequence } = message;
        await posts.edit(conversation, activityId, drawMessage(conversation, message, tools), { sequence, rank });
        missing.redrawn(key);
        return true;
      } catch (error) {
        if (isMissing(error) ? missing.isDeleted(key) : isGone(error)) return false;
        throw error;
      }
    },
  };
};
