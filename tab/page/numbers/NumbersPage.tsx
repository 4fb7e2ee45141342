import { Body1, makeStyles, ProgressBar, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { dayBuckets } from '../../../procedure/measures/counting/tally.ts';
import type { MeasureName } from '../../../procedure/measures/measures.ts';
import type { LoadRow, MeasuresAnswer } from '../../api/numbers/measuresWire.ts';
import type { Me } from '../../api/wire.ts';
import { EmptyNote } from '../pieces/EmptyNote.tsx';
import { ExportButton } from '../pieces/ExportButton.tsx';
import { FailureNote } from '../pieces/FailureNote.tsx';
import { PageFrame } from '../pieces/frame/PageFrame.tsx';
import { PageSkeleton } from '../pieces/frame/PageSkeleton.tsx';
import { RegisterLoading } from '../pieces/frame/RegisterLoading.tsx';
import { Section } from '../record/layout/Section.tsx';
import { usePageWords, useSpeech, whoText } from '../speech.tsx';
import { BarList } from './BarList.tsx';
import { FigureCard } from './FigureCard.tsx';
import type { GroupName } from './figureGroups.ts';
import { HowCounted } from './HowCounted.tsx';
import { PeriodChooser } from './PeriodChooser.tsx';
import { ReviewsPart } from './reviews/ReviewsPart.tsx';
import { TrendPart } from './trend/TrendPart.tsx';
import { type Drill, DrillContext, type PeriodChoice, periodText, useMeasures } from './useNumbers.ts';

const useStyles = makeStyles({
  cards: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(min(230px, 100%), 1fr))',
    alignItems: 'start',
    gap: tokens.spacingHorizontalM,
  },
  two: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(420px, 100%), 1fr))',
    alignItems: 'start',
    gap: tokens.spacingVerticalM,
  },
});

/** In the order of the procedure: its three KPIs, each with related figures, then the others. */
const groups: Readonly<Record<GroupName, readonly MeasureName[]>> = {
  times: ['timeToIdentify', 'timeToTriage', 'timeToContain', 'timeToPlan', 'timeToImplement', 'timeToClose'],
  recurrence: ['recurrence', 'repeats'],
  schedule: ['onSchedule', 'onCurrentSchedule', 'cancellation'],
  others: ['effectiveness', 'overdue', 'closure'],
};
const groupNames = ['times', 'recurrence', 'schedule', 'others'] as const satisfies readonly GroupName[];

type NumbersPageProps = {
  readonly nav: ReactNode;
  readonly period: PeriodChoice;
  readonly onPeriod: (period: PeriodChoice) => void;
  /** Opens the register with the records a number counts. */
  readonly onDrillDown: (behind: { readonly query: string; readonly label: string }) => void;
  readonly may: Me['may'];
};

/** For management and the security manager: whether corrective action works (9.1, 9.3.2 d 1). */
export const NumbersPage = ({ nav, period, onPeriod, onDrillDown, may }: NumbersPageProps): ReactNode => {
  const words = usePageWords('numbers');
  const speech = useSpeech();
  const { data, isPlaceholderData, error, refetch } = useMeasures(period);
  const drill: Drill = (question, label) => {
    const days = question.from || question.to ? ` (${periodText(question, words, speech)})` : '';
    onDrillDown({ query: new URLSearchParams(question).toString(), label: `${label}${days}` });
  };
  return (
    <PageFrame
      nav={nav}
      title={words.title}
      under={data ? <AsOf answer={data} /> : null}
      beside={<ExportButton label={words.export} spec={{ kind: 'measures', ...period }} />}
    >
      <PeriodChooser period={period} shown={data?.period} onPeriod={onPeriod} />
      <RegisterLoading loading={data?.loading} />
      {isPlaceholderData && <ProgressBar aria-label={speech.tab.loading} />}
      {error ? (
        <FailureNote failure={error} again={() => void refetch()} />
      ) : !data ? (
        <PageSkeleton />
      ) : data.records.measured + data.records.unread === 0 ? (
        <EmptyNote title={words.emptyTitle} text={words.emptyText} />
      ) : (
        <DrillContext value={drill}>
          <Shown answer={data} may={may} />
        </DrillContext>
      )}
    </PageFrame>
  );
};

const AsOf = ({ answer }: { answer: MeasuresAnswer }): ReactNode => {
  const words = usePageWords('numbers');
  const speech = useSpeech();
  const { measured, unread } = answer.records;
  const text = [
    `${periodText(answer.period, words, speech)}.`,
    words.asOf(speech.day(answer.measuring.today), speech.number(measured), speech.isOne(measured)),
    ...(unread > 0 ? [words.unread(speech.number(unread), speech.isOne(unread))] : []),
  ].join(' ');
  return text.charAt(0).toUpperCase() + text.slice(1);
};

const Shown = ({ answer, may }: { answer: MeasuresAnswer; may: Me['may'] }): ReactNode => {
  const styles = useStyles();
  const words = usePageWords('numbers');
  const { other } = usePageWords('measures');
  const { period, figures } = answer;
  return (
    <>
      {groupNames.map((group) => (
        <Section key={group} title={words.group[group]}>
          <div className={styles.cards}>
            {groups[group].map((name) => (
              <FigureCard key={name} name={name} figure={figures[name]} period={period} />
            ))}
          </div>
        </Section>
      ))}
      <Section title={words.trends}>
        <TrendPart answer={answer} />
      </Section>
      <div className={styles.two}>
        <Section title={words.ageing}>
          <AgeingPart figure={figures.openAge} />
        </Section>
        <Section title={other.load.name}>
          <LoadPart loads={answer.loads} />
        </Section>
      </div>
      <Section title={words.reviews}>
        <ReviewsPart period={period} may={may} />
      </Section>
    </>
  );
};

/** The age of open records, which the means of ended ones do not show. */
const AgeingPart = ({ figure }: { figure: MeasuresAnswer['figures']['openAge'] }): ReactNode => {
  const words = usePageWords('numbers');
  const { measure, bucket } = usePageWords('measures');
  if (figure.unit !== 'days') return undefined;
  const bars = dayBuckets.map((name) => ({
    key: name,
    name: bucket[name],
    count: figure.buckets[name],
    label: `${measure.openAge.name}, ${bucket[name]}`,
    question: { figure: 'openAge', part: name },
  }));
  return (
    <>
      <BarList label={words.ageing} head={[words.age, words.count]} bars={bars} />
      <HowCounted defined={measure.openAge} population={figure} question={{ figure: 'openAge' }} />
    </>
  );
};

/** Open work by person. */
const LoadPart = ({ loads }: { loads: readonly LoadRow[] }): ReactNode => {
  const words = usePageWords('numbers');
  const { other } = usePageWords('measures');
  const speech = useSpeech();
  const bars = loads.map(({ owner, name, nonconformities, actions, overdue }) => {
    const who = whoText(name, speech);
    const counts = [nonconformities, actions, overdue].map(speech.number);
    return {
      key: owner,
      name: who,
      count: nonconformities + actions,
      question: { figure: 'load', owner },
      label: `${other.load.name}, ${who}`,
      text: words.load(counts[0] ?? '', counts[1] ?? '', counts[2] ?? ''),
    };
  });
  return (
    <>
      {bars.length === 0 ? (
        <Body1>{words.noLoad}</Body1>
      ) : (
        <BarList label={other.load.name} head={[words.owner, words.count]} bars={bars} />
      )}
      <HowCounted defined={other.load} />
    </>
  );
};
