import { makeStyles, ProgressBar, tokens } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useMemo } from 'react';
import type { Reference } from '../../../procedure/record/values/reference.ts';
import type { AuditAnswer } from '../../api/audit/auditWire.ts';
import { useApi } from '../client/asking.tsx';
import { Failure } from '../client/failure.ts';
import { PeriodChooser } from '../numbers/PeriodChooser.tsx';
import { type Drill, DrillContext, type PeriodChoice, periodText } from '../numbers/useNumbers.ts';
import { Procedure } from '../ProcedurePage.tsx';
import { FailureNote } from '../pieces/FailureNote.tsx';
import { PageFrame } from '../pieces/frame/PageFrame.tsx';
import { PageSkeleton } from '../pieces/frame/PageSkeleton.tsx';
import { RegisterLoading } from '../pieces/frame/RegisterLoading.tsx';
import { Said } from '../pieces/Said.tsx';
import { WideTable } from '../pieces/WideTable.tsx';
import { Section } from '../record/layout/Section.tsx';
import { usePageWords, useSpeech, whoText } from '../speech.tsx';
import { CausesAnswer, EffectivenessAnswer, ExceptionsPart, IdentifyAnswer } from './Answers.tsx';
import { CheckpointPart } from './CheckpointPart.tsx';
import { ExamplesAnswer } from './ExamplesAnswer.tsx';
import { Question } from './Question.tsx';
import { SamplePart } from './SamplePart.tsx';
import { AuditContext, useAudit } from './useAudit.ts';

const useStyles = makeStyles({ quiet: { color: tokens.colorNeutralForeground3, margin: 0, maxWidth: '80ch' } });

type AuditPageProps = {
  readonly nav: ReactNode;
  readonly period: PeriodChoice;
  readonly onPeriod: (period: PeriodChoice) => void;
  /** Opens the register with the records a number counts. */
  readonly onDrillDown: (behind: { readonly query: string; readonly label: string }) => void;
  readonly open: (reference: Reference) => void;
  /** Link to the numbers or the register. */
  readonly go: (page: 'numbers' | undefined) => void;
};

/** The auditor's questions, answered from the current records. */
export const AuditPage = ({ nav, period, onPeriod, onDrillDown, open, go }: AuditPageProps): ReactNode => {
  const numbers = usePageWords('numbers');
  const speech = useSpeech();
  const { data, isPlaceholderData, error, refetch } = useAudit(period);
  const drill: Drill = (question, label) => {
    const days = question.from || question.to ? ` (${periodText(question, numbers, speech)})` : '';
    onDrillDown({ query: new URLSearchParams(question).toString(), label: `${label}${days}` });
  };
  return (
    <PageFrame title={speech.tab.page.audit} nav={nav}>
      <PeriodChooser period={period} shown={data?.period} onPeriod={onPeriod} />
      <RegisterLoading loading={data?.loading} />
      {isPlaceholderData && <ProgressBar aria-label={speech.tab.loading} />}
      {error ? (
        <FailureNote failure={error} again={() => void refetch()} />
      ) : !data ? (
        <PageSkeleton />
      ) : (
        <DrillContext value={drill}>
          <Answered answer={data} open={open} go={go} />
        </DrillContext>
      )}
    </PageFrame>
  );
};

const Answered = ({ answer, open, go }: { answer: AuditAnswer } & Pick<AuditPageProps, 'open' | 'go'>): ReactNode => {
  const styles = useStyles();
  const words = usePageWords('audit');
  const numbers = usePageWords('numbers');
  const speech = useSpeech();
  const shared = useMemo(() => ({ answer, open, go }), [answer, open, go]);
  return (
    <AuditContext value={shared}>
      <p className={styles.quiet} role="status">
        {words.asOf(periodText(answer.period, numbers, speech), speech.day(answer.measuring.today))}
      </p>
      <p className={styles.quiet}>{words.everyRecord}</p>
      <IdentifyAnswer />
      <CausesAnswer />
      <ExamplesAnswer />
      <EffectivenessAnswer />
      <DocumentedAnswer />
      <ExceptionsPart />
      <SamplePart />
      <ExportsPart />
      <CheckpointPart />
    </AuditContext>
  );
};

/** How is the process documented? */
const DocumentedAnswer = (): ReactNode => (
  <Question of="documented" letters={['f', 'g']}>
    <Procedure />
  </Question>
);

/** The drawn samples and exported files, for people who may see them. */
const ExportsPart = (): ReactNode => {
  const words = usePageWords('audit').exports;
  const { kind: kinds } = useSpeech().tab.exports;
  const speech = useSpeech();
  const api = useApi();
  const { data, error, refetch } = useQuery({ queryKey: ['exports'], queryFn: ({ signal }) => api.exports(signal) });
  // People who may not read them see nothing here.
  if (error instanceof Failure && error.code === 'notFound') return undefined;
  return (
    <Section title={words.title}>
      <Said text={words.text} />
      {error ? (
        <FailureNote failure={error} again={() => void refetch()} />
      ) : !data ? (
        <PageSkeleton />
      ) : data.rows.length === 0 ? (
        <Said text={words.none} />
      ) : (
        <WideTable
          title={words.table}
          head={words.head}
          rows={data.rows.map(({ key, at, by, kind, format, records, asked, digest }) => ({
            key,
            cells: [
              key,
              speech.instant(at),
              whoText(by, speech),
              `${kinds[kind]} (${format})`,
              speech.number(records),
              <code key="asked">{asked}</code>,
              <code key="digest">{digest}</code>,
            ],
          }))}
        />
      )}
      {data && data.total > data.rows.length && <Said text={words.more(speech.number(data.total))} />}
    </Section>
  );
};
