import type { ReactNode } from 'react';
import type { CycleAnswer, RecordAnswer } from '../../../api/record/recordWire.ts';
import { usePageWords, useSpeech, whoText } from '../../speech.tsx';
import { FieldList } from '../layout/FieldList.tsx';
import { Part } from '../layout/Part.tsx';
import { useRecordStyles } from '../layout/useRecordStyles.ts';

/** 10.2 d: success criteria, verdict, and recurrences. */
export const EffectPart = ({ record }: { record: RecordAnswer }): ReactNode => {
  const styles = useRecordStyles();
  const { instant, day } = useSpeech();
  const { effect } = usePageWords('record');
  const { cycle, deadlines, recurredAt } = record;
  const window = deadlines.find(({ kind }) => kind === 'observationEnd');
  return (
    <Part name="effectiveness">
      <div className={styles.stack}>
        {cycle.plan || cycle.verdict ? <Verdict cycle={cycle} /> : <p className={styles.text}>{effect.none}</p>}
        {window && <p className={styles.text}>{effect.window(day(window.due, 'long'))}</p>}
        {recurredAt.map((at) => (
          <p key={at} className={styles.strong}>
            {effect.recurred(instant(at))}
          </p>
        ))}
      </div>
    </Part>
  );
};

/** The success criteria, and the findings. */
export const Verdict = ({ cycle: { plan, verdict } }: { cycle: CycleAnswer }): ReactNode => {
  const styles = useRecordStyles();
  const speech = useSpeech();
  const { plan: names, effect } = usePageWords('record');
  return (
    <div className={styles.stack}>
      {verdict ? (
        <p className={styles.strong}>
          {effect.verdict(
            speech.procedure.verdict[verdict.verdict],
            speech.instant(verdict.at),
            whoText(verdict.by, speech),
          )}
        </p>
      ) : (
        plan && (
          <p className={styles.text}>
            {effect.waiting(speech.day(plan.verification.on, 'long'), whoText(plan.verification.verifier, speech))}
          </p>
        )
      )}
      <FieldList
        fields={[
          { label: names.field.successCriteria, value: plan?.successCriteria, wide: true },
          { label: effect.result, value: verdict?.result, wide: true },
          { label: names.field.method, value: plan?.verification.method, wide: true },
        ]}
      />
      {verdict?.checkAgainOn && (
        <p className={styles.text}>{effect.checkAgain(speech.day(verdict.checkAgainOn, 'long'))}</p>
      )}
    </div>
  );
};
