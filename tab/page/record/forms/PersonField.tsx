import { type ReactNode, useState } from 'react';
import type { Person } from '../../../../procedure/handling/ports.ts';
import type { FieldLook } from './fieldLook.ts';
import { SaidOnly, SearchBox } from './SearchBox.tsx';
import { useFormText } from './useFormText.ts';
import { usePeople } from './usePeople.ts';

type PersonFieldProps = {
  readonly look: FieldLook;
  /** Entra object id, or empty. */
  readonly value: string;
  /** Whose names are known, also of those who were found before. */
  readonly people: readonly Person[];
  readonly onChange: (id: string) => void;
  /** Told whom somebody has chosen, so that his name stays known. */
  readonly onMet: (person: Person) => void;
};

/** Somebody of the organisation, searched as his name is typed. */
export const PersonField = ({ look, value, people, onChange, onMet }: PersonFieldProps): ReactNode => {
  const { forms } = useFormText();
  const [typed, setTyped] = useState<string>();
  const { found, note, said } = useSearch(typed ?? '', people);
  const name = value === '' ? '' : (people.find(({ id }) => id === value)?.name ?? forms.person.unnamed);
  return (
    <>
      <SearchBox
        look={look}
        text={typed ?? name}
        placeholder={forms.person.placeholder}
        found={found}
        chosen={value === '' ? [] : [value]}
        note={note}
        onText={(text) => {
          setTyped(text);
          // What is typed over a choice is another one, or none yet.
          if (value !== '') onChange('');
        }}
        onChoose={(id, text) => {
          onMet({ id, name: text });
          onChange(id);
          setTyped(undefined);
        }}
        onLeave={() => setTyped(undefined)}
      />
      <SaidOnly text={typed === undefined ? undefined : said} />
    </>
  );
};

/** What is found for a text, and what is said of the search. */
export const useSearch = (typed: string, people: readonly Person[]) => {
  const { forms } = useFormText();
  const { found, isSearching, isAsked, hasFailed } = usePeople(typed, people);
  const { person: words } = forms;
  const nothing = isSearching ? words.searching : hasFailed ? words.failed : isAsked ? words.none : words.placeholder;
  return {
    found: found.map(({ id, name, address }) => ({ value: id, text: name, more: address })),
    note: nothing,
    said: isSearching || hasFailed || found.length === 0 ? nothing : words.found(found.length),
  };
};
