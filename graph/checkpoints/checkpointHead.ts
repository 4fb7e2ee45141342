import type { Clock, Log } from '../../procedure/ports/platform.ts';
import { checkpointHeadKey, checkpointKey } from '../../procedure/record/history/checkpoint.ts';
import { isOutdated, mayBeTaken } from '../client/graphFault.ts';
import type { Heads } from '../history/heads.ts';
import type { ListItems } from '../lists/listItems.ts';
import type { MessageRow } from '../lists/messages.ts';
import type { Item } from '../lists/rawItems.ts';
import { nothingSent } from '../messages/messageRows.ts';

/**
 * The row of Messages that says which checkpoint is the last. Without it, someone could delete the newest rows of
 * History together with the checkpoints over them while no server runs, and nothing would be missing. It is created
 * before the first checkpoint and never again, so that its absence shows.
 */
export type CheckpointHead = {
  /**
   * Reads the row once.
   * @param isNewSite whether there is nothing yet that it could have shown: then it is created
   * @returns the number of the last checkpoint that this process knows of; 0 if none. @throws GraphFault
   */
  readonly learn: (isNewSite: boolean) => Promise<number>;
  /** Writes down that there is a checkpoint with this number. @throws GraphFault */
  readonly advance: (sequence: number) => Promise<void>;
};

type HeadPorts = {
  readonly items: ListItems<MessageRow>;
  readonly clock: Pick<Clock, 'now'>;
  readonly log: Log;
  readonly heads: Heads;
  /** Id of this application. */
  readonly clientId: string;
};

const how = { operation: 'checkpoint.head', urgency: 'background' } as const;

/** How often an item was written: an eTag is `"<guid>,<n>"`. */
const writesOf = (etag: string): number => Number(/,(\d+)"$/.exec(etag)?.[1] ?? 0);

export const createCheckpointHead = ({ items, clock, log, heads, clientId }: HeadPorts): CheckpointHead => {
  let known: number | undefined;

  /**
   * An old version that someone put back has a valid seal, but was written more often than it says, and last by someone
   * else. It is not written over, so that this shows. A restored backup was written once.
   */
  const isPutBack = async ({ id, etag, row }: Item<MessageRow>): Promise<boolean> => {
    const writes = writesOf(etag);
    if (writes === 1 || writes === Number(row.ClaimedBy)) return false;
    const [item] = (await items.get(id, how)).items;
    return item?.changedBy !== clientId;
  };

  /** @returns undefined, and an error in the log, if it is not as it was left */
  const find = async (isNewSite = false): Promise<Item<MessageRow> | undefined> => {
    const { items: found, untrusted } = await items.where('NoticeKey', checkpointHeadKey, how);
    const [item] = found;
    if (item && !(await isPutBack(item))) return item;
    const why = item ? 'putBack' : untrusted.length > 0 ? 'untrusted' : 'missing';
    if (why !== 'missing' || !isNewSite) log('error', 'checkpoint.headLost', { key: checkpointHeadKey, why });
    return undefined;
  };

  const rowFor = (sequence: number, writes: number): MessageRow => ({
    ...nothingSent,
    NoticeKey: checkpointHeadKey,
    Reference: checkpointKey,
    Kind: 'head',
    ClaimedAt: clock.now().toISOString(),
    ClaimedBy: String(writes),
    Sequence: sequence,
  });

  return {
    learn: async (isNewSite) => {
      if (known !== undefined) return known;
      const item = await find(isNewSite);
      if (!item && isNewSite)
        await items.add(rowFor(0, 1), how).catch((error: unknown) => {
          if (!mayBeTaken(error)) throw error;
        });
      known = item?.row.Sequence ?? 0;
      if (known > 0) heads.see(checkpointKey, known);
      return known;
    },
    advance: async (sequence) => {
      if (known === undefined || sequence <= known) return;
      const item = await find();
      if (item && (item.row.Sequence ?? 0) < sequence)
        await items
          .change(item.id, rowFor(sequence, writesOf(item.etag) + 1), item.etag, how)
          .catch((error: unknown) => {
            // Another replica writes it, too.
            if (!isOutdated(error)) throw error;
          });
      known = sequence;
    },
  };
};
