import type { Checkpoint } from '../../procedure/record/history/checkpoint.ts';
import { formatReference, type Reference } from '../../procedure/record/values/reference.ts';
import type { SeenCommit } from './seenCommit.ts';

/** Time before the newest row within which a crash may have left effects pending, in milliseconds. */
const window = 10 * 60_000;

/** A commit, and a time before which it was made, in milliseconds since 1970. */
type Placed = { readonly commit: SeenCommit; readonly before: number };

/**
 * Collects, while History is read at start, the commits whose effects may be pending: those that the projection does
 * not show yet, and all of the last ten minutes before the newest row, because a later commit may have run the
 * projection but not the notice. Running an effect twice is harmless.
 * | The order of the rows decides: the time of a row may be hours older than that of its neighbours (cut to the day to
 * protect the reporter), so it counts as recent as the next row that is later.
 */
export const createRecoveryCandidates = (projected: (reference: string) => number) => {
  let behind: SeenCommit[] = [];
  let placed: Placed[] = [];
  let unplaced: SeenCommit[] = [];
  let newest = 0;
  let limit = 2000;
  const isRecent = ({ before }: Placed): boolean => before >= newest - window;

  const place = (at: number): void => {
    newest = at;
    for (const commit of unplaced) placed.push({ commit, before: at });
    unplaced = [];
    // Drop what is no longer recent from time to time.
    if (placed.length <= limit) return;
    placed = placed.filter(isRecent);
    limit = Math.max(2000, 2 * placed.length);
  };

  return {
    see: (commit: SeenCommit): void => {
      const at = Date.parse(commit.at);
      if (at > newest) place(at);
      (commit.sequence > projected(commit.reference) ? behind : unplaced).push(commit);
    },
    take: (): readonly SeenCommit[] => {
      const all = [...behind, ...placed.filter(isRecent).map(({ commit }) => commit), ...unplaced];
      behind = [];
      placed = [];
      unplaced = [];
      return all;
    },
  };
};

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

type HistoryStartPorts = {
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
