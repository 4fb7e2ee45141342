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
