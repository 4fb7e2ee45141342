import type { Message } from '../../procedure/messages/message.ts';
import type { NoticeKind } from '../../procedure/notices/noticeKinds.ts';
import type { ConversationReference } from '../../procedure/ports/messages/conversations.ts';
import type { Outgoing } from '../../procedure/ports/messages/outgoing.ts';
import type { Reference } from '../../procedure/record/values/reference.ts';
import { Fault } from '../../procedure/runtime/fault.ts';
import { mostWaiting } from './patientCalls.ts';

/** Notices of one kind that must wait for one recipient before they are merged: fewer keep their own cards. */
const fewest = 4;
/** Maximum number in one message: with links of the longest length it stays far within 28 KB. */
const most = 30;

type Outcome = Awaited<ReturnType<Outgoing['deliver']>>;
type Prepare = () => Promise<Message | undefined>;
type Waiting = {
  readonly prepare: Prepare;
  readonly resolve: (outcome: Outcome) => void;
  readonly reject: (error: unknown) => void;
};
type Ready = {
  readonly one: Waiting;
  readonly message: Message & { readonly record: { readonly reference: Reference } };
};

/** Prepares one message. A failure, or nothing to send, is the outcome of that one alone. */
const prepared = async (one: Waiting): Promise<readonly Ready[]> => {
  try {
    const message = await one.prepare();
    if (message && 'record' in message) return [{ one, message }];
    one.resolve('nothing');
  } catch (error) {
    one.reject(error);
  }
  return [];
};

/**
 * Merges notices of one kind that wait for the same recipient into one message.
 * @param deliver sends one message; it prepares the message when the recipient's conversation is free
 */
export const createMerging = (deliver: Outgoing['deliver']) => {
  const queues = new Map<string, Waiting[]>();

  const sendNext = async (
    conversation: ConversationReference,
    rank: number,
    { notice, queue }: { readonly notice: NoticeKind; readonly queue: Waiting[] },
  ): Promise<void> => {
    let ready: readonly Ready[] = [];
    let isTurn = false;
    const settle = (each: (one: Waiting) => void): void => {
      for (const { one } of ready) each(one);
    };
    const prepare: Prepare = async () => {
      isTurn = true;
      const taken = queue.splice(0, queue.length >= fewest ? most : 1);
      ready = (await Promise.all(taken.map(prepared))).flat();
      const references = ready.map(({ message }) => message.record.reference);
      return ready.length > 1 ? { kind: 'several', notice, references } : ready[0]?.message;
    };
    try {
      const outcome = await deliver(conversation, { rank }, prepare);
      const isMerged = ready.length > 1 && outcome !== 'gone' && outcome !== 'nothing';
      settle(({ resolve }) => resolve(isMerged ? { ...outcome, isMerged } : outcome));
      // The process stops.
      if (!isTurn) for (const { resolve } of queue.splice(0)) resolve('nothing');
    } catch (error) {
      // Too much waits for the conversation already.
      if (!isTurn) for (const { reject } of queue.splice(0)) reject(error);
      settle(({ reject }) => reject(error));
    }
  };

  /** As `deliver`, of a notice that may be merged. @throws Fault `throttled` also when too many wait already */
  return (
    conversation: ConversationReference,
    rank: number,
    notice: NoticeKind,
    prepare: Prepare,
  ): Promise<Outcome> => {
    const key = `${conversation.conversationId}/${notice}`;
    const before = queues.get(key);
    if (before && before.length >= mostWaiting) return Promise.reject(new Fault('throttled', 'teams.lane'));
    return new Promise((resolve, reject) => {
      const queue = before ?? [];
      queue.push({ prepare, resolve, reject });
      if (before) return;
      queues.set(key, queue);
      void (async () => {
        while (queue.length > 0) await sendNext(conversation, rank, { notice, queue });
        queues.delete(key);
      })();
    });
  };
};
