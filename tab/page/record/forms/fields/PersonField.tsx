import { makeStyles } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useEffect, useState } from 'react';
import type { FoundPerson } from '../../../../../procedure/ports/people.ts';
import { fold } from '../../../../../procedure/record/history/fold.ts';
import type { Person } from '../../../../../procedure/record/values/person.ts';
import { useApi } from '../../../client/asking.tsx';
import { FindInTeams, type TeamsFinder, useTeamsFinder } from '../../../pieces/FindInTeams.tsx';
import { usePageWords, useSpeech } from '../../../speech.tsx';
import type { FieldLook } from './fieldLook.ts';
import { SaidOnly, SearchBox } from './SearchBox.tsx';

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

const useStyles = makeStyles({ whole: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)' } });

type PersonFieldProps = {
  readonly look: FieldLook;
  /** Entra object id, or empty. */
  readonly value: string;
  /** People whose names are known, including those found earlier. */
  readonly people: readonly Person[];
  readonly onChange: (id: string) => void;
  /** Called with the chosen person, so that their name stays known. */
  readonly onMet: (person: Person) => void;
};

/** A person of the organisation, found as their name is typed, or by Teams. */
export const PersonField = ({ look, value, people, onChange, onMet }: PersonFieldProps): ReactNode => {
  const styles = useStyles();
  const forms = usePageWords('forms');
  const [typed, setTyped] = useState<string>();
  const take = (id: string, called: string | undefined): void => {
    if (called) onMet({ id, name: called });
    onChange(id);
    setTyped(undefined);
  };
  const finder = useTeamsFinder({
    title: look.label,
    isOne: true,
    onPicked: ([one]) => one && take(one.id, one.name),
  });
  const { found, note, said, elsewhere } = useSearch(typed ?? '', people, finder);
  const name = value === '' ? '' : (people.find(({ id }) => id === value)?.name ?? forms.person.unnamed);
  return (
    <div className={styles.whole}>
      <SearchBox
        look={look}
        text={typed ?? name}
        placeholder={forms.person.placeholder}
        found={found}
        chosen={value === '' ? [] : [value]}
        note={note}
        elsewhere={elsewhere}
        onText={(text) => {
          setTyped(text);
          // Typing over a choice makes another one, or none yet.
          if (value !== '') onChange('');
        }}
        onChoose={take}
        onLeave={() => setTyped(undefined)}
      />
      <SaidOnly text={typed === undefined ? undefined : said} />
      <FindInTeams finder={finder} />
    </div>
  );
};

/** Results for a text, the status of the search, and where else to look. */
export const useSearch = (typed: string, people: readonly Person[], finder: TeamsFinder | undefined) => {
  const forms = usePageWords('forms');
  const { tab } = useSpeech();
  const { found, isSearching, isAsked, hasFailed } = usePeople(typed, people);
  const { person: words } = forms;
  const nothing = isSearching ? words.searching : hasFailed ? words.failed : isAsked ? words.none : words.placeholder;
  return {
    found: found.map(({ id, name, address }) => ({ value: id, text: name, more: address })),
    note: nothing,
    // Content that loads later would push it away from under the pointer.
    elsewhere: isSearching || !finder ? undefined : { label: tab.find.button, open: finder.open },
    said: isSearching || hasFailed || found.length === 0 ? nothing : words.found(found.length),
  };
};
