/** The slots with the highest scores over 0 that are accepted, best first; among equals the later slot. */
export const bestSlots = (
  scores: Float32Array,
  limit: number,
  accepts: (slot: number) => boolean,
): readonly number[] => {
  const best: number[] = [];
  const scoreAt = (index: number): number => scores[best[index] ?? -1] ?? 0;
  for (let slot = scores.length - 1; slot >= 0; slot -= 1) {
    const score = scores[slot] as number;
    // Whether one is accepted costs more to know than that it is not among the best.
    if (score <= (best.length < limit ? 0 : scoreAt(limit - 1)) || !accepts(slot)) continue;
    let index = best.length;
    while (index > 0 && scoreAt(index - 1) < score) index -= 1;
    best.splice(index, 0, slot);
    if (best.length > limit) best.pop();
  }
  return best;
};
