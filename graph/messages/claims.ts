import type { Claim, MessageKind } from '../../procedure/messages/message.ts';
import { Fault } from '../../procedure/runtime/fault.ts';
import { isGone, isOutdated, isUnknown, mayBeTaken } from '../client/graphFault.ts';
import { readUntilVisible } from '../history/readUntilVisible.ts';
import type { MessageRow } from '../lists/messages.ts';
import type { Item } from '../lists/rawItems.ts';
import {
  ageOf,
  findOccupant,
  isTrusted,
  keep,
  type MessageItems,
  newMark,
  requestOf,
  writeItem,
} from './messageItems.ts';
import { nothingSent, waitingMark } from './messageRows.ts';

/** Milliseconds after which a claim without a message may be taken over: its replica has crashed. */
const claimExpiry = 5 * 60_000;

/**
 * Maximum age of a claim when it is known to be ours, in milliseconds. Sending takes little more than a minute, so the
 * message is out well before the claim may be taken over. If Graph held us up for longer, the claim is left to others.
 */
const maxClaimAge = 2 * 60_000;

const oursSince = (messages: MessageItems, claimedAt: string): Claim =>
  ageOf(messages, claimedAt) < maxClaimAge ? 'ours' : 'pending';

/** Succeeds for the replica whose If-Match is still valid. */
const takeOver = async (
  messages: MessageItems,
  item: Item<MessageRow>,
  claim: Partial<MessageRow>,
  mark: string,
): Promise<Claim> => {
  const ClaimedAt = messages.clock.now().toISOString();
  try {
    await writeItem(messages, item, { ...item.row, ActivityId: '', ...claim, ClaimedAt, ClaimedBy: mark }, 'claim');
  } catch (error) {
    if (isOutdated(error) || isGone(error, 404)) return 'pending';
    if (!isUnknown(error)) throw error;
    const [now] = (await messages.items.get(item.id, requestOf('claim'))).items;
    if (now?.row.ClaimedBy !== mark) return 'pending';
    keep(messages, now);
  }
  return oursSince(messages, ClaimedAt);
};

/** The item of a claim of ours that was released. Only once: another replica may have taken it over meanwhile. */
const releasedItem = ({ known, released }: MessageItems, key: string): Item<MessageRow> | undefined => {
  const [item, mark] = [known.get(key), released.get(key)];
  released.delete(key);
  return item && item.row.ClaimedBy === mark ? item : undefined;
};

/** Lets `claimMessage` and `claimUndelivered` renew a claim of ours at once. */
export const releaseClaim = ({ known, released }: MessageItems, key: string): void => {
  const item = known.get(key);
  if (item?.row.ActivityId === '') released.set(key, item.row.ClaimedBy);
};

/** Reads an existing claim, and takes it over if it expired. */
const readClaim = async (messages: MessageItems, item: Item<MessageRow>, mark: string): Promise<Claim> => {
  const { ActivityId, ClaimedAt, ClaimedBy } = item.row;
  if (ActivityId === waitingMark) return 'waiting';
  if (ActivityId !== '') return 'sent';
  if (ClaimedBy === mark) return oursSince(messages, ClaimedAt);
  return ageOf(messages, ClaimedAt) < claimExpiry ? 'pending' : takeOver(messages, item, {}, mark);
};

/** @param claimedAt ISO 8601, taken before anything else was done for the claim */
export const claimMessage = async (
  messages: MessageItems,
  claimedAt: string,
  { key, reference, kind }: { readonly key: string; readonly reference: string; readonly kind: MessageKind },
): Promise<Claim> => {
  const { items, wait } = messages;
  const mark = newMark(messages);
  const own = releasedItem(messages, key);
  if (own) return takeOver(messages, own, {}, mark);
  const claim = { ...nothingSent, NoticeKey: key, Reference: reference, Kind: kind };
  try {
    keep(messages, await items.add({ ...claim, ClaimedBy: mark, ClaimedAt: claimedAt }, requestOf('claim')));
    return oursSince(messages, claimedAt);
  } catch (error) {
    if (!mayBeTaken(error) && !isUnknown(error)) throw error;
    const there = await readUntilVisible(wait, () => findOccupant(messages, key, 'claim'));
    if (there) return isTrusted(there) ? readClaim(messages, there, mark) : takeOver(messages, there, claim, mark);
    if (mayBeTaken(error)) return 'pending';
    throw new Fault('notKnownYet', 'messages.claim', { cause: error });
  }
};

export const claimUndelivered = async (messages: MessageItems, key: string): Promise<Claim> => {
  const own = releasedItem(messages, key);
  if (own) return takeOver(messages, own, {}, newMark(messages));
  const there = await findOccupant(messages, key, 'takeUp');
  if (!there || !isTrusted(there)) return 'pending';
  const mark = newMark(messages);
  return there.row.ActivityId === waitingMark ? takeOver(messages, there, {}, mark) : readClaim(messages, there, mark);
};
