import { mergeClasses } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { isOverdue } from '../../../../procedure/deadlines/deadline.ts';
import { deadlineWords } from '../../../../procedure/words/deadlineWords.ts';
import type { DeadlineRow, RecordAnswer } from '../../../api/record/recordWire.ts';
import { type Speech, useSpeech } from '../../speech.tsx';
import { useRecordStyles } from '../layout/useRecordStyles.ts';
import { useRecordWords } from '../useRecordWords.ts';
import { whoText } from '../whoText.ts';

const holdersText = (who: DeadlineRow['who'], speech: Speech): string =>
  who.map((one) => ('role' in one ? speech.procedure.role[one.role] : whoText(one, speech))).join(', ');

/** What is due next, from whom, and what is late: computed, and by the organisation's day. */
export const Dates = ({ record: { deadlines, today } }: { record: RecordAnswer }): ReactNode => {
  const styles = useRecordStyles();
  const speech = useSpeech();
  const { path } = useRecordWords();
  const { deadline, when } = deadlineWords[speech.language];
  return (
    <div className={styles.stack}>
      <h3 className={styles.subtitle}>{path.dates}</h3>
      {deadlines.length === 0 && <p className={styles.text}>{path.noDates}</p>}
      <ul className={styles.list}>
        {deadlines.map(({ kind, due, action, who }) => (
          <li key={`${kind} ${action} ${due}`}>
            <p className={styles.text}>{[action, deadline[kind]].filter(Boolean).join(' · ')}</p>
            <p className={mergeClasses(styles.quiet, isOverdue({ kind, due }, today) && styles.late)}>
              {kind === 'observationEnd' ? speech.day(due) : `${speech.day(due)} · ${when(due, today)}`}
            </p>
            <p className={styles.quiet}>{holdersText(who, speech)}</p>
          </li>
        ))}
      </ul>
    </div>
  );
};
