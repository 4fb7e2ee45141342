import type { SeenCommit } from './seenCommit.ts';

/** So long before the newest row a crash may have kept something from being paid, in milliseconds. */
const window = 10 * 60_000;

/** A commit, and a time before which it was made, in milliseconds since 1970. */
type Placed = { readonly commit: SeenCommit; readonly before: number };

/**
 * Collects, while History is read at start, the commits that may still owe something: those that the projection does
 * not show yet, and all of the last ten minutes before the newest, because the projection may have been paid by a later
 * commit and a notice not. Paying twice is harmless.
 *
 * The rows come in the order of their making, and that decides: a row's own time may be hours older than its neighbours'
 * (cut to the day where the reporter is not to be known), so it counts as recent as the next row that is later.
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
    // What is no longer recent goes now and then.
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
