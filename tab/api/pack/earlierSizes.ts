import type { Export } from '../../../procedure/exports/exported.ts';
import type { SignedCheckpoint } from '../../../procedure/record/history/checkpoint.ts';

const day = 24 * 60 * 60_000;
/** Days of which a pack continues the last checkpoint; of earlier time it continues the last of each month. */
const recentDays = 31;

/**
 * Sizes of the earlier checkpoints that a pack proves to be continued (docs/decisions/0024-merkle-checkpoints.md): the
 * last of each recent day, the last of each month, those under which packs were made, and one on request. All of them
 * would make the pack grow with the register.
 */
export const earlierSizes = (
  checkpoints: readonly SignedCheckpoint[],
  made: Date,
  named: ReadonlySet<string>,
): readonly number[] => {
  const newest = new Map<string, number>();
  const sizes = new Set<number>();
  for (const { checkpoint } of checkpoints) {
    const { at, name, size } = checkpoint;
    const isRecent = made.getTime() - Date.parse(at) < recentDays * day;
    newest.set(at.slice(0, isRecent ? 10 : 7), size);
    if (named.has(name)) sizes.add(size);
  }
  return [...new Set([...sizes, ...newest.values()])].sort((a, b) => a - b);
};

/** Under which checkpoint a pack was made, as its export records it. */
export const checkpointOfPack = ({ kind, asked }: Pick<Export, 'kind' | 'asked'>): string | undefined =>
  kind === 'auditPack' ? /"checkpoint":"(CHECK\/\d{4,})"/.exec(asked)?.[1] : undefined;
