import { Body1, Button, makeStyles, Subtitle2Stronger, tokens } from '@fluentui/react-components';
import { MegaphoneRegular } from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { isReference, type Reference } from '../../../procedure/record/values/reference.ts';
import type { TaskAnswer, WorkAnswer } from '../../api/work/workWire.ts';
import { useApi } from '../client/asking.tsx';
import { FailureNote } from '../pieces/FailureNote.tsx';
import { PageFrame } from '../pieces/frame/PageFrame.tsx';
import { PageSkeleton } from '../pieces/frame/PageSkeleton.tsx';
import { RegisterLoading } from '../pieces/frame/RegisterLoading.tsx';
import { StageMark } from '../pieces/marks/StageMark.tsx';
import { RecordLink } from '../pieces/RecordLink.tsx';
import { Section } from '../record/layout/Section.tsx';
import { useSpeech } from '../speech.tsx';
import { TaskList } from './TaskList.tsx';

/** The reminder interval, in milliseconds; returning to the window refreshes at once. */
const looksEvery = 5 * 60_000;

/** Maximum number listed; the rest is a count. */
const mostShown = 50;
const mostReports = 5;

const useStyles = makeStyles({
  group: { margin: `${tokens.spacingVerticalM} 0 ${tokens.spacingVerticalXS}`, display: 'block' },
  quiet: { color: tokens.colorNeutralForeground3, margin: 0 },
  reports: { listStyleType: 'none', margin: 0, padding: 0 },
  report: {
    display: 'flex',
    flexWrap: 'wrap',
    columnGap: tokens.spacingHorizontalM,
    paddingBlock: tokens.spacingVerticalXS,
    overflowWrap: 'anywhere',
  },
});

type WorkPageProps = {
  readonly nav: ReactNode;
  readonly readsRegister: boolean;
  readonly open: (reference: Reference) => void;
  readonly go: (page: 'numbers' | 'report' | 'register') => void;
};

/** The start page: the tasks of the person who opened it. */
export const WorkPage = ({ nav, readsRegister, open, go }: WorkPageProps): ReactNode => {
  const { tab } = useSpeech();
  const words = tab.work;
  const api = useApi();
  const work = useQuery({ queryKey: ['work'], queryFn: ({ signal }) => api.work(signal), refetchInterval: looksEvery });
  const openTask = ({ reference }: TaskAnswer): void => (isReference(reference) ? open(reference) : go('numbers'));
  const report = (
    <Button appearance="primary" icon={<MegaphoneRegular />} onClick={() => go('report')}>
      {words.report}
    </Button>
  );
  return (
    <PageFrame title={tab.page.work} nav={nav} beside={report}>
      {work.data ? (
        <>
          <RegisterLoading loading={work.data.loading} />
          <Mine work={work.data} open={openTask} />
          {readsRegister && <Elsewhere work={work.data} open={openTask} />}
        </>
      ) : work.isError ? (
        <FailureNote failure={work.error} again={() => void work.refetch()} />
      ) : (
        <PageSkeleton />
      )}
      {!readsRegister && <MyReports open={open} all={() => go('register')} />}
    </PageFrame>
  );
};

type Part = { readonly work: WorkAnswer; readonly open: (task: TaskAnswer) => void };
type Group = 'overdue' | 'today' | 'coming';
const groups: readonly Group[] = ['overdue', 'today', 'coming'];

const Mine = ({ work: { mine, today }, open }: Part): ReactNode => {
  const styles = useStyles();
  const words = useSpeech().tab.work;
  const groupOf = ({ overdue, due }: TaskAnswer): Group => (overdue ? 'overdue' : due > today ? 'coming' : 'today');
  const shown = mine.slice(0, mostShown);
  return (
    <Section title={words.mine}>
      {mine.length === 0 && <Body1>{words.nothingMine}</Body1>}
      {groups.map((group) => {
        const tasks = shown.filter((task) => groupOf(task) === group);
        return (
          tasks.length > 0 && (
            <div key={group}>
              <Subtitle2Stronger as="h3" className={styles.group}>
                {words.groups[group]}
              </Subtitle2Stronger>
              <TaskList label={words.groups[group]} tasks={tasks} today={today} open={open} />
            </div>
          )
        );
      })}
      <Rest of={mine} />
    </Section>
  );
};

const Elsewhere = ({ work: { overdue, today }, open }: Part): ReactNode => {
  const words = useSpeech().tab.work;
  return (
    <Section title={words.overdueElsewhere}>
      {overdue.length === 0 ? (
        <Body1>{words.nothingOverdue}</Body1>
      ) : (
        <TaskList label={words.overdueElsewhere} tasks={overdue.slice(0, mostShown)} today={today} open={open} />
      )}
      <Rest of={overdue} />
    </Section>
  );
};

const Rest = ({ of }: { of: readonly TaskAnswer[] }): ReactNode => {
  const styles = useStyles();
  const { tab, number } = useSpeech();
  if (of.length <= mostShown) return undefined;
  return (
    <Body1 as="p" className={styles.quiet}>
      {tab.work.more(number(of.length - mostShown))}
    </Body1>
  );
};

type MyReportsProps = { readonly open: (reference: Reference) => void; readonly all: () => void };

/** For people who may not read the register: their newest reports. */
const MyReports = ({ open, all }: MyReportsProps): ReactNode => {
  const styles = useStyles();
  const { tab, day } = useSpeech();
  const words = tab.work;
  const api = useApi();
  const { data, isError, error, refetch } = useQuery({
    queryKey: ['myReports'],
    queryFn: ({ signal }) => api.register('', 0, mostReports, signal),
  });
  if (isError) return <FailureNote failure={error} again={() => void refetch()} />;
  if (!data) return undefined;
  return (
    <Section title={words.myReports}>
      {data.total === 0 && <Body1>{words.noReports}</Body1>}
      <ul className={styles.reports}>
        {data.rows.map(({ reference, title, stage, detectedOn }) => (
          <li key={reference} className={styles.report}>
            <RecordLink reference={reference} open={open} />
            <span>{title}</span>
            <StageMark stage={stage} />
            <span className={styles.quiet}>
              {tab.column.detectedOn} {day(detectedOn)}
            </span>
          </li>
        ))}
      </ul>
      {data.total > data.rows.length && <Button onClick={all}>{words.allReports}</Button>}
    </Section>
  );
};
