import {
  type EditLease,
  editLeaseExpiry,
  type PostedMessage,
  type PostedMessages,
} from '../../procedure/ports/messages/postedMessages.ts';
import { Fault } from '../../procedure/runtime/fault.ts';
import { createRecent } from '../../procedure/runtime/recent.ts';
import { isOutdated, isUnknown, mayBeTaken } from '../client/graphFault.ts';
import { readUntilVisible } from '../history/readUntilVisible.ts';
import type { ListItems } from '../lists/listItems.ts';
import type { MessageRow } from '../lists/messages.ts';
import { claimMessage, claimUndelivered } from './claims.ts';
import { displayedSequences, jointUpdate, type MessageItem, messageItemOf } from './jointUpdate.ts';
import {
  ageOf,
  changeItem,
  findItem,
  knownItem,
  type MessageItems,
  messageItems,
  newMark,
  type PostedMessagesPorts,
  requestOf,
} from './messageItems.ts';
import { droppedMark, readMessage, readWaiting, sentRow, waitingReference, waitingRow } from './messageRows.ts';
import { createUnrecordedMessages } from './unrecordedMessages.ts';

/** Marks a lease while its process lives. Every other mark is that of a claim, which ended when the message was out. */
const leaseMark = 'turn/';

const createEditLeases = (messages: MessageItems, remembered: number) => {
  const { items, clock } = messages;
  const holder = `${leaseMark}${newMark(messages)}`;
  /** Our leases as last written. If our ETag is still valid, no other replica wrote in between. */
  const leases = createRecent<{ readonly etag: string; readonly shown: number }>(remembered);

  const writeLease = async (key: string, { id }: MessageItem, etag: string, shown: number): Promise<boolean> => {
    leases.delete(key);
    const lease = { ClaimedBy: holder, ClaimedAt: clock.now().toISOString(), Sequence: shown };
    try {
      leases.set(key, { etag: await items.change(id, lease, etag, requestOf('hold')), shown });
      return true;
    } catch (error) {
      if (isOutdated(error)) return false;
      throw error;
    }
  };

  return {
    /** @throws Fault `notKnownYet` while the item of the message cannot be read */
    acquire: async (key: string, sequence: number): Promise<EditLease> => {
      const own = await knownItem(messages, key, 'hold');
      if (!own) throw new Fault('notKnownYet', 'messages.hold');
      const mine = leases.get(key);
      if (mine && (await writeLease(key, own, mine.etag, Math.max(mine.shown, sequence))))
        return { isOurs: true, shown: mine.shown };
      const { row, etag } = await items.get(own.id, requestOf('hold'));
      const shown = row.Sequence ?? 0;
      const isHeld = row.ClaimedBy.startsWith(leaseMark) && ageOf(messages, row.ClaimedAt) < editLeaseExpiry;
      if (isHeld && row.ClaimedBy !== holder) return { isOurs: false, shown };
      return { isOurs: await writeLease(key, own, etag, Math.max(shown, sequence)), shown };
    },
  };
};

type ClosablePostedMessages = PostedMessages & {
  /** Tries once more to record the messages that were sent. */
  readonly close: () => Promise<void>;
};

const addRow = async (messages: MessageItems, key: string, row: MessageRow): Promise<void> => {
  const { items, known, wait } = messages;
  try {
    known.set(key, messageItemOf(await items.add(row, requestOf('sent'))));
  } catch (error) {
    if (!mayBeTaken(error) && !isUnknown(error)) throw error;
    const there = await readUntilVisible(wait, () => findItem(messages, key, 'sent'));
    if (!there) throw new Fault('notKnownYet', 'messages.sent', { cause: error });
    if (there.row.ActivityId !== row.ActivityId) await items.change(there.id, row, undefined, requestOf('sent'));
  }
};

const recordSent = async (messages: MessageItems, message: PostedMessage): Promise<void> => {
  const { key } = message;
  const known = messages.known.get(key);
  if (known) {
    await messages.items.change(known.id, sentRow(message), undefined, requestOf('sent'));
    return;
  }
  const claim = { NoticeKey: key, ClaimedBy: '', ClaimedAt: messages.clock.now().toISOString() };
  await addRow(messages, key, { ...claim, ...sentRow(message) });
};

const recordRedrawn = async (
  store: MessageItems,
  messages: readonly { readonly key: string }[],
  sequence: number,
): Promise<void> => {
  const found = await Promise.all(messages.map(({ key }) => knownItem(store, key, 'redrawn')));
  const [bearer, ...others] = found.filter((own) => own !== undefined);
  if (bearer) await store.items.change(bearer.id, jointUpdate(sequence, others), undefined, requestOf('redrawn'));
};

const messagesShowing = async ({ items, known }: MessageItems, reference: string): Promise<PostedMessage[]> => {
  const found = await items.where('Reference', reference, requestOf('showing'));
  for (const item of found) known.set(item.row.NoticeKey, messageItemOf(item));
  const sequences = displayedSequences(found);
  return found.flatMap(({ id, row }) => readMessage(row, sequences.get(id) ?? 0) ?? []);
};

/** `PostedMessages` over the list Messages. */
export const createPostedMessages = (
  items: ListItems<MessageRow>,
  ports: PostedMessagesPorts,
): ClosablePostedMessages => {
  const messages = messageItems(items, ports);
  const leases = createEditLeases(messages, ports.remembered);
  const unrecorded = createUnrecordedMessages(ports, (message) => recordSent(messages, message));

  return {
    acquireEditLease: leases.acquire,
    claim: async (key, reference, kind) => {
      const claimedAt = ports.clock.now().toISOString();
      if (await unrecorded.settle(key)) return 'sent';
      return claimMessage(messages, claimedAt, { key, reference, kind });
    },
    sent: unrecorded.record,
    deferNotice: (key, to) => changeItem(messages, key, waitingRow(to), 'putAside'),
    undelivered: async () => {
      const found = await items.where('Reference', waitingReference, requestOf('waiting'));
      return found.flatMap(({ row }) => readWaiting(row) ?? []);
    },
    claimUndelivered: async (key) => ((await unrecorded.settle(key)) ? 'sent' : claimUndelivered(messages, key)),
    drop: (key, reference) => changeItem(messages, key, { Reference: reference, ActivityId: droppedMark }, 'drop'),
    showing: (reference) => messagesShowing(messages, reference),
    redrawn: (shown, sequence) => recordRedrawn(messages, shown, sequence),
    close: unrecorded.close,
  };
};
