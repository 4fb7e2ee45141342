import { commitKeyOf, readCommitKey } from '../../../graph/history/commitHash.ts';
import { messagesList } from '../../../graph/lists/messages.ts';
import type { SealStatus } from '../../../graph/lists/rowSeal.ts';
import { checkpointHeadKey, checkpointKey } from '../../../procedure/record/history/checkpoint.ts';
import type { ReadRow } from '../checkChains.ts';
import type { Finding, Misfit } from '../finding.ts';

/** A row of a list other than History: who wrote it, and its seal if the key is known. */
export type ReadListRow = {
  readonly list: string;
  readonly id: number;
  /** Content of its key column. */
  readonly key: string;
  /** Ids of applications; empty for a person. */
  readonly createdBy: string;
  readonly changedBy: string;
  readonly seal: SealStatus | undefined;
  /** The last row of a stream of History that it shows. */
  readonly shows?: { readonly stream: string; readonly sequence: number } | undefined;
};

/**
 * Every row of the other lists must carry a valid seal, if its key is known, and must have been written last by TenTwo:
 * an old version that someone put back has a valid seal.
 */
export const checkLists = (
  rows: readonly ReadListRow[],
  applications: readonly string[] | undefined,
): readonly Finding[] => {
  const isOther = (id: string): boolean => applications !== undefined && !applications.includes(id);
  return rows.flatMap(({ list, id, key, createdBy, changedBy, seal }) => {
    const found = (misfit: Misfit, about: string): readonly Finding[] => [
      { row: key || `item ${id}`, item: id, misfit, about: `${list}, ${about}`, list },
    ];
    const writer = (by: string): string => (by ? `application ${by}` : 'a person');
    if (seal !== undefined && seal !== 'valid') return found('sealInvalid', seal);
    if (isOther(createdBy)) return found('createdElsewhere', writer(createdBy));
    return isOther(changedBy) ? found('changedElsewhere', writer(changedBy)) : [];
  });
};

/**
 * Rows of History that other lists show and that are gone: the last ones of a stream leave no gap in its numbers.
 * @param lists read before History, so that they show nothing newer
 */
export const checkShown = (rows: readonly ReadRow[], lists: readonly ReadListRow[]): readonly Finding[] => {
  const last = new Map<string, number>();
  for (const { row } of rows) {
    const place = readCommitKey(row.CommitKey);
    if (place) last.set(place.key, Math.max(place.sequence, last.get(place.key) ?? 0));
  }
  const shown = lists.flatMap(({ list, id, seal, shows }): readonly Finding[] => {
    if (!shows || (seal !== undefined && seal !== 'valid')) return [];
    const there = last.get(shows.stream) ?? 0;
    if (there >= shows.sequence) return [];
    const about = `item ${id} of ${list} shows ${commitKeyOf(shows.stream, shows.sequence)}`;
    return [{ row: commitKeyOf(shows.stream, there + 1), item: id, misfit: 'shownRowMissing', about, list }];
  });
  // Created before the first checkpoint, and never again.
  const isHeadMissing = last.has(checkpointKey) && !lists.some(({ key }) => key === checkpointHeadKey);
  const head = { row: checkpointHeadKey, item: 0, misfit: 'headMissing', list: messagesList.name } as const;
  return isHeadMissing ? [...shown, head] : shown;
};
