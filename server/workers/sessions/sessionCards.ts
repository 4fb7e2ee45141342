import type { SessionMessage } from '../../../procedure/messages/message.ts';
import type { ConversationReference } from '../../../procedure/ports/messages/conversations.ts';
import type { Outgoing } from '../../../procedure/ports/messages/outgoing.ts';
import {
  editLeaseExpiry,
  type PostedMessage,
  type PostedMessages,
} from '../../../procedure/ports/messages/postedMessages.ts';
import type { SessionCards } from '../../../procedure/ports/messages/sessionCards.ts';
import type { Clock, Log, Random, Stop } from '../../../procedure/ports/platform.ts';
import type { Sessions } from '../../../procedure/ports/sessions.ts';
import type { Records } from '../../../procedure/ports/streams.ts';
import { isLive } from '../../../procedure/record/sessions.ts';
import type { Reference } from '../../../procedure/record/values/reference.ts';
import {
  isSessionId,
  type SessionId,
  type SessionKey,
  sessionKeyOf,
} from '../../../procedure/record/values/sessionKey.ts';
import { errorFacts } from '../../../procedure/runtime/errorFacts.ts';
import { Fault } from '../../../procedure/runtime/fault.ts';
import { createKeyedMutex } from '../../../procedure/runtime/keyedMutex.ts';
import { createPostedSessionCards, numberOfCard } from './postedSessionCards.ts';
import { createSessionMessages, type DrawnSession, finalSequence } from './sessionMessages.ts';

export type SessionCardPorts = {
  readonly records: Pick<Records, 'load'>;
  readonly sessions: Pick<Sessions, 'contributions' | 'follow'>;
  readonly postedMessages: Pick<PostedMessages, 'claim' | 'sent' | 'showing' | 'acquireEditLease'>;
  readonly outgoing: Pick<Outgoing, 'send' | 'redraw'>;
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
};

/** The port, and what the server itself does with it. */
export type RunningSessionCards = SessionCards & {
  /**
   * The session was closed, or late contributions were included: its card shows that at once, regardless of who holds the lease.
   * @throws Fault
   */
  readonly settle: (reference: Reference, session: SessionId) => Promise<void>;
  /** Another replica made a commit on this record: it may have closed a session whose card was edited here. */
  readonly notified: (reference: Reference) => void;
  readonly stop: () => void;
};

/**
 * Minimum interval between two edits, in milliseconds (design section 4): a message that changes faster cannot be read.
 */
const pace = 2000;
/** Interval after an edit that failed. */
const again = 5000;
/** Changes that arrive together, such as simultaneous votes, are drawn together. */
const gathered = 250;
/** Time after a session was shown as closed when its late contributions are counted once more, in milliseconds. */
const looksAfter = 20_000;
/** Time after the last contribution until a session is no longer followed, in milliseconds. */
const restsAfter = 10 * 60_000;

/** What one replica knows about the card of a live session that it follows. */
type Followed = {
  readonly reference: Reference;
  readonly id: SessionId;
  /** A contribution arrived that this replica has not drawn. */
  dirty: boolean;
  waiting?: { readonly at: number; readonly cancel: Stop } | undefined;
  /** Milliseconds since 1970. */
  drawnAt: number;
  /** Another replica holds the edit lease; until then it is not asked for again. */
  theirsUntil: number;
  /** The highest sequence known to have been shown: it never decreases, whichever replica draws. */
  shown: number;
  readonly unfollow: Stop;
  /** Ends when no contribution has arrived for a long time. */
  rest: Stop;
};

/**
 * The one card of a live session, edited while many people contribute at once: by one replica at a time (`Shown.hold`),
 * at most once in two seconds, and once more after the last change. What the card shows never decreases.
 */
