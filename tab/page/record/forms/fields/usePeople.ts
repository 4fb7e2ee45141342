import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { FoundPerson } from '../../../../../procedure/ports/people.ts';
import { fold } from '../../../../../procedure/record/history/fold.ts';
import type { Person } from '../../../../../procedure/record/values/person.ts';
import { useApi } from '../../../client/asking.tsx';

/** Long enough that a fast typist triggers one request. */
const pause = 250;
const shortest = 2;
const mostKnown = 20;

const useSettled = (text: string): string => {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), pause);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
};

/** People matching the typed text: known names immediately, then those of the directory. */
export const usePeople = (typed: string, known: readonly Person[]) => {
  const api = useApi();
  const text = useSettled(typed.trim());
  const isAsked = text.length >= shortest;
  const search = useQuery({
    queryKey: ['people', text],
    queryFn: ({ signal }) => api.people(text, signal),
    enabled: isAsked,
    staleTime: 60_000,
    retry: false,
  });
  const wanted = fold(typed.trim());
  const here = known.filter(({ name }) => fold(name).includes(wanted)).slice(0, mostKnown);
  const there = isAsked ? (search.data?.people ?? []) : [];
  const found: readonly FoundPerson[] = [...new Map([...here, ...there].map((one) => [one.id, one])).values()];
  return {
    found,
    isSearching: (isAsked && search.isFetching) || text !== typed.trim(),
    isAsked,
    hasFailed: isAsked && search.isError,
  };
};
