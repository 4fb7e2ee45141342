import type { Checkpoint } from '../../procedure/record/history/checkpoint.ts';
import { formatReference, type Reference } from '../../procedure/record/values/reference.ts';
import { createRecoveryCandidates } from './recoveryCandidates.ts';
import type { SeenCommit } from './seenCommit.ts';

/** Up to this many records without an item are read one by one; for more, reading all of History is cheaper. */
const maxLookedUp = 50;

/**
 * Returns the references up to these numbers that have no item. All effects of what a checkpoint covers were run, so the
 * item was deleted while no server followed the list; or the number was never given.
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

export type HistoryStartPorts = {
  readonly lastCheckpoint: () => Promise<Checkpoint | undefined>;
  readonly shows: (reference: string) => number;
  /** Reads the rows after the checkpoint, or all of them. @returns whether only those after it were read */
  readonly readRows: (checkpoint: Checkpoint | undefined, see: (commit: SeenCommit) => void) => Promise<boolean>;
  /** Learns what the rows before the checkpoint would have told. */
  readonly learnCovered: (
    checkpoint: Checkpoint,
    withoutItem: readonly Reference[],
    see: (commit: SeenCommit) => void,
  ) => Promise<void>;
  /** Told that all of History was read although there is a checkpoint. */
  readonly readWhole: (checkpoint: Checkpoint, withoutItem: readonly Reference[]) => void;
};

/**
 * Reads the rows after the last checkpoint, for the numbers given and for effects that may be pending: all effects before
 * it were run. Without a checkpoint, reads all of History.
 * @returns the commits whose effects may be pending
 */
export const startHistory = async (ports: HistoryStartPorts): Promise<readonly SeenCommit[]> => {
  const candidates = createRecoveryCandidates(ports.shows);
  const checkpoint = await ports.lastCheckpoint();
  const withoutItem = checkpoint ? referencesWithoutItem(checkpoint.highest, ports.shows) : [];
  const bound = withoutItem.length > maxLookedUp ? undefined : checkpoint;
  const isBounded = await ports.readRows(bound, candidates.see);
  if (bound && isBounded) await ports.learnCovered(bound, withoutItem, candidates.see);
  else if (checkpoint) ports.readWhole(checkpoint, withoutItem);
  return candidates.take();
};
