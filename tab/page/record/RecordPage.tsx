import {
  Body1,
  Button,
  MessageBar,
  MessageBarBody,
  makeStyles,
  tokens,
  typographyStyles,
} from '@fluentui/react-components';
import { ArrowLeftRegular } from '@fluentui/react-icons';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { RecordPlace } from '../../../procedure/record/recordPlace.ts';
import type { RecordAnswer } from '../../api/wire.ts';
import { FailureNote } from '../pieces/FailureNote.tsx';
import { PageSkeleton } from '../pieces/PageSkeleton.tsx';
import { StageBadge } from '../pieces/StageMark.tsx';
import { useSpeech } from '../speech.tsx';
import { Additions } from './Additions.tsx';
import { Causes } from './Causes.tsx';
import { Evidence } from './Evidence.tsx';
import { History } from './History.tsx';
import { ProcedureLog } from './ProcedureLog.tsx';
import { RecordActions } from './RecordActions.tsx';
import { ReportFacts } from './ReportFacts.tsx';
import { Section } from './Section.tsx';
import { Sessions } from './Sessions.tsx';
import { StagePath } from './StagePath.tsx';
import { Trainings } from './Trainings.tsx';
import { useRecord } from './useRecord.ts';
import { whoText } from './whoText.ts';

const useStyles = makeStyles({
  page: {
    boxSizing: 'border-box',
    minHeight: '100vh',
    maxWidth: '1360px',
    marginInline: 'auto',
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalXXL} ${tokens.spacingVerticalXXL}`,
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    alignContent: 'start',
    outline: 'none',
    gap: tokens.spacingVerticalL,
    '@media (max-width: 640px)': { paddingInline: tokens.spacingHorizontalM },
  },
  back: { justifySelf: 'start', marginInlineStart: `calc(-1 * ${tokens.spacingHorizontalM})` },
  head: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'flex-start',
    justifyContent: 'space-between',
    gap: tokens.spacingHorizontalL,
  },
  names: { flex: '1 1 320px', minWidth: 0, display: 'grid', gap: tokens.spacingVerticalXS },
  line: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalM, flexWrap: 'wrap' },
  reference: { fontWeight: tokens.fontWeightSemibold, fontVariantNumeric: 'tabular-nums' },
  title: { ...typographyStyles.title3, margin: 0, overflowWrap: 'anywhere', outline: 'none' },
  quiet: { color: tokens.colorNeutralForeground3, overflowWrap: 'anywhere' },
  columns: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) 360px',
    alignItems: 'start',
    gap: tokens.spacingHorizontalL,
    '@media (max-width: 980px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  main: { display: 'grid', gap: tokens.spacingVerticalL, minWidth: 0 },
});

type RecordPageProps = {
  readonly place: RecordPlace;
  readonly back: () => void;
  readonly openSession: (place: RecordPlace) => void;
};

/** One nonconformity, whole. */
export const RecordPage = ({ place, back, openSession }: RecordPageProps): ReactNode => {
  const { reference, evidence } = place;
  const styles = useStyles();
  const { tab } = useSpeech();
  const record = useRecord(reference);
  useEffect(() => {
    document.title = `${reference} · TenTwo`;
  }, [reference]);
  const pageRef = useRef<HTMLElement>(null);
  // Focus follows to the new page: on its heading as soon as there is one (below), on the page until then.
  useEffect(() => pageRef.current?.focus(), []);
  return (
    <main className={styles.page} ref={pageRef} tabIndex={-1}>
      <Button className={styles.back} appearance="subtle" icon={<ArrowLeftRegular />} onClick={back}>
        {tab.back}
      </Button>
      {record.data ? (
        <Shown record={record.data} evidence={evidence} openSession={openSession} />
      ) : record.isError ? (
        <FailureNote heading="h1" failure={record.error} again={() => void record.refetch()} />
      ) : (
        <PageSkeleton />
      )}
    </main>
  );
};

type ShownProps = Pick<RecordPageProps, 'openSession'> & {
  readonly record: RecordAnswer;
  readonly evidence: RecordPlace['evidence'];
};

const Shown = ({ record, evidence, openSession }: ShownProps): ReactNode => {
  const styles = useStyles();
  const { tab } = useSpeech();
  const [said, setSaid] = useState('');
  return (
    <>
      <Head record={record} onDone={setSaid} />
      <div role="status">
        {said && (
          <MessageBar intent="success">
            <MessageBarBody>{said}</MessageBarBody>
          </MessageBar>
        )}
      </div>
      {record.damage && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>{tab.damage[record.damage.kind](record.damage.row)}</MessageBarBody>
        </MessageBar>
      )}
      <Section title={tab.stagePath}>
        <StagePath stage={record.stage} />
      </Section>
      <div className={styles.columns}>
        <div className={styles.main}>
          <ReportFacts record={record} />
          <Additions record={record} />
          <Evidence record={record} wanted={evidence} />
          <Sessions record={record} open={openSession} />
          <Causes record={record} />
          <ProcedureLog record={record} />
          <Trainings record={record} />
        </div>
        <History record={record} />
      </div>
    </>
  );
};

const Head = ({ record, onDone }: { record: RecordAnswer; onDone: (said: string) => void }): ReactNode => {
  const styles = useStyles();
  const speech = useSpeech();
  const { tab } = speech;
  const titleRef = useRef<HTMLHeadingElement>(null);
  useEffect(() => titleRef.current?.focus({ preventScroll: true }), []);
  const reported = tab.reportedBy(
    speech.instant(record.reportedAt),
    whoText(record.reporter, speech),
    tab.reportedIn[record.reportedIn],
  );
  return (
    <div className={styles.head}>
      <div className={styles.names}>
        <div className={styles.line}>
          <span className={styles.reference}>{record.reference}</span>
          <StageBadge stage={record.stage} />
        </div>
        <h1 ref={titleRef} tabIndex={-1} className={styles.title}>
          {record.title}
        </h1>
        <Body1 className={styles.quiet}>{reported}</Body1>
      </div>
      <RecordActions record={record} onDone={onDone} />
    </div>
  );
};
