import { type EditLease, editLeaseExpiry } from '../../procedure/ports/messages/postedMessages.ts';
import { Fault } from '../../procedure/runtime/fault.ts';
import { createRecent } from '../../procedure/runtime/recent.ts';
import { isOutdated } from '../client/graphFault.ts';
import type { MessageItem } from './jointUpdate.ts';
import { ageOf, knownItem, type MessageItems, newMark, requestOf } from './messageItems.ts';

/** Marks a lease while its process lives. Every other mark is that of a claim, which ended when the message was out. */
const leaseMark = 'turn/';

export const createEditLeases = (messages: MessageItems, remembered: number) => {
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
