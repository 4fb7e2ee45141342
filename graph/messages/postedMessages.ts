import type { Claim } from '../../procedure/messages/message.ts';
import {
  type EditLease,
  editLeaseExpiry,
  type PostedMessage,
  type PostedMessages,
} from '../../procedure/ports/messages/postedMessages.ts';
import type { Clock, Random } from '../../procedure/ports/platform.ts';
import { Fault } from '../../procedure/runtime/fault.ts';
import { createRecent } from '../../procedure/runtime/recent.ts';
import { isGone, isOutdated, isUnknown, mayBeTaken } from '../client/graphFault.ts';
import type { Urgency } from '../client/throttleGate.ts';
import type { Wait } from '../client/wait.ts';
import { readUntilVisible } from '../history/readUntilVisible.ts';
import type { Item, ListItems } from '../lists/listItems.ts';
import type { MessageRow } from '../lists/messages.ts';
import { displayedSequences, jointUpdate, type MessageItem, messageItemOf } from './jointUpdate.ts';
import {
  droppedMark,
  nothingSent,
  readMessage,
  readWaiting,
  sentRow,
  waitingMark,
  waitingReference,
  waitingRow,
} from './messageRows.ts';
import { createUnrecordedMessages } from './unrecordedMessages.ts';

/** A claim that nothing was sent for may be taken over after so long, in milliseconds: its replica has crashed. */
const claimHolds = 5 * 60_000;

/**
 * So old a claim may be when it is known to be ours, in milliseconds. Sending takes a good minute at most, so what is sent
 * for it is out long before anybody takes it over; one that Graph let wait for longer is left to be taken over.
 */
const claimIsFresh = 2 * 60_000;

const background: Urgency = 'background';
const how = (operation: string) => ({ operation: `messages.${operation}`, urgency: background });

export type PostedMessagesPorts = {
  readonly clock: Clock;
  readonly random: Random;
  readonly wait: Wait;
  /** Of how many messages the item is remembered. */
  readonly remembered: number;
};

export type ClosablePostedMessages = PostedMessages & {
  /** Tries once more to write down what is out. */
  readonly close: () => Promise<void>;
};

