import { Caption1, makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { RecordAnswer } from '../../api/wire.ts';
import { useSpeech } from '../speech.tsx';
import { Section } from './Section.tsx';

const useStyles = makeStyles({
  list: { listStyle: 'none', margin: 0, padding: 0, display: 'grid', gap: tokens.spacingVerticalM },
  text: { margin: 0, overflowWrap: 'anywhere', maxWidth: '75ch' },
  quiet: { color: tokens.colorNeutralForeground3 },
});

/** How many of those who were asked have confirmed a training: *12 of 15*. */
export const Trainings = ({ record: { trainings } }: { record: RecordAnswer }): ReactNode => {
  const styles = useStyles();
  const { tab, instant } = useSpeech();
  if (trainings.length === 0) return null;
  return (
    <Section title={tab.trainings}>
      <ul className={styles.list}>
        {trainings.map(({ session, action, text, asked, confirmed, closed }) => (
          <li key={session}>
            <p className={styles.text}>
              <strong>{`${action} · ${tab.confirmed(confirmed, asked)}`}</strong>
            </p>
            <p className={styles.text}>{text}</p>
            {closed !== undefined && (
              <Caption1 className={styles.quiet}>{tab.confirmationsClosed(instant(closed))}</Caption1>
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
};
