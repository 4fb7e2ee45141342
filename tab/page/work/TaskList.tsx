import { Body1, Caption1, Link, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { ClockAlarmRegular } from '@fluentui/react-icons';
import type { ReactNode } from 'react';
import type { CalendarDate } from '../../../procedure/record/values/calendarDate.ts';
import { isReference } from '../../../procedure/record/values/reference.ts';
import { deadlineSubject } from '../../../procedure/words/deadlineSubject.ts';
import type { TaskAnswer } from '../../api/work/workWire.ts';
import { usePageWords, useSpeech } from '../speech.tsx';

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: 0, display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)' },
  task: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) 11rem',
    columnGap: tokens.spacingHorizontalL,
    paddingBlock: tokens.spacingVerticalS,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    '@media (max-width: 640px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  what: { fontWeight: tokens.fontWeightSemibold },
  // Fluent's text is inline, whatever its element.
  title: { display: 'block', margin: 0, overflowWrap: 'anywhere' },
  quiet: { color: tokens.colorNeutralForeground3 },
  when: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalXS },
  late: { color: tokens.colorStatusDangerForeground1, fontWeight: tokens.fontWeightSemibold },
});

/** Link to the record or the review. */
type OpenTask = (task: TaskAnswer) => void;

type TaskListProps = {
  readonly tasks: readonly TaskAnswer[];
  readonly today: CalendarDate;
  readonly open: OpenTask;
  readonly label: string;
};

/** The tasks, one line each: what is asked, of which record, and by when. */
export const TaskList = ({ tasks, today, open, label }: TaskListProps): ReactNode => {
  const styles = useStyles();
  return (
    <ul className={styles.list} aria-label={label}>
      {tasks.map((task) => (
        <TaskLine key={`${task.key}/${task.kind}`} task={task} today={today} open={open} />
      ))}
    </ul>
  );
};

const TaskLine = ({ task, today, open }: Pick<TaskListProps, 'today' | 'open'> & { task: TaskAnswer }): ReactNode => {
  const styles = useStyles();
  const { tab, day } = useSpeech();
  const { deadline, when, level } = usePageWords('deadlines');
  const { kind, reference, due, overdue, title, letter } = task;
  return (
    <li className={styles.task}>
      <div>
        <Link
          className={styles.what}
          href={isReference(reference) ? `#/${reference}` : '#/numbers'}
          onClick={(event) => {
            event.preventDefault();
            open(task);
          }}
        >
          {deadline[kind]}
        </Link>
        <Body1 as="p" className={styles.title}>
          <span className={styles.quiet}>{deadlineSubject(task)}</span>
          {title !== undefined && ` · ${title}`}
        </Body1>
        {task.level !== 'holder' && <Caption1 className={styles.quiet}>{level[task.level]}</Caption1>}
      </div>
      <div>
        <span className={mergeClasses(styles.when, overdue && styles.late)}>
          {overdue && <ClockAlarmRegular aria-hidden />}
          {when(due, today)}
        </span>
        <Caption1 className={styles.quiet}>
          {day(due)} · {tab.work.letter(letter)}
        </Caption1>
      </div>
    </li>
  );
};
