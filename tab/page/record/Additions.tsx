import { Caption1, makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { RecordAnswer } from '../../api/wire.ts';
import { useSpeech } from '../speech.tsx';
import { Section } from './Section.tsx';
import { whoText } from './whoText.ts';

const useStyles = makeStyles({
  list: { listStyle: 'none', margin: 0, padding: 0, display: 'grid', gap: tokens.spacingVerticalL },
  text: { margin: 0, whiteSpace: 'pre-wrap', overflowWrap: 'anywhere', maxWidth: '75ch' },
  by: { color: tokens.colorNeutralForeground3 },
});

/** What the reporter remembered later, in his words. */
export const Additions = ({ record: { additions } }: { record: RecordAnswer }): ReactNode => {
  const styles = useStyles();
  const speech = useSpeech();
  if (additions.length === 0) return null;
  return (
    <Section title={speech.tab.additions}>
      <ul className={styles.list}>
        {additions.map(({ at, by, text }) => (
          <li key={`${at} ${text}`}>
            <p className={styles.text}>{text}</p>
            <Caption1 className={styles.by}>
              {speech.instant(at)} · {whoText(by, speech)}
            </Caption1>
          </li>
        ))}
      </ul>
    </Section>
  );
};
