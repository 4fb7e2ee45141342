import type { ReactNode } from 'react';
import type { CycleAnswer, DecisionRow, RecordAnswer } from '../../../api/record/recordWire.ts';
import type { RecordWords } from '../../../words/en/recordWords.ts';
import { type Speech, usePageWords, useSpeech, whoText } from '../../speech.tsx';
import { Part } from '../layout/Part.tsx';
import { useRecordStyles } from '../layout/useRecordStyles.ts';
import { Exception } from './ActionItem.tsx';
import { DecidedPlan } from './DecidedPlan.tsx';

/** Management's decisions about the plan, with the plan that each is about. */
export const ApprovalsPart = ({ record }: { record: RecordAnswer }): ReactNode => (
  <Part name="approvals">
    <Decisions cycle={record.cycle} />
  </Part>
);

/** Those of one cycle, oldest first. */
export const Decisions = ({ cycle }: { cycle: CycleAnswer }): ReactNode => {
  const styles = useRecordStyles();
  return (
    <ol className={styles.list}>
      {cycle.decisions.map((decision) => (
        <li key={`${decision.sequence} ${decision.kind}`}>
          <Decision decision={decision} now={cycle.plan} />
        </li>
      ))}
    </ol>
  );
};

const titleOf = (decision: DecisionRow, { approvals }: RecordWords, speech: Speech): string =>
  decision.kind === 'delegated'
    ? approvals.delegated(whoText(decision.to, speech), speech.day(decision.until))
    : approvals[decision.kind];

const Decision = ({ decision, now }: { decision: DecisionRow; now: CycleAnswer['plan'] }): ReactNode => {
  const styles = useRecordStyles();
  const speech = useSpeech();
  const words = usePageWords('record');
  const { at, by } = decision;
  return (
    <div className={styles.close}>
      <p className={styles.strong}>{titleOf(decision, words, speech)}</p>
      <p className={styles.quiet}>
        <time dateTime={at}>{speech.instant(at)}</time> · {whoText(by, speech)}
      </p>
      <Because decision={decision} />
      {'plan' in decision && <DecidedPlan decision={decision} now={now} />}
    </div>
  );
};

const Because = ({ decision }: { decision: DecisionRow }): ReactNode => {
  const styles = useRecordStyles();
  const speech = useSpeech();
  const { approvals } = usePageWords('record');
  switch (decision.kind) {
    case 'approved':
      return (
        <>
          {decision.insteadOf && (
            <p className={styles.quiet}>{approvals.insteadOf(whoText(decision.insteadOf, speech))}</p>
          )}
          {decision.alignment && (
            <p className={styles.text}>{approvals.alignment(decision.alignment.objectives.join('; '))}</p>
          )}
          <Exception text={decision.exception} />
        </>
      );
    case 'returned':
      return (
        <>
          {decision.action !== undefined && <p className={styles.quiet}>{approvals.about(decision.action)}</p>}
          <p className={styles.text}>{decision.comment}</p>
        </>
      );
    case 'rejected':
      return <p className={styles.text}>{decision.reason}</p>;
    case 'delegated':
      return decision.from && <p className={styles.quiet}>{approvals.insteadOf(whoText(decision.from, speech))}</p>;
    default:
      return null;
  }
};