/** `Shown` over the list Messages. */
export const createPostedMessages = (
  items: ListItems<MessageRow>,
  { clock, random, wait, remembered }: PostedMessagesPorts,
): ClosablePostedMessages => {
  /** Rows by key: an activity id is written to the item that was claimed, without looking for it. */
  const rows = createRecent<MessageItem>(remembered);

  const find = async (key: string, operation: string): Promise<Item<MessageRow> | undefined> => {
    const [item] = await items.where('NoticeKey', key, how(operation));
    if (item) rows.set(key, messageItemOf(item));
    return item;
  };

  const ageOf = (claimedAt: string): number => clock.now().getTime() - Date.parse(claimedAt);

  /** Tells our own doubtful POST from another replica's claim, and from an earlier one of ours. */
  const newMark = (): string => Buffer.from(random(8)).toString('hex');
  const oursSince = (claimedAt: string): Claim => (ageOf(claimedAt) < claimIsFresh ? 'ours' : 'pending');

  /** Whoever's If-Match is still good has it. */
  const takeOver = async (item: Item<MessageRow>, mark: string): Promise<Claim> => {
    const claim = { ActivityId: '', ClaimedAt: clock.now().toISOString(), ClaimedBy: mark };
    try {
      await items.change(item.id, claim, item.etag, how('claim'));
    } catch (error) {
      if (isOutdated(error) || isGone(error, 404)) return 'pending';
      if (!isUnknown(error)) throw error;
      if ((await items.get(item.id, how('claim'))).row.ClaimedBy !== mark) return 'pending';
    }
    return oursSince(claim.ClaimedAt);
  };

  /** Somebody has claimed it: a dead claim is taken over. */
  const readClaim = async (item: Item<MessageRow>, mark: string): Promise<Claim> => {
    const { ActivityId, ClaimedAt, ClaimedBy } = item.row;
    if (ActivityId === waitingMark) return 'waiting';
    if (ActivityId !== '') return 'sent';
    if (ClaimedBy === mark) return oursSince(ClaimedAt);
    return ageOf(ClaimedAt) < claimHolds ? 'pending' : takeOver(item, mark);
  };

  const write = async (key: string, row: MessageRow): Promise<void> => {
    try {
      rows.set(key, messageItemOf(await items.add(row, how('sent'))));
    } catch (error) {
      if (!mayBeTaken(error) && !isUnknown(error)) throw error;
      const there = await readUntilVisible(wait, () => find(key, 'sent'));
      if (!there) throw new Fault('notKnownYet', 'messages.sent', { cause: error });
      if (there.row.ActivityId !== row.ActivityId) await items.change(there.id, row, undefined, how('sent'));
    }
  };

  const record = async (message: PostedMessage): Promise<void> => {
    const { key } = message;
    const known = rows.get(key);
    if (known) {
      await items.change(known.id, sentRow(message), undefined, how('sent'));
      return;
    }
    const claim = { NoticeKey: key, ClaimedBy: '', ClaimedAt: clock.now().toISOString() };
    await write(key, { ...claim, ...sentRow(message) });
  };
  const unrecorded = createUnrecordedMessages({ clock, wait }, record);

  const ownRow = async (key: string, operation: string): Promise<MessageItem | undefined> => {
    const known = rows.get(key);
    if (known) return known;
    const found = await find(key, operation);
    return found && messageItemOf(found);
  };

  /** Changes the item of a claim that is ours. */
  const change = async (key: string, row: Partial<MessageRow>, operation: string): Promise<void> => {
    const own = await ownRow(key, operation);
    if (own) await items.change(own.id, row, undefined, how(operation));
  };

  const redrawn: PostedMessages['redrawn'] = async (messages, sequence) => {
    const found = await Promise.all(messages.map(({ key }) => ownRow(key, 'redrawn')));
    const [bearer, ...others] = found.filter((own) => own !== undefined);
    if (bearer) await items.change(bearer.id, jointUpdate(sequence, others), undefined, how('redrawn'));
  };

  /** Marks our turns while this process lives. Every other mark is that of a claim, which ended when the message was out. */
  const turnMark = 'turn/';
  const holder = `${turnMark}${newMark()}`;

  /** Our turns as we wrote them last. Who may still write on that knows that nobody else did. */
  const turns = createRecent<{ readonly etag: string; readonly shown: number }>(remembered);

  const writeTurn = async (key: string, { id }: MessageItem, etag: string, shown: number): Promise<boolean> => {
    turns.delete(key);
    const turn = { ClaimedBy: holder, ClaimedAt: clock.now().toISOString(), Sequence: shown };
    try {
      turns.set(key, { etag: await items.change(id, turn, etag, how('hold')), shown });
      return true;
    } catch (error) {
      if (isOutdated(error)) return false;
      throw error;
    }
  };

  const hold = async (key: string, sequence: number): Promise<EditLease> => {
    const own = await ownRow(key, 'hold');
    if (!own) throw new Fault('notKnownYet', 'messages.hold');
    const mine = turns.get(key);
    if (mine && (await writeTurn(key, own, mine.etag, Math.max(mine.shown, sequence))))
      return { isOurs: true, shown: mine.shown };
    const { row, etag } = await items.get(own.id, how('hold'));
    const shown = row.Sequence ?? 0;
    const isHeld = row.ClaimedBy.startsWith(turnMark) && ageOf(row.ClaimedAt) < editLeaseExpiry;
    if (isHeld && row.ClaimedBy !== holder) return { isOurs: false, shown };
    return { isOurs: await writeTurn(key, own, etag, Math.max(shown, sequence)), shown };
  };

  return {
    acquireEditLease: hold,
    claim: async (key, reference, kind) => {
      const ClaimedAt = clock.now().toISOString();
      if (await unrecorded.settle(key)) return 'sent';
      const mark = newMark();
      const claim = { NoticeKey: key, Reference: reference, Kind: kind, ClaimedBy: mark };
      try {
        rows.set(key, messageItemOf(await items.add({ ...nothingSent, ...claim, ClaimedAt }, how('claim'))));
        return oursSince(ClaimedAt);
      } catch (error) {
        if (!mayBeTaken(error) && !isUnknown(error)) throw error;
        const there = await readUntilVisible(wait, () => find(key, 'claim'));
        if (there) return readClaim(there, mark);
        if (mayBeTaken(error)) return 'pending';
        throw new Fault('notKnownYet', 'messages.claim', { cause: error });
      }
    },
    sent: unrecorded.record,
    deferNotice: (key, to) => change(key, waitingRow(to), 'putAside'),
    undelivered: async () => {
      const found = await items.where('Reference', waitingReference, how('waiting'));
      return found.flatMap(({ row }) => readWaiting(row) ?? []);
    },
    claimUndelivered: async (key) => {
      if (await unrecorded.settle(key)) return 'sent';
      const there = await find(key, 'takeUp');
      if (!there) return 'pending';
      const mark = newMark();
      return there.row.ActivityId === waitingMark ? takeOver(there, mark) : readClaim(there, mark);
    },
    drop: (key, reference) => change(key, { Reference: reference, ActivityId: droppedMark }, 'drop'),
    showing: async (reference) => {
      const found = await items.where('Reference', reference, how('showing'));
      for (const item of found) rows.set(item.row.NoticeKey, messageItemOf(item));
      const sequences = displayedSequences(found);
      return found.flatMap(({ id, row }) => readMessage(row, sequences.get(id) ?? 0) ?? []);
    },
    redrawn,
    close: unrecorded.close,
  };
};
