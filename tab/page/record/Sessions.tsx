import { Button, Caption1, makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { RecordPlace } from '../../../procedure/record/recordPlace.ts';
import type { RecordAnswer } from '../../api/wire.ts';
import { useSpeech } from '../speech.tsx';
import { Section } from './Section.tsx';

const useStyles = makeStyles({
  list: { listStyle: 'none', margin: 0, padding: 0, display: 'grid', gap: tokens.spacingVerticalS },
  row: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalM },
  quiet: { color: tokens.colorNeutralForeground3 },
});

type SessionsProps = { readonly record: RecordAnswer; readonly open: (place: RecordPlace) => void };

/** The 5-Whys sessions of a record, and the way into each: with its tree, its minutes and what came late. */
export const Sessions = ({ record: { reference, sessions }, open }: SessionsProps): ReactNode => {
  const styles = useStyles();
  const { tab, instant } = useSpeech();
  if (sessions.length === 0) return null;
  return (
    <Section title={tab.sessions.title}>
      <ul className={styles.list}>
        {sessions.map(({ session, openedAt, closedAt }) => (
          <li key={session} className={styles.row}>
            <Button onClick={() => open({ reference, session })}>{tab.sessions.open(session)}</Button>
            <Caption1 className={styles.quiet}>
              {closedAt === undefined ? tab.sessions.from(instant(openedAt)) : tab.sessions.closed(instant(closedAt))}
            </Caption1>
          </li>
        ))}
      </ul>
    </Section>
  );
};
