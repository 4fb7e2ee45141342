import type { ReactNode } from 'react';
import type { RecordAnswer } from '../../../api/record/recordWire.ts';
import { usePageWords, useSpeech } from '../../speech.tsx';
import { Fold } from '../layout/Fold.tsx';
import { Part } from '../layout/Part.tsx';
import { useRecordStyles } from '../layout/useRecordStyles.ts';
import { Decisions } from './ApprovalsPart.tsx';
import { CausesOf } from './CausesPart.tsx';
import { Verdict } from './EffectPart.tsx';
import { PlanOf } from './PlanPart.tsx';

/** Earlier cycles that were not, or only partly, effective: in full, latest first. */
export const EarlierPart = ({ record }: { record: RecordAnswer }): ReactNode => {
  const styles = useRecordStyles();
  const { procedure } = useSpeech();
  const { earlier, section } = usePageWords('record');
  return (
    <Part name="earlier">
      <ol className={styles.list} reversed>
        {record.earlierCycles.toReversed().map((cycle) => {
          const { number, verdict, causes, decisions } = cycle;
          return (
            <li key={number} className={styles.close}>
              <p className={styles.strong}>
                {earlier.title(number, verdict ? procedure.verdict[verdict.verdict] : '')}
              </p>
              {verdict && <p className={styles.text}>{verdict.result}</p>}
              <Fold title={`${section.causes} · ${section.plan} · ${section.approvals} · ${section.effectiveness}`}>
                <div className={styles.stack}>
                  {causes && <CausesOf causes={causes} />}
                  <PlanOf cycle={cycle} record={record} />
                  {decisions.length > 0 && <h3 className={styles.subtitle}>{section.approvals}</h3>}
                  <Decisions cycle={cycle} />
                  <h3 className={styles.subtitle}>{section.effectiveness}</h3>
                  <Verdict cycle={cycle} />
                </div>
              </Fold>
            </li>
          );
        })}
      </ol>
    </Part>
  );
};
