import { isOverdue } from '../../../../procedure/deadlines/deadline.ts';
import type { Task } from '../../../../procedure/deadlines/task.ts';
import type { CalendarDate } from '../../../../procedure/record/values/calendarDate.ts';
import { isReference } from '../../../../procedure/record/values/reference.ts';
import { deadlineSubject } from '../../../../procedure/words/deadlineSubject.ts';
import { deadlineWords } from '../../../../procedure/words/deadlineWords.ts';
import type { Drawing } from '../../drawing.ts';
import type { Choice, Element } from '../card.ts';
import { said } from '../said.ts';
import { label, plain, quiet } from '../texts.ts';

/** Maximum number of lines; the rest is a count. */
export const mostTasks = 30;
const longestTitle = 70;

type Group = 'overdue' | 'today' | 'coming';
const groups: readonly Group[] = ['overdue', 'today', 'coming'];

const groupOf = ({ deadline }: Task, today: CalendarDate): Group =>
  isOverdue(deadline, today) ? 'overdue' : deadline.due > today ? 'coming' : 'today';

/** Only ids and words of ours: a `TextBlock` reads Markdown. The link is an address that we made. */
const line = ({ deadline }: Task, today: CalendarDate, { language, deepLink }: Drawing): string => {
  const { deadline: what, when } = deadlineWords[language];
  const url = deepLink(isReference(deadline.reference) ? deadline.reference : undefined);
  return `[${deadlineSubject(deadline)}](${url}) · ${what[deadline.kind]} · ${when(deadline.due, today)}`;
};

const elementsOf = (task: Task, today: CalendarDate, drawing: Drawing): readonly Element[] => {
  const { level, instead, title } = task;
  const why = instead
    ? drawing.words.reminder.instead
    : level === 'holder'
      ? undefined
      : deadlineWords[drawing.language].level[level];
  return [
    plain(line(task, today, drawing)),
    ...(title === undefined ? [] : said(title.replaceAll('\n', ' '), longestTitle)),
    ...(why === undefined ? [] : [quiet(why)]),
  ];
};

/** Overdue, due today, coming; each with a link to its record. */
export const taskLines = (tasks: readonly Task[], today: CalendarDate, drawing: Drawing): readonly Element[] => {
  const { reminder } = drawing.words;
  const shown = tasks.slice(0, mostTasks);
  const rest = tasks.length - shown.length;
  return [
    ...groups.flatMap((group) => {
      const its = shown.filter((task) => groupOf(task, today) === group);
      return its.length === 0
        ? []
        : [label(reminder.group[group]), ...its.flatMap((task) => elementsOf(task, today, drawing))];
    }),
    ...(rest > 0 ? [quiet(reminder.more(rest))] : []),
  ];
};

/** Each of them can be opened and snoozed. */
export const taskChoices = (tasks: readonly Task[], { language }: Drawing): readonly Choice[] =>
  tasks.slice(0, mostTasks).map(({ deadline }) => ({
    title: `${deadlineSubject(deadline)} · ${deadlineWords[language].deadline[deadline.kind]}`,
    value: deadline.key,
  }));
