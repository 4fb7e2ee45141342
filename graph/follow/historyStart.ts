import type { Checkpoint, SignedCheckpoint } from '../../procedure/record/history/checkpoint.ts';
import { formatReference, isReference, type Reference } from '../../procedure/record/values/reference.ts';
import { readCommitKey } from '../history/commitHash.ts';
import type { PendingEffects } from './pendingEffects.ts';

/** Up to this many records without an item are read one by one; for more, reading all of History is cheaper. */
const maxLookedUp = 50;

/**
 * Returns the references up to these numbers that have no item: it was not written yet, or was deleted while no server
 * followed the list; or the number was never given.
 * @param highest the highest number given in each year
 * @param shows the last commit of a record that its item shows; 0 without an item
 */
export const referencesWithoutItem = (
  highest: Readonly<Record<string, number>>,
  shows: (reference: string) => number,
): readonly Reference[] =>
  Object.entries(highest).flatMap(([year, most]) =>
    Array.from({ length: most }, (_, index) => formatReference(Number(year), index + 1)).filter(
      (reference) => shows(reference) === 0,
    ),
  );

type HistoryStartPorts = {
  readonly lastCheckpoint: () => Promise<SignedCheckpoint | undefined>;
  readonly effects: Pick<PendingEffects, 'of' | 'committed'>;
  /** Learns of a row that no item shows, which was there at this time (in milliseconds). */
  readonly learnHead: (key: string, sequence: number, since: number) => void;
  /** Reads the rows after the checkpoint, or all of them. @returns whether only those after it were read */
  readonly readRows: (checkpoint: Checkpoint | undefined) => Promise<boolean>;
  /** Learns what the rows before the checkpoint would have told. */
  readonly learnCovered: (checkpoint: Checkpoint, withoutItem: readonly Reference[]) => Promise<void>;
  /** Told that all of History was read although there is a checkpoint. */
  readonly readWhole: (checkpoint: Checkpoint, withoutItem: readonly Reference[]) => void;
};

/**
 * Reads the rows after the last checkpoint, for the numbers given and for commits that no item shows yet: the checkpoint
 * names those before it. Without a checkpoint, or if it could not name them all, reads all of History.
 */
export const startHistory = async ({ effects, ...ports }: HistoryStartPorts): Promise<void> => {
  const last = await ports.lastCheckpoint();
  const checkpoint = last?.checkpoint;
  if (last)
    for (const [key, sequence] of Object.entries(last.heads ?? {}))
      ports.learnHead(key, sequence, Date.parse(last.checkpoint.at));
  const shows = (reference: string): number => effects.of(reference).sequence;
  const withoutItem = checkpoint ? referencesWithoutItem(checkpoint.highest, shows) : [];
  const unshown = last?.effects?.unshown;
  const bound = withoutItem.length > maxLookedUp || !unshown ? undefined : checkpoint;
  const isBounded = await ports.readRows(bound);
  if (!bound || !isBounded) {
    if (checkpoint) ports.readWhole(checkpoint, withoutItem);
    return;
  }
  for (const commitKey of unshown ?? []) {
    const at = readCommitKey(commitKey);
    if (at && isReference(at.key)) effects.committed(at.key, at.sequence);
  }
  await ports.learnCovered(bound, withoutItem);
};
