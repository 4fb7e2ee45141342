import { Avatar, Badge, Button, Caption1, makeStyles, Text, Title2, Tooltip, tokens } from '@fluentui/react-components';
import { Open16Regular } from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import { type ListedPerson, listPeople } from '../api.ts';
import { windowUrlFor } from '../session.ts';
import { languageOf, words } from '../words/words.ts';
import { AppIcon } from './appIcon.tsx';

const useStyles = makeStyles({
  page: {
    height: '100%',
    overflowY: 'auto',
    display: 'flex',
    justifyContent: 'center',
    padding: '32px 16px',
    backgroundColor: tokens.colorNeutralBackground3,
  },
  panel: {
    width: '100%',
    maxWidth: '760px',
    display: 'flex',
    flexDirection: 'column',
    gap: '20px',
    height: 'fit-content',
  },
  heading: { display: 'flex', gap: '14px', alignItems: 'center' },
  title: { margin: 0 },
  hint: { color: tokens.colorNeutralForeground2 },
  list: {
    listStyleType: 'none',
    margin: 0,
    padding: 0,
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(min(280px, 100%), 1fr))',
    gap: '10px',
  },
  item: {
    display: 'flex',
    alignItems: 'center',
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusLarge,
    paddingRight: '6px',
  },
  person: { flex: 1, minWidth: 0, justifyContent: 'flex-start', gap: '12px', padding: '10px 12px', textAlign: 'left' },
  names: { display: 'flex', flexDirection: 'column', minWidth: 0 },
  job: { color: tokens.colorNeutralForeground2, fontWeight: tokens.fontWeightRegular },
});

/** Lists all people and lets the user choose the person of this window. */
export function PersonChooser({ onChoose }: { readonly onChoose: (id: string) => void }) {
  const styles = useStyles();
  const people = useQuery({ queryKey: ['people'], queryFn: listPeople });
  const say = words[languageOf(navigator.language)];
  return (
    <main className={styles.page} lang={languageOf(navigator.language)}>
      <div className={styles.panel}>
        <div className={styles.heading}>
          <AppIcon size={44} />
          <div>
            <Title2 as="h1" className={styles.title}>
              {say.chooseTitle}
            </Title2>
          </div>
        </div>
        <Text className={styles.hint}>{say.chooseHint}</Text>
        <ul className={styles.list}>
          {people.data?.map((person) => (
            <li key={person.id} className={styles.item}>
              <Button appearance="transparent" className={styles.person} onClick={() => onChoose(person.id)}>
                <Avatar name={person.displayName} color="colorful" size={36} aria-hidden />
                <Described person={person} guest={say.guest} />
              </Button>
              <Tooltip content={say.openWindow} relationship="description">
                <Button
                  as="a"
                  appearance="subtle"
                  icon={<Open16Regular />}
                  href={windowUrlFor(person.id)}
                  target="_blank"
                  aria-label={`${person.displayName}: ${say.openWindow}`}
                />
              </Tooltip>
            </li>
          ))}
        </ul>
      </div>
    </main>
  );
}

function Described({ person, guest }: { readonly person: ListedPerson; readonly guest: string }) {
  const styles = useStyles();
  return (
    <span className={styles.names}>
      <Text weight="semibold">
        {person.displayName} {person.guest && <Badge appearance="tint">{guest}</Badge>}
      </Text>
      <Caption1 className={styles.job} lang={languageOf(person.locale)}>
        {person.jobTitle}
      </Caption1>
    </span>
  );
}
