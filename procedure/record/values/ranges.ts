export type Span = readonly [from: number, to: number];

/** `[1,2,3,9]` as `1-3,9`. @param numbers ascending */
export const rangesOf = (numbers: Iterable<number>): string => {
  const spans: [number, number][] = [];
  for (const number of numbers) {
    const last = spans.at(-1);
    if (last && number <= last[1] + 1) last[1] = number;
    else spans.push([number, number]);
  }
  return spans.map(([from, to]) => (from === to ? `${from}` : `${from}-${to}`)).join(',');
};

export const spansOf = (text = ''): readonly Span[] =>
  [...text.matchAll(/(\d+)(?:-(\d+))?/g)].map(([, from, to]) => [Number(from), Number(to ?? from)]);

export const isInRanges = (text: string, number: number): boolean =>
  spansOf(text).some(([from, to]) => from <= number && number <= to);

/** The numbers in ranges. */
export function* numbersIn(text: string): Generator<number> {
  for (const [from, to] of spansOf(text)) for (let number = from; number <= to; number += 1) yield number;
}
