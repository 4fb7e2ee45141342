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
import type { Records } from '../../../procedure/ports/records.ts';
import type { Sessions } from '../../../procedure/ports/sessions.ts';
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
  readonly shown: Pick<PostedMessages, 'claim' | 'sent' | 'showing' | 'acquireEditLease'>;
  readonly outgoing: Pick<Outgoing, 'send' | 'redraw'>;
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
};

/** The port, and what the server itself does with it. */
export type RunningSessionCards = SessionCards & {
  /** It was closed, or what came late was taken in: its card shows that at once, whoever's turn it is. @throws Fault */
  readonly settle: (reference: Reference, session: SessionId) => Promise<void>;
  /** Another replica committed something on this record: it may have closed a session whose card was edited here. */
  readonly notified: (reference: Reference) => void;
  readonly stop: () => void;
};

/** At most one edit in so many milliseconds (design section 4): a message that moves faster is not read. */
const pace = 2000;
/** After an edit that failed. */
const again = 5000;
/** What follows a change at once, such as the votes of one moment, is drawn with it. */
const gathered = 250;
/** So long after a session was shown as closed its late contributions are counted once more, in milliseconds. */
const looksAfter = 20_000;
/** So long after the last contribution a session is followed no more, in milliseconds. */
const restsAfter = 10 * 60_000;

/** What one replica knows of the card of a live session that it follows. */
type Followed = {
  readonly reference: Reference;
  readonly id: SessionId;
  /** Something came that this replica has not drawn. */
  dirty: boolean;
  waiting?: { readonly at: number; readonly cancel: Stop } | undefined;
  /** Milliseconds since 1970. */
  drawnAt: number;
  /** Another replica has the turn; until then it is not asked for again. */
  theirsUntil: number;
  /** The greatest sequence known to have been shown: it never falls, whoever draws. */
  shown: number;
  readonly unfollow: Stop;
  /** Ends when nothing was given for long. */
  rest: Stop;
};

/**
 * The one card of a live session, edited while many give something at once: by one replica at a time (`Shown.hold`), at
 * most once in two seconds, and once more after the last change. What was shown never becomes less.
 */
export const createSessionCards = (ports: SessionCardPorts): RunningSessionCards => {
  const { sessions, shown, outgoing, clock, random, log } = ports;
  const inTurn = createKeyedMutex();
  const followed = new Map<SessionKey, Followed>();
  const { cardsOf, standsAt, stands, forget } = createPostedSessionCards(ports);
  const drawn = createSessionMessages(ports);
  const looks = new Map<SessionKey, Stop>();
  let stopped = false;

  const now = (): number => clock.now().getTime();

  /** Milliseconds until another may have the turn, a little later for one than for the other. */
  const untilTheirTurnEnds = (): number => editLeaseExpiry + (random(1)[0] ?? 0) * 8;

  const plan = (one: Followed, delay: number): void => {
    const at = now() + delay;
    if (stopped || (one.waiting && one.waiting.at <= at)) return;
    one.waiting?.cancel();
    const cancel = clock.after(delay, () => {
      one.waiting = undefined;
      void inTurn(keyOf(one), () => edit(one)).catch((error: unknown) => {
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
    // Before it is read: what comes while this waits for the turn is drawn next time.
    one.dirty = false;
    const [card, found] = [await standsAt(reference, id), await drawn(reference, id, 'session')];
    // Nobody has posted it, or nobody may any more: what is given is kept all the same.
    if (!card || !found) return;
    if (!isLive(found.session)) return settle(reference, id);
    const { message } = found;
    const left = Math.max(one.drawnAt + pace, one.theirsUntil) - now();
    if (left > 0) return later(one, left);
    const hold = await shown.acquireEditLease(card.key, message.sequence);
    if (hold.shown >= finalSequence) {
      // Another replica showed that it is closed, or that it goes on in another card: here that is heard a little later.
      forget(keyOf(one));
      return later(one, pace);
    }
    if (!hold.isOurs) {
      // Whoever has the turn hears of it as this replica did. Should he be gone, somebody draws it when his turn is over.
      one.theirsUntil = now() + untilTheirTurnEnds();
      return later(one, one.theirsUntil - now());
    }
    // Another replica showed what has not come here yet.
    one.shown = Math.max(one.shown, hold.shown);
    if (message.sequence < one.shown) return later(one, pace);
    one.drawnAt = now();
    one.shown = message.sequence;
    await outgoing.redraw(card, message);
  };

  /** The row says first that nobody edits it any more: whoever has the turn looks there. Else it is written later. */
  const end = async (card: PostedMessage, message: SessionMessage): Promise<void> => {
    await shown.sent({ ...card, sequence: finalSequence }).catch((error: unknown) => {
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

  /** A session that lives and rests costs nothing: whoever is given something in it follows it anew. */
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
      // Who leads it is not on the card; what moves it waits for the turn, so that what is shown never becomes less.
      if (card) touch(follow(reference, id));
      return;
    }
    if (card) await end(card, found.message);
    leave(reference, id);
    if (!stopped) lookOnceMore(reference, id, found.message.late);
  };

  /** What came late may be seen late; and of two servers that draw it, the last may be the one that saw less. */
  const lookOnceMore = (reference: Reference, id: SessionId, drawnLate: number): void => {
    const key = sessionKeyOf(reference, id);
    looks.get(key)?.();
    const look = async (): Promise<void> => {
      const found = await drawn(reference, id, 'session');
      if (found && found.message.late !== drawnLate) await settle(reference, id);
    };
    const cancel = clock.after(looksAfter, () => {
      looks.delete(key);
      void inTurn(key, look).catch((error: unknown) => {
        log('warn', 'session.notDrawn', { reference, session: id, ...errorFacts(error) });
      });
    });
    looks.set(key, cancel);
  };

  /** @returns the message that stands there, posted now or by whoever was first; undefined while he is still posting */
  const post = async (
    key: string,
    conversation: ConversationReference,
    { message }: DrawnSession,
  ): Promise<PostedMessage | undefined> => {
    const { reference } = message.record;
    if ((await shown.claim(key, reference, message.kind)) !== 'ours') {
      return (await shown.showing(reference)).find((one) => one.key === key);
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
    await shown.sent(posted);
    return posted;
  };

  /** Posts it as the next card of its session; the one before says where it went. */
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
    inTurn(sessionKeyOf(reference, id), async () => {
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
      inTurn(sessionKeyOf(reference, id), async () => {
        const [last, found] = [(await cardsOf(reference, id)).at(-1), await drawn(reference, id, 'session')];
        if (last && found) await move(last, last.conversation, found);
      }),
    summarize: async (reference, conversation, meeting) => {
      const cards = (await shown.showing(reference)).filter(({ kind }) => kind === 'session');
      const here = cards.filter((card) => card.conversation.conversationId === conversation.conversationId);
      // The last one that was opened here: `NC-2026-0042/S2/card/1`.
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
