import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { createContext, useContext } from 'react';
import type { Period } from '../../../procedure/measures/measuring.ts';
import type { Span } from '../../../procedure/measures/periods/span.ts';
import type { CalendarDate } from '../../../procedure/record/values/calendarDate.ts';
import type { NumbersWords } from '../../words/en/numbersWords.ts';
import { useApi } from '../client/asking.tsx';
import { whileLoading } from '../pieces/frame/RegisterLoading.tsx';
import type { Speech } from '../speech.tsx';

/** The requested period: by name, or by dates. */
export type PeriodChoice = { readonly span: Span } | Period;

export const periodQuery = (period: PeriodChoice): string => new URLSearchParams({ ...period }).toString();

/** While another period is loading, the previous numbers stay. */
export const useMeasures = (period: PeriodChoice) => {
  const api = useApi();
  const query = periodQuery(period);
  return useQuery({
    queryKey: ['measures', query],
    queryFn: ({ signal }) => api.measures(query, signal),
    placeholderData: keepPreviousData,
    refetchInterval: whileLoading,
  });
};

type Days = { readonly from?: CalendarDate | undefined; readonly to?: CalendarDate | undefined };

export const periodText = ({ from, to }: Days, words: NumbersWords, { day }: Speech): string =>
  words.days(from && day(from), to && day(to));

/** A query for the nonconformities a number counts, in the register's syntax (`tab/api/register/registerQuery.ts`). */
export type Question = Period & {
  readonly figure: string;
  readonly part?: string;
  readonly of?: string;
  readonly owner?: string;
};

/** @param label their name */
export type Drill = (question: Question, label: string) => void;

export const DrillContext = createContext<Drill>(() => undefined);
export const useDrill = (): Drill => useContext(DrillContext);
