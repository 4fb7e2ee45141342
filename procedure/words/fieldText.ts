import type { Nonconformity } from '../record/nonconformity.ts';
import { type ChoiceField, type ReportField, specOf } from '../record/report/reportFacts.ts';
import { type CalendarDate, isCalendarDate } from '../record/values/calendarDate.ts';
import { isClause } from '../record/values/clauses.ts';
import type { ProcedureWords } from './en/procedureWords.ts';

/** The values of a field that is a choice, with their names; none for any other field. */
export const optionsOfField = (
  field: ReportField,
  terms: ProcedureWords,
): readonly { readonly value: string; readonly title: string }[] => {
  const spec = specOf(field);
  if (spec.kind !== 'choice') return [];
  const names: Readonly<Record<string, string>> = terms[field as ChoiceField];
  return spec.values.map((value) => ({ title: names[value] ?? value, value }));
};

/** The name of a choice; any other value unchanged. */
export const choiceText = (field: ReportField, value: string | undefined, terms: ProcedureWords): string | undefined =>
  optionsOfField(field, terms).find((option) => option.value === value)?.title ?? value;

/** How a reader's language writes what is no text. */
type Writing = {
  readonly terms: ProcedureWords;
  readonly day: (day: CalendarDate) => string | undefined;
  /** Between a clause's number and its title. */
  readonly between?: string;
};

/**
 * A fact of the report as people read it. A value unknown to this version stays as recorded.
 * @returns undefined for a text that is absent; an absent clause or day has a sentence
 */
export const fieldText = (
  field: ReportField,
  value: string | undefined,
  { terms, day, between = ' ' }: Writing,
): string | undefined => {
  switch (specOf(field).kind) {
    case 'choice':
      return choiceText(field, value, terms);
    case 'day':
      return value === undefined ? terms.unknown : isCalendarDate(value) ? day(value) : value;
    case 'clause':
      if (value === undefined) return terms.clauseOpen;
      return isClause(value) ? `${value}${between}${terms.clause[value]}` : value;
    default:
      return value;
  }
};

/**
 * What the reporter had chosen, where triage chose otherwise.
 * @returns undefined if it is as reported
 */
export const reportedOtherwise = (
  field: ReportField,
  { facts, reportedAs }: Pick<Nonconformity, 'facts' | 'reportedAs'>,
  voice: Writing,
): string | undefined => {
  if (!reportedAs || (field !== 'clause' && field !== 'impact' && field !== 'priority')) return undefined;
  return reportedAs[field] === facts[field] ? undefined : fieldText(field, reportedAs[field], voice);
};
