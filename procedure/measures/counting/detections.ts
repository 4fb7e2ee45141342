import { formatReference, type Reference, referenceParts } from '../../record/values/reference.ts';
import type { DayNumber } from '../periods/dayNumber.ts';

/** Nonconformities of one kind by the day of their detection; those of one day by reference. */
export type Detections = {
  readonly add: (day: DayNumber, reference: Reference) => void;
  /** @param reference of one that was added */
  readonly remove: (day: DayNumber, reference: Reference) => void;
  /** In order; valid until the next change. */
  readonly days: () => Int32Array;
  /** Index of the first that was detected on this day or later. */
  readonly firstOn: (day: DayNumber) => number;
  /** Of those from one index to another, both included. */
  readonly references: (first: number, last: number) => readonly Reference[];
};

const numbersAYear = 10_000_000;

const numberOf = (reference: Reference): number => {
  const { year, number } = referenceParts(reference);
  return year * numbersAYear + number;
};

/** Twelve bytes each, kept in order: sorting them for each question would cost more than answering it. */
export const createDetections = (): Detections => {
  let [days, numbers] = [new Int32Array(4), new Float64Array(4)];
  let count = 0;

  /** Index of the first that does not come before. */
  const place = (day: DayNumber, number: number): number => {
    let [low, high] = [0, count];
    while (low < high) {
      const middle = (low + high) >>> 1;
      const other = days[middle] as number;
      if (other < day || (other === day && (numbers[middle] as number) < number)) low = middle + 1;
      else high = middle;
    }
    return low;
  };

  const grow = (): void => {
    const [moreDays, moreNumbers] = [Math.ceil(count * 1.25), Math.ceil(count * 1.25)];
    const [allDays, allNumbers] = [new Int32Array(moreDays), new Float64Array(moreNumbers)];
    allDays.set(days);
    allNumbers.set(numbers);
    [days, numbers] = [allDays, allNumbers];
  };

  return {
    add: (day, reference) => {
      if (count === days.length) grow();
      const number = numberOf(reference);
      const index = place(day, number);
      days.copyWithin(index + 1, index, count);
      numbers.copyWithin(index + 1, index, count);
      days[index] = day;
      numbers[index] = number;
      count += 1;
    },
    remove: (day, reference) => {
      const number = numberOf(reference);
      const index = place(day, number);
      if (index === count || days[index] !== day || numbers[index] !== number) return;
      days.copyWithin(index, index + 1, count);
      numbers.copyWithin(index, index + 1, count);
      count -= 1;
    },
    days: () => days.subarray(0, count),
    firstOn: (day) => place(day, 0),
    references: (first, last) =>
      Array.from(numbers.subarray(first, Math.min(last + 1, count)), (number) =>
        formatReference(Math.floor(number / numbersAYear), number % numbersAYear),
      ),
  };
};
