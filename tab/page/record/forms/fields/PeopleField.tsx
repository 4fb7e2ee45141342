import { makeStyles, Tag, TagGroup, tokens } from '@fluentui/react-components';
import { type ReactNode, useState } from 'react';
import type { Person } from '../../../../../procedure/record/values/person.ts';
import { FindInTeams, useTeamsFinder } from '../../../pieces/FindInTeams.tsx';
import { usePageWords } from '../../../speech.tsx';
import type { FieldLook } from './fieldLook.ts';
import { useSearch } from './PersonField.tsx';
import { SaidOnly, SearchBox } from './SearchBox.tsx';

const useStyles = makeStyles({
  whole: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: tokens.spacingVerticalXS },
  chosen: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalXS },
});

type PeopleFieldProps = {
  readonly look: FieldLook;
  /** Entra object ids. */
  readonly value: readonly string[];
  readonly people: readonly Person[];
  readonly onChange: (ids: readonly string[]) => void;
  readonly onMet: (person: Person) => void;
};

/** Several people; each chosen one is listed below and can be removed. */
export const PeopleField = ({ look, value, people, onChange, onMet }: PeopleFieldProps): ReactNode => {
  const styles = useStyles();
  const forms = usePageWords('forms');
  const [typed, setTyped] = useState('');
  const finder = useTeamsFinder({
    title: look.label,
    isOne: false,
    onPicked: (picked) => {
      for (const { id, name } of picked) if (name) onMet({ id, name });
      onChange([...new Set([...value, ...picked.map(({ id }) => id)])]);
      setTyped('');
    },
  });
  const { found, note, said, elsewhere } = useSearch(typed, people, finder);
  const nameOf = (id: string) => people.find((one) => one.id === id)?.name ?? forms.person.unnamed;
  const without = (id: string) => value.filter((one) => one !== id);
  return (
    <div className={styles.whole}>
      <SearchBox
        look={look}
        multiple
        text={typed}
        placeholder={forms.person.placeholder}
        found={found}
        chosen={value}
        note={note}
        elsewhere={elsewhere}
        onText={setTyped}
        onChoose={(id, name) => {
          onMet({ id, name });
          onChange(value.includes(id) ? without(id) : [...value, id]);
          setTyped('');
        }}
        onLeave={() => setTyped('')}
      />
      <SaidOnly text={typed === '' ? undefined : said} />
      <FindInTeams finder={finder} />
      {value.length > 0 && (
        <TagGroup className={styles.chosen} onDismiss={(_event, data) => onChange(without(String(data.value)))}>
          {value.map((id) => (
            <Tag key={id} value={id} dismissible dismissIcon={{ 'aria-label': forms.person.remove(nameOf(id)) }}>
              {nameOf(id)}
            </Tag>
          ))}
        </TagGroup>
      )}
    </div>
  );
};
