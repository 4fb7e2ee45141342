import type { ReportField } from '../../../../procedure/record/report/reportFacts.ts';
import { fieldText } from '../../../../procedure/words/fieldText.ts';
import type { Speech } from '../../speech.tsx';

/** A fact of the report as a person reads it; undefined for a text that is absent. */
export const factText = (field: ReportField, value: string | undefined, speech: Speech): string | undefined =>
  fieldText(field, value, { terms: speech.procedure, day: (day) => speech.day(day, 'long'), between: ' · ' });
