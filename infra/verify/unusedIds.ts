/** Ids that no item has, both ends included. A refused write may use one up; a deleted item leaves one, too. */
export type Gap = { readonly from: number; readonly to: number };

/** @param rows in the order of ids */
export const unusedIds = (rows: readonly { readonly id: number }[]): readonly Gap[] => {
  let next = 1;
  return rows.flatMap(({ id }) => {
    const gap = { from: next, to: id - 1 };
    next = id + 1;
    return gap.to >= gap.from ? [gap] : [];
  });
};

/** The unused ids between two items, for people. */
export const gapText = (gaps: readonly Gap[], after: number, before: number): string => {
  const found = gaps
    .filter(({ from, to }) => to > after && from < before)
    .map(({ from, to }) => ({ from: Math.max(from, after + 1), to: Math.min(to, before - 1) }))
    .map(({ from, to }) => (from === to ? `${from}` : `${from} to ${to}`));
  return found.length === 0 ? 'no item id is unused there' : `unused item ids: ${found.join(', ')}`;
};
