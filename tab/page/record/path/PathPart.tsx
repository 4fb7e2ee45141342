import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { RecordAnswer } from '../../../api/record/recordWire.ts';
import { useSpeech } from '../../speech.tsx';
import { FieldList } from '../layout/FieldList.tsx';
import { Part } from '../layout/Part.tsx';
import { useRecordStyles } from '../layout/useRecordStyles.ts';
import { useRecordWords } from '../useRecordWords.ts';
import { whoText } from '../whoText.ts';
import { Dates } from './Dates.tsx';
import { Demands } from './Demands.tsx';
import { StagePath } from './StagePath.tsx';

const useStyles = makeStyles({
  columns: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 2fr) minmax(0, 1fr)',
    alignItems: 'start',
    gap: tokens.spacingHorizontalXXL,
    '@media (max-width: 860px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
});

/** How far it has come, what is missing, and what is waited for. */
export const PathPart = ({ record }: { record: RecordAnswer }): ReactNode => {
  const { columns } = useStyles();
  const styles = useRecordStyles();
  return (
    <Part name="path">
      <div className={styles.stack}>
        <StagePath stage={record.stage} />
        <Triage record={record} />
        <div className={columns}>
          <Demands record={record} />
          <Dates record={record} />
        </div>
      </div>
    </Part>
  );
};

/** How it is dealt with, who answers for it, and why so. */
const Triage = ({ record: { triage } }: { record: RecordAnswer }): ReactNode => {
  const speech = useSpeech();
  const { path } = useRecordWords();
  const { procedure } = speech;
  if (!triage) return null;
  const { lane, laneReason, grade, gradeReason, owner, externalAudit } = triage;
  const because = [laneReason, gradeReason].filter(Boolean).join('\n');
  return (
    <FieldList
      fields={[
        { label: path.lane, value: procedure.lane[lane] },
        { label: path.grade, value: procedure.grade[grade] },
        { label: path.owner, value: whoText(owner, speech) },
        { label: path.because, value: because || undefined },
        {
          label: path.body,
          value: externalAudit && [externalAudit.body, externalAudit.theirReference].filter(Boolean).join(' · '),
        },
      ]}
    />
  );
};
