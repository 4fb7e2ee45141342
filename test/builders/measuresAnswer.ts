import { countAll } from '../../procedure/measures/counting/countRecords.ts';
import { type Measuring, type Period, usualRules } from '../../procedure/measures/measuring.ts';
import type { RegisterEntry } from '../../procedure/record/registerEntry.ts';
import { measuresAnswer } from '../../tab/api/numbers/measuresAnswer.ts';
import type { MeasuresAnswer } from '../../tab/api/numbers/measuresWire.ts';

const measuring: Measuring = { timeZone: 'Europe/Paris', today: '2026-11-24', ...usualRules };

/** The API's answer about these entries, as sent over the wire. */
export const aMeasuresAnswer = (entries: readonly RegisterEntry[], period: Period): MeasuresAnswer => {
  const counted = countAll(entries, measuring);
  const named = (id: string) => ({ me: false, ...(id === 'ada' && { name: 'Ada Action' }) });
  return JSON.parse(JSON.stringify(measuresAnswer(counted, period, counted.figures(period), named))) as MeasuresAnswer;
};
