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
import type { Item } from '../lists/rawItems.ts';
import { claimMessage, claimUndelivered, releaseClaim } from './claims.ts';
import { displayedSequences, jointUpdate, messageItemOf } from './jointUpdate.ts';
import {
  ageOf,
  changeItem,
  changeKnown,
  currentItem,
  findOccupant,
  isTrusted,
  keep,
  knownItem,
  type MessageItems,
  messageItems,
  newMark,
  type PostedMessagesPorts,
  requestOf,
  writeItem,
} from './messageItems.ts';
import {
  droppedMark,
  escalatedMark,
  readMessage,
  readWaiting,
  sentRow,
  waitingReference,
  waitingRow,
} from './messageRows.ts';
import { createUnrecordedMessages } from './unrecordedMessages.ts';

/** Marks a lease while its process lives. Every other mark is that of a claim, which ended when the message was out. */
const leaseMark = 'turn/';

const createEditLeases = (messages: MessageItems, remembered: number) => {
  const { clock } = messages;
  const holder = `${leaseMark}${newMark(messages)}`;
  /** Our leases as last written. If our ETag is still valid, no other replica wrote in between. */
  const leases = createRecent<{ readonly item: Item<MessageRow>; readonly shown: number }>(remembered);

  const writeLease = async (key: string, item: Item<MessageRow>, shown: number): Promise<boolean> => {
    leases.delete(key);
    const lease = { ClaimedBy: holder, ClaimedAt: clock.now().toISOString(), Sequence: shown };
    try {
      leases.set(key, { item: await writeItem(messages, item, { ...item.row, ...lease }, 'hold'), shown });
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
      if (mine && (await writeLease(key, mine.item, Math.max(mine.shown, sequence))))
        return { isOurs: true, shown: mine.shown };
      const item = await currentItem(messages, own, 'hold');
      if (!item) throw new Fault('notKnownYet', 'messages.hold');
      const { row } = item;
      const shown = row.Sequence ?? 0;
      const isHeld = row.ClaimedBy.startsWith(leaseMark) && ageOf(messages, row.ClaimedAt) < editLeaseExpiry;
      if (isHeld && row.ClaimedBy !== holder) return { isOurs: false, shown };
      return { isOurs: await writeLease(key, item, Math.max(shown, sequence)), shown };
    },
  };
};

type ClosablePostedMessages = PostedMessages & {
  /** Tries once more to record the messages that were sent. */
  readonly close: () => Promise<void>;
};

const addRow = async (messages: MessageItems, row: MessageRow): Promise<void> => {
  const { items, wait } = messages;
  try {
    keep(messages, await items.add(row, requestOf('sent')));
  } catch (error) {
    if (!mayBeTaken(error) && !isUnknown(error)) throw error;
    const there = await readUntilVisible(wait, () => findOccupant(messages, row.NoticeKey, 'sent'));
    if (!there) throw new Fault('notKnownYet', 'messages.sent', { cause: error });
    const isThere = isTrusted(there) && there.row.ActivityId === row.ActivityId;
    if (!isThere) await changeKnown(messages, there, row, 'sent');
  }
};

const recordSent = async (messages: MessageItems, message: PostedMessage): Promise<void> => {
  const { key } = message;
  const known = messages.known.get(key);
  if (known) return changeKnown(messages, known, sentRow(message), 'sent');
  const claim = { NoticeKey: key, ClaimedBy: '', ClaimedAt: messages.clock.now().toISOString() };
  await addRow(messages, { ...claim, ...sentRow(message) });
};

const recordRedrawn = async (
  store: MessageItems,
  messages: readonly { readonly key: string }[],
  sequence: number,
): Promise<void> => {
  const found = await Promise.all(messages.map(({ key }) => knownItem(store, key, 'redrawn')));
  const [bearer, ...others] = found.filter((own) => own !== undefined);
  if (bearer) await changeKnown(store, bearer, jointUpdate(sequence, others.map(messageItemOf)), 'redrawn');
};

const messagesShowing = async (messages: MessageItems, reference: string): Promise<PostedMessage[]> => {
  const { items: found } = await messages.items.where('Reference', reference, requestOf('showing'));
  for (const item of found) keep(messages, item);
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
    release: (key) => releaseClaim(messages, key),
    sent: unrecorded.record,
    deferNotice: (key, to) => changeItem(messages, key, waitingRow(to), 'putAside'),
    undelivered: async () => {
      const { items: found } = await items.where('Reference', waitingReference, requestOf('waiting'));
      return found.flatMap(({ row }) => readWaiting(row) ?? []);
    },
    claimUndelivered: async (key) => ((await unrecorded.settle(key)) ? 'sent' : claimUndelivered(messages, key)),
    markEscalated: (key) => changeItem(messages, key, { Said: escalatedMark }, 'escalated'),
    drop: (key, reference) => changeItem(messages, key, { Reference: reference, ActivityId: droppedMark }, 'drop'),
    showing: (reference) => messagesShowing(messages, reference),
    redrawn: (shown, sequence) => recordRedrawn(messages, shown, sequence),
    close: unrecorded.close,
  };
};
