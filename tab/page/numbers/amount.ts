import type { Unit } from '../../../procedure/measures/measures.ts';
import type { Speech } from '../speech.tsx';

/** The value of a figure, without its unit. */
export const amount = (value: number, unit: Unit, { decimal, percent }: Pick<Speech, 'decimal' | 'percent'>): string =>
  unit === 'days' ? decimal(value) : percent(value);
