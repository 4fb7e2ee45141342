import type { ReportField } from '../../../../procedure/record/report/reportFacts.ts';
import { type CalendarDate, isCalendarDate } from '../../../../procedure/record/values/calendarDate.ts';
import { impacts, ongoings, priorities, sources } from '../../../../procedure/record/values/choices.ts';
import { isClause } from '../../../../procedure/record/values/clauses.ts';
import type { Speech } from '../../speech.tsx';

/** A fact of the report as a person reads it. What this version does not know is shown as it was recorded. */
export const factText = (field: ReportField, value: string, speech: Speech): string => {
  const { procedure } = speech;
  switch (field) {
    case 'detectedOn':
    case 'occurredOn':
      return isCalendarDate(value) ? speech.day(value satisfies CalendarDate, 'long') : value;
    case 'clause':
      return isClause(value) ? [value, procedure.clause[value]].filter(Boolean).join(' · ') : value;
    case 'ongoing':
      return chosen(ongoings, procedure.ongoing, value);
    case 'impact':
      return chosen(impacts, procedure.impact, value);
    case 'priority':
      return chosen(priorities, procedure.priority, value);
    case 'source':
      return chosen(sources, procedure.source, value);
    case 'what':
    case 'system':
    case 'requirement':
    case 'evidence':
    case 'immediateAction':
    case 'onBehalfOf':
      return value;
    default:
      return field satisfies never;
  }
};

const chosen = <T extends string>(values: readonly T[], names: Readonly<Record<T, string>>, value: string): string => {
  const known = values.find((one) => one === value);
  return known ? names[known] : value;
};
