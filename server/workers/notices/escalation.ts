import type { Notice } from '../../../procedure/notices/noticesOf.ts';
import { type Recipient, recipientId } from '../../../procedure/notices/recipients.ts';
import { escalationRounds, isPassedOn, unreachedNotices } from '../../../procedure/notices/unreached.ts';
import type { PostedMessages, UndeliveredNotice } from '../../../procedure/ports/messages/postedMessages.ts';
import type { Clock } from '../../../procedure/ports/platform.ts';
import type { RecordStream } from '../../../procedure/record/history/recordStream.ts';
import { createRecent } from '../../../procedure/runtime/recent.ts';
import { conversationOf, type NoticePorts, trySend } from './sendNotice.ts';

type EscalationPorts = NoticePorts & {
  readonly postedMessages: Pick<PostedMessages, 'markEscalated'>;
  readonly clock: Clock;
};

/** Milliseconds for which a notice waits before it is escalated. */
const patience = 24 * 3_600_000;

/** Milliseconds until a notice that could not be escalated is looked at again: each look reads its record. */
const pause = 3_600_000;

const mostRemembered = 5000;

/** Asks others, once, about notices that have not reached their recipients for a day (decision 22). */
export const createEscalation = (ports: EscalationPorts) => {
  const { conversations, postedMessages, organisation, people, clock, log } = ports;
  /** When each notice was last looked at, in milliseconds. */
  const looked = createRecent<number>(mostRemembered);
  /** People whom the list did not know once. From then on, `reachOf` learns from its changes. */
  const missed = createRecent<true>(mostRemembered);
  const holders = (role: Parameters<typeof people.holders>[0]) => people.holders(role).map(({ id }) => id);

  const canReach = async (to: Recipient): Promise<boolean> => {
    const id = recipientId(to);
    if (conversations.reachOf(to) === 'reachable') return true;
    if (missed.get(id)) return false;
    const found = (await conversationOf(ports, to)) !== undefined;
    if (!found) missed.set(id, true);
    return found;
  };

  const reachable = async (notices: readonly Notice[]): Promise<readonly Notice[]> => {
    const found: Notice[] = [];
    for (const one of notices) if (await canReach(one.to)) found.push(one);
    return found;
  };

  /** @returns whether someone was asked; undefined if that has to be retried */
  const ask = async (stream: RecordStream, notice: UndeliveredNotice): Promise<boolean | undefined> => {
    for (const round of escalationRounds(stream, notice, organisation.current(), holders)) {
      const asked = await reachable(round);
      for (const one of asked) if (await trySend(ports, stream, one)) return undefined;
      // Those who have blocked the bot are known by now.
      if ((await reachable(asked)).length > 0) return true;
    }
    const before = unreachedNotices(stream, notice, organisation.current(), holders);
    return (await reachable(before)).length > 0;
  };

  return {
    /** Those to look at now. */
    due: (undelivered: readonly UndeliveredNotice[]): readonly UndeliveredNotice[] => {
      const now = clock.now().getTime();
      return undelivered.filter(
        ({ key, kind, to, since, escalated }) =>
          isPassedOn(kind) &&
          !escalated &&
          since.getTime() <= now - patience &&
          (looked.get(key) ?? 0) <= now - pause &&
          conversations.reachOf(to) !== 'reachable',
      );
    },
    looked: ({ key }: UndeliveredNotice): void => looked.set(key, clock.now().getTime()),
    /** @throws Fault */
    escalate: async (stream: RecordStream, notice: UndeliveredNotice): Promise<void> => {
      const { key } = notice;
      const asked = await ask(stream, notice);
      if (asked === undefined) return;
      if (!asked) return log('error', 'notice.noOneReached', { key });
      await postedMessages.markEscalated(key);
      log('info', 'notice.escalated', { key });
    },
  };
};
