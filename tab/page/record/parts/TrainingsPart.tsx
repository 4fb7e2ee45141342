import type { ReactNode } from 'react';
import type { RecordAnswer } from '../../../api/record/recordWire.ts';
import type { TrainingRow } from '../../../api/wire.ts';
import { usePageWords, useSpeech, whoText } from '../../speech.tsx';
import { ConfirmTraining } from '../actions/ConfirmTraining.tsx';
import { Part } from '../layout/Part.tsx';
import { useRecordStyles } from '../layout/useRecordStyles.ts';

/** Which trainings people were asked to confirm, and how many have: *12 of 15*. */
export const TrainingsPart = ({ record: { reference, trainings } }: { record: RecordAnswer }): ReactNode => {
  const styles = useRecordStyles();
  const { instant } = useSpeech();
  const { training: words } = usePageWords('record');
  return (
    <Part name="trainings">
      <ul className={styles.list}>
        {trainings.map((training) => {
          const { session, action, text, asked, confirmed, closed, mine } = training;
          return (
            <li key={session} className={styles.close}>
              <p className={styles.strong}>{`${action} · ${words.confirmed(confirmed, asked)}`}</p>
              <p className={styles.text}>{text}</p>
              <Waiting training={training} />
              {closed !== undefined && <p className={styles.quiet}>{words.closed(instant(closed))}</p>}
              {mine && (
                <ConfirmTraining
                  reference={reference}
                  asked={mine.asked}
                  confirmedAt={mine.confirmedAt}
                  isOpen={closed === undefined}
                />
              )}
            </li>
          );
        })}
      </ul>
    </Part>
  );
};

const mostNames = 12;

const Waiting = ({ training: { waiting } }: { training: TrainingRow }): ReactNode => {
  const styles = useRecordStyles();
  const speech = useSpeech();
  const { training: words } = usePageWords('record');
  if (waiting.length === 0) return null;
  const more = waiting.length - mostNames;
  const names = waiting.slice(0, mostNames).map((one) => whoText(one, speech));
  return (
    <p className={styles.quiet}>{words.waiting([...names, ...(more > 0 ? [words.others(more)] : [])].join(', '))}</p>
  );
};