export const createSessionCards = (ports: SessionCardPorts): RunningSessionCards => {
  const { sessions, postedMessages, outgoing, clock, random, log } = ports;
  const keyedMutex = createKeyedMutex();
  const followed = new Map<SessionKey, Followed>();
  const { cardsOf, standsAt, stands, forget } = createPostedSessionCards(ports);
  const drawn = createSessionMessages(ports);
  const looks = new Map<SessionKey, Stop>();
  let stopped = false;

  const now = (): number => clock.now().getTime();

  /** Milliseconds until another replica may take the lease, with a slightly different delay for each. */
  const untilTheirTurnEnds = (): number => editLeaseExpiry + (random(1)[0] ?? 0) * 8;

  const plan = (one: Followed, delay: number): void => {
    const at = now() + delay;
    if (stopped || (one.waiting && one.waiting.at <= at)) return;
    one.waiting?.cancel();
    const cancel = clock.after(delay, () => {
      one.waiting = undefined;
      void keyedMutex(keyOf(one), () => edit(one)).catch((error: unknown) => {
        log('warn', 'session.notDrawn', { reference: one.reference, session: one.id, ...errorFacts(error) });
        later(one, again);
      });
    });
    one.waiting = { at, cancel };
  };

  const later = (one: Followed, delay: number): void => {
    one.dirty = true;
    plan(one, delay);
  };

  const edit = async (one: Followed): Promise<void> => {
    if (!one.dirty || !followed.has(keyOf(one))) return;
    const { reference, id } = one;
    // Before it is read: contributions that arrive while this waits for the lease are drawn next time.
    one.dirty = false;
    const [card, found] = [await standsAt(reference, id), await drawn(reference, id, 'session')];
    // It is not posted, or may not be posted any more: contributions are kept anyway.
    if (!card || !found) return;
    if (!isLive(found.session)) return settle(reference, id);
    const { message } = found;
    const left = Math.max(one.drawnAt + pace, one.theirsUntil) - now();
    if (left > 0) return later(one, left);
    const hold = await postedMessages.acquireEditLease(card.key, message.sequence);
    if (hold.shown >= finalSequence) {
      // Another replica showed that it is closed, or that it continues in another card: this replica syncs that a
      // little later.
      forget(keyOf(one));
      return later(one, pace);
    }
    if (!hold.isOurs) {
      // The lease holder syncs it as this replica did. If the holder is gone, another draws it when the lease expires.
      one.theirsUntil = now() + untilTheirTurnEnds();
      return later(one, one.theirsUntil - now());
    }
    // Another replica showed contributions that have not arrived here yet.
    one.shown = Math.max(one.shown, hold.shown);
    if (message.sequence < one.shown) return later(one, pace);
    one.drawnAt = now();
    one.shown = message.sequence;
    await outgoing.redraw(card, message);
  };

  /**
   * First the row says that the card is no longer edited, because the lease holder checks it. Otherwise it is written
   * later.
   */
  const end = async (card: PostedMessage, message: SessionMessage): Promise<void> => {
    await postedMessages.sent({ ...card, sequence: finalSequence }).catch((error: unknown) => {
      if (!(error instanceof Fault)) throw error;
    });
    await outgoing.redraw(card, message);
  };

  const follow = (reference: Reference, id: SessionId): Followed => {
    const key = sessionKeyOf(reference, id);
    const known = followed.get(key);
    if (known) return known;
    const one: Followed = {
      reference,
      id,
      dirty: false,
      drawnAt: 0,
      theirsUntil: 0,
      shown: 0,
      unfollow: sessions.follow(key, () => touch(one)),
      rest: () => undefined,
    };
    rest(one);
    followed.set(key, one);
    return one;
  };

  /** An idle live session costs nothing: a replica that receives a contribution follows it again. */
  const rest = (one: Followed): void => {
    one.rest();
    one.rest = clock.after(restsAfter, () => leave(one.reference, one.id));
  };

  const touch = (one: Followed): void => {
    rest(one);
    later(one, Math.max(gathered, one.drawnAt + pace - now(), one.theirsUntil - now()));
  };

  const leave = (reference: Reference, id: SessionId): void => {
    const key = sessionKeyOf(reference, id);
    const one = followed.get(key);
    one?.waiting?.cancel();
    one?.rest();
    one?.unfollow();
    followed.delete(key);
  };

  const settle = async (reference: Reference, id: SessionId): Promise<void> => {
    const found = await drawn(reference, id, 'session');
    if (!found) return;
    const card = await standsAt(reference, id);
    if (isLive(found.session)) {
      // The card does not show who leads; changes wait for the lease, so that what is shown never decreases.
      if (card) touch(follow(reference, id));
      return;
    }
    if (card) await end(card, found.message);
    leave(reference, id);
    if (!stopped) lookOnceMore(reference, id, found.message.late);
  };

  /** Late contributions may appear late; and of two servers that draw, the last may be the one that saw less. */
  const lookOnceMore = (reference: Reference, id: SessionId, drawnLate: number): void => {
    const key = sessionKeyOf(reference, id);
    looks.get(key)?.();
    const look = async (): Promise<void> => {
      const found = await drawn(reference, id, 'session');
      if (found && found.message.late !== drawnLate) await settle(reference, id);
    };
    const cancel = clock.after(looksAfter, () => {
      looks.delete(key);
      void keyedMutex(key, look).catch((error: unknown) => {
        log('warn', 'session.notDrawn', { reference, session: id, ...errorFacts(error) });
      });
    });
    looks.set(key, cancel);
  };

  /**
   * @returns the posted message, whether posted now or first by another replica; undefined while that replica is still
   * posting
   */
  const post = async (
    key: string,
    conversation: ConversationReference,
    { message }: DrawnSession,
  ): Promise<PostedMessage | undefined> => {
    const { reference } = message.record;
    if ((await postedMessages.claim(key, reference, message.kind)) !== 'ours') {
      return (await postedMessages.showing(reference)).find((one) => one.key === key);
    }
    const sent = await outgoing.send(conversation, message);
    if (!sent) return undefined;
    const { kind, sequence } = message;
    const stands = { ...conversation, conversationId: sent.conversationId };
    const posted: PostedMessage = {
      key,
      reference,
      kind,
      sequence,
      conversation: stands,
      activityId: sent.activityId,
    };
    await postedMessages.sent(posted);
    return posted;
  };

  /** Posts it as the next card of its session; the previous one says where it went. */
  const move = async (
    last: PostedMessage | undefined,
    conversation: ConversationReference,
    found: DrawnSession,
  ): Promise<PostedMessage | undefined> => {
    const { record, session } = found.message;
    const key = sessionKeyOf(record.reference, session.id);
    const posted = await post(`${key}/card/${last ? numberOfCard(last.key) + 1 : 1}`, conversation, found);
    if (!posted) return undefined;
    stands(key, posted);
    if (last) await end(last, { ...found.message, movedDown: true });
    return posted;
  };

  const show: SessionCards['show'] = async (reference, id, conversation) =>
    keyedMutex(sessionKeyOf(reference, id), async () => {
      const found = await drawn(reference, id, 'session');
      if (!found) return undefined;
      const last = (await cardsOf(reference, id)).at(-1);
      const isThere = last?.conversation.conversationId === conversation.conversationId;
      const card = isThere ? last : await move(last, conversation, found);
      if (isLive(found.session)) follow(reference, id);
      return card;
    });

  return {
    show,
    standsAt,
    given: (reference, id) => touch(follow(reference, id)),
    bringDown: (reference, id) =>
      keyedMutex(sessionKeyOf(reference, id), async () => {
        const [last, found] = [(await cardsOf(reference, id)).at(-1), await drawn(reference, id, 'session')];
        if (last && found) await move(last, last.conversation, found);
      }),
    summarize: async (reference, conversation, meeting) => {
      const cards = (await postedMessages.showing(reference)).filter(({ kind }) => kind === 'session');
      const here = cards.filter((card) => card.conversation.conversationId === conversation.conversationId);
      // The last card opened here: `NC-2026-0042/S2/card/1`.
      const [, id] =
        here
          .toSorted((a, b) => sessionNumberOf(a.key) - sessionNumberOf(b.key))
          .at(-1)
          ?.key.split('/') ?? [];
      const found = id !== undefined && isSessionId(id) ? await drawn(reference, id, 'sessionSummary') : undefined;
      if (found) await post(`${sessionKeyOf(reference, found.session.id)}/end/${meeting}`, conversation, found);
    },
    settle,
    notified: (reference) => {
      for (const one of followed.values()) {
        if (one.reference !== reference) continue;
        later(one, gathered);
      }
    },
    stop: () => {
      stopped = true;
      for (const cancel of looks.values()) cancel();
      for (const { reference, id } of followed.values()) leave(reference, id);
    },
  };
};

const keyOf = ({ reference, id }: Pick<Followed, 'reference' | 'id'>): SessionKey => sessionKeyOf(reference, id);
const sessionNumberOf = (key: string): number => Number(key.split('/')[1]?.slice(1));
