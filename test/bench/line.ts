/** Result of a bench: a ratio or a count, and its maximum (design section 7). */
export type Line = {
  readonly name: string;
  readonly value: number;
  readonly atMost: number;
  readonly unit: string;
  /** Details of the value. */
  readonly detail: string;
};

export const printed = ({ name, value, atMost, unit, detail }: Line): string =>
  `${value <= atMost ? 'ok  ' : 'OVER'} ${name}: ${value.toFixed(2)} ${unit} (at most ${atMost}); ${detail}`;

export const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
};
