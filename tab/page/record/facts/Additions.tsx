import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { RecordAnswer } from '../../../api/record/recordWire.ts';
import { usePageWords, useSpeech, whoText } from '../../speech.tsx';
import { useRecordStyles } from '../layout/useRecordStyles.ts';

const useStyles = makeStyles({ part: { marginBlockStart: tokens.spacingVerticalL } });

/** Questions of the security team and additions of the reporter, in their words. */
export const Additions = ({ record: { questions, additions } }: { record: RecordAnswer }): ReactNode => {
  const words = usePageWords('record');
  return (
    <>
      <Texts title={words.questions} texts={questions} />
      <Texts title={words.additions} texts={additions} />
    </>
  );
};

const Texts = ({ title, texts }: { title: string; texts: RecordAnswer['additions'] }): ReactNode => {
  const { part } = useStyles();
  const styles = useRecordStyles();
  const speech = useSpeech();
  if (texts.length === 0) return null;
  return (
    <div className={part}>
      <h3 className={styles.subtitle}>{title}</h3>
      <ul className={styles.list}>
        {texts.map(({ at, by, text }) => (
          <li key={`${at} ${text}`}>
            <p className={styles.text}>{text}</p>
            <p className={styles.quiet}>{`${speech.instant(at)} · ${whoText(by, speech)}`}</p>
          </li>
        ))}
      </ul>
    </div>
  );
};
