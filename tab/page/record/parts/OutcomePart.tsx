import type { ReactNode } from 'react';
import type { RecordAnswer } from '../../../api/record/recordWire.ts';
import { usePageWords, useSpeech, whoText } from '../../speech.tsx';
import { Part } from '../layout/Part.tsx';
import { useRecordStyles } from '../layout/useRecordStyles.ts';
import { Exception } from './ActionItem.tsx';

/** How it ended, and why. */
export const OutcomePart = ({ record }: { record: RecordAnswer }): ReactNode => {
  const styles = useRecordStyles();
  const speech = useSpeech();
  const { outcome } = usePageWords('record');
  const { closure } = record;
  return (
    <Part name="outcome">
      <div className={styles.stack}>
        {closure && (
          <Told
            title={outcome.closed(speech.instant(closure.at), whoText(closure.by, speech))}
            text={closure.summary}
          />
        )}
        <Rejection record={record} />
        <Accepted record={record} />
      </div>
    </Part>
  );
};

const Told = ({ title, text }: { title: string; text: string }): ReactNode => {
  const styles = useRecordStyles();
  return (
    <div className={styles.close}>
      <p className={styles.strong}>{title}</p>
      <p className={styles.text}>{text}</p>
    </div>
  );
};

const Rejection = ({ record: { rejection } }: { record: RecordAnswer }): ReactNode => {
  const speech = useSpeech();
  const { outcome } = usePageWords('record');
  if (!rejection) return null;
  const { at, by, reason, objection, decision } = rejection;
  return (
    <>
      <Told title={outcome.rejected(speech.instant(at), whoText(by, speech))} text={reason} />
      {objection && <Told title={outcome.objected(speech.instant(objection.at))} text={objection.text} />}
      {decision && (
        <Told
          title={outcome.decided(decision.upheld, speech.instant(decision.at), whoText(decision.by, speech))}
          text={decision.reason}
        />
      )}
    </>
  );
};

const Accepted = ({ record: { riskAcceptance } }: { record: RecordAnswer }): ReactNode => {
  const styles = useRecordStyles();
  const speech = useSpeech();
  const { outcome, titled } = usePageWords('record');
  if (!riskAcceptance) return null;
  const { at, by, reason, risk, expires, exception } = riskAcceptance;
  return (
    <div className={styles.close}>
      <Told title={outcome.riskAccepted(speech.instant(at), whoText(by, speech))} text={reason} />
      {risk !== undefined && <p className={styles.text}>{titled(outcome.risk, risk)}</p>}
      <p className={styles.text}>{titled(outcome.expires, speech.day(expires, 'long'))}</p>
      <Exception text={exception} />
    </div>
  );
};
