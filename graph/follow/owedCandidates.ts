import type { SeenCommit } from './historyFollower.ts';

/** So long before the newest row a crash may have kept something from being paid, in milliseconds. */
const window = 10 * 60_000;

/**
 * Collects, while History is read at start, the commits that may still owe something: those that the projection does
 * not show yet, and all of the last ten minutes before the newest, because the projection may have been paid by a later
 * commit and a notice not. Paying twice is harmless.
 */
export const createOwedCandidates = (projected: (reference: string) => number) => {
  let behind: SeenCommit[] = [];
  let recent: SeenCommit[] = [];
  let newest = 0;
  let limit = 2000;
  const isRecent = ({ at }: SeenCommit): boolean => Date.parse(at) >= newest - window;
  return {
    see: (commit: SeenCommit): void => {
      const at = Date.parse(commit.at);
      newest = Math.max(newest, Number.isNaN(at) ? 0 : at);
      if (commit.sequence > projected(commit.reference)) behind.push(commit);
      else if (isRecent(commit)) recent.push(commit);
      // Rows come in the order of their making: what is no longer recent goes now and then.
      if (recent.length <= limit) return;
      recent = recent.filter(isRecent);
      limit = Math.max(2000, 2 * recent.length);
    },
    take: (): readonly SeenCommit[] => {
      const all = [...behind, ...recent.filter(isRecent)];
      behind = [];
      recent = [];
      return all;
    },
  };
};
