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
import { Fragment, type ReactNode, useEffect, useRef, useState } from 'react';
import type { RecordPlace } from '../../../procedure/record/recordPlace.ts';
import type { RecordAnswer } from '../../api/record/recordWire.ts';
import { Failure } from '../client/failure.ts';
import { CopyLink, linkToRecord } from '../pieces/CopyLink.tsx';
import { FailureNote } from '../pieces/FailureNote.tsx';
import { PageSkeleton } from '../pieces/frame/PageSkeleton.tsx';
import { StageBadge } from '../pieces/marks/StageMark.tsx';
import { usePageWords, useSpeech, whoText } from '../speech.tsx';
import { AskedToConfirm } from './actions/ConfirmTraining.tsx';
import { RecordActions } from './actions/RecordActions.tsx';
import { PartsNav } from './layout/PartsNav.tsx';
import { recordParts, shownParts } from './recordParts.tsx';
import { useRecord } from './useRecord.ts';

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
    gridTemplateColumns: '190px minmax(0, 1fr)',
    alignItems: 'start',
    gap: tokens.spacingHorizontalXL,
    '@media (max-width: 980px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  main: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: tokens.spacingVerticalL, minWidth: 0 },
});

type RecordPageProps = {
  readonly place: RecordPlace;
  readonly back: () => void;
  readonly openSession: (place: RecordPlace) => void;
};

/** A complete nonconformity. */
export const RecordPage = ({ place, back, openSession }: RecordPageProps): ReactNode => {
  const { reference, evidence } = place;
  const styles = useStyles();
  const { tab } = useSpeech();
  const record = useRecord(reference);
  useEffect(() => {
    document.title = `${reference} · TenTwo`;
  }, [reference]);
  const pageRef = useRef<HTMLElement>(null);
  // Moves the focus to the new page: to its heading once there is one (below), to the page until then.
  useEffect(() => pageRef.current?.focus(), []);
  return (
    <main className={styles.page} ref={pageRef} tabIndex={-1}>
      <Button className={styles.back} appearance="subtle" icon={<ArrowLeftRegular />} onClick={back}>
        {tab.back}
      </Button>
      {record.data ? (
        <Shown record={record.data} evidence={evidence} openSession={openSession} />
      ) : record.isError ? (
        <NotShown reference={reference} failure={record.error} again={() => void record.refetch()} />
      ) : (
        <PageSkeleton />
      )}
    </main>
  );
};

type NotShownProps = {
  readonly reference: RecordPlace['reference'];
  readonly failure: Error;
  readonly again: () => void;
};

/** A person who may not read the record may still have been asked something about it. */
const NotShown = ({ reference, failure, again }: NotShownProps): ReactNode => {
  const note = <FailureNote heading="h1" failure={failure} again={again} />;
  const isUnknown = failure instanceof Failure && failure.code === 'notFound';
  return isUnknown ? <AskedToConfirm reference={reference} otherwise={note} /> : note;
};

type ShownProps = Pick<RecordPageProps, 'openSession'> & {
  readonly record: RecordAnswer;
  readonly evidence: RecordPlace['evidence'];
};

const Shown = ({ record, evidence, openSession }: ShownProps): ReactNode => {
  const styles = useStyles();
  const words = usePageWords('record');
  const [said, setSaid] = useState('');
  const names = shownParts(record);
  return (
    <>
      <Head record={record} onDone={setSaid} openSession={openSession} />
      <div role="status">
        {said && (
          <MessageBar intent="success">
            <MessageBarBody>{said}</MessageBarBody>
          </MessageBar>
        )}
      </div>
      {record.damage && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>{words.damage[record.damage.kind](record.damage.row)}</MessageBarBody>
        </MessageBar>
      )}
      <div className={styles.columns}>
        <PartsNav names={names} />
        <div className={styles.main}>
          {names.map((name) => (
            <Fragment key={name}>{recordParts[name].draw({ record, evidence, open: openSession })}</Fragment>
          ))}
        </div>
      </div>
    </>
  );
};

type HeadProps = Pick<ShownProps, 'record' | 'openSession'> & { readonly onDone: (said: string) => void };

const Head = ({ record, onDone, openSession }: HeadProps): ReactNode => {
  const styles = useStyles();
  const speech = useSpeech();
  const words = usePageWords('record');
  const titleRef = useRef<HTMLHeadingElement>(null);
  useEffect(() => titleRef.current?.focus({ preventScroll: true }), []);
  const phrase = record.legacy ? words.imported : words.reportedBy;
  const reported = phrase(
    speech.instant(record.reportedAt),
    whoText(record.reporter, speech),
    words.reportedIn[record.reportedIn],
  );
  return (
    <div className={styles.head}>
      <div className={styles.names}>
        <div className={styles.line}>
          <span className={styles.reference}>{record.reference}</span>
          <StageBadge stage={record.stage} closedBefore={record.legacy?.closed !== undefined} />
          <CopyLink link={linkToRecord(record.reference)} name={record.reference} />
        </div>
        <h1 ref={titleRef} tabIndex={-1} className={styles.title}>
          {record.title}
        </h1>
        <Body1 className={styles.quiet}>{reported}</Body1>
      </div>
      <RecordActions record={record} onDone={onDone} openSession={openSession} />
    </div>
  );
};
