import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { CheckmarkCircleFilled, CircleRegular } from '@fluentui/react-icons';
import type { ReactNode } from 'react';
import { isOverdue } from '../../../../procedure/deadlines/deadline.ts';
import type { DeadlineRow, DemandRow, RecordAnswer } from '../../../api/record/recordWire.ts';
import { unseen } from '../../pieces/unseen.ts';
import { type Speech, usePageWords, useSpeech, whoText } from '../../speech.tsx';
import { FieldList } from '../layout/FieldList.tsx';
import { Part } from '../layout/Part.tsx';
import { useRecordStyles } from '../layout/useRecordStyles.ts';
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

/** Progress, missing parts, and pending deadlines. */
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

/** Lane, grade and owner, with the reasons. */
const Triage = ({ record: { triage } }: { record: RecordAnswer }): ReactNode => {
  const speech = useSpeech();
  const { path } = usePageWords('record');
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

const holdersText = (who: DeadlineRow['who'], speech: Speech): string =>
  who.map((one) => ('role' in one ? speech.procedure.role[one.role] : whoText(one, speech))).join(', ');

/** What is due next, from whom, and what is late, computed for the organisation's day. */
const Dates = ({ record: { deadlines, today } }: { record: RecordAnswer }): ReactNode => {
  const styles = useRecordStyles();
  const speech = useSpeech();
  const { path } = usePageWords('record');
  const { deadline, when } = usePageWords('deadlines');
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

const useDemandsStyles = makeStyles({
  list: {
    listStyleType: 'none',
    margin: 0,
    padding: 0,
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(min(230px, 100%), 1fr))',
    gap: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalL}`,
  },
  row: { display: 'flex', gap: tokens.spacingHorizontalS, alignItems: 'flex-start' },
  icon: { flexShrink: 0, fontSize: '20px' },
  there: { color: tokens.colorPaletteGreenForeground1 },
  lacking: { color: tokens.colorNeutralForeground3 },
  hidden: unseen,
});

/** *2 of 7 missing*, with their names and the letter of 10.2 that demands each. */
const Demands = ({ record }: { record: RecordAnswer }): ReactNode => {
  const { list } = useDemandsStyles();
  const styles = useRecordStyles();
  const { path } = usePageWords('record');
  const { demands, stage, triage } = record;
  if (!triage) return stage === 'reported' && <p className={styles.text}>{path.beforeTriage}</p>;
  if (demands.length === 0) return null;
  const missing = demands.filter(({ isThere }) => !isThere).length;
  const nothing = stage === 'closed' ? path.allThere : path.nothingMissing;
  return (
    <div className={styles.stack}>
      <h3 className={styles.subtitle}>{missing === 0 ? nothing : path.missing(missing, demands.length)}</h3>
      <ul className={list}>
        {demands.map((demand) => (
          <Demand key={demand.part} {...demand} />
        ))}
      </ul>
    </div>
  );
};

const Demand = ({ part, letter, isThere, next }: DemandRow): ReactNode => {
  const own = useDemandsStyles();
  const styles = useRecordStyles();
  const { procedure } = useSpeech();
  const { path } = usePageWords('record');
  return (
    <li className={own.row}>
      {isThere ? (
        <CheckmarkCircleFilled className={mergeClasses(own.icon, own.there)} aria-hidden />
      ) : (
        <CircleRegular className={mergeClasses(own.icon, own.lacking)} aria-hidden />
      )}
      <div>
        <p className={isThere ? styles.text : styles.strong}>
          {`${procedure.part[part]} (10.2\u00A0${letter})`}
          <span className={own.hidden}>{`: ${isThere ? path.there : path.notThere}`}</span>
        </p>
        {!isThere && (
          <p className={styles.quiet}>
            {[procedure.letter[letter], next && path.beforeApproval].filter(Boolean).join(' · ')}
          </p>
        )}
      </div>
    </li>
  );
};
