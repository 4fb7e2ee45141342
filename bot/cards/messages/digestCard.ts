import { isOverdue } from '../../../procedure/deadlines/deadline.ts';
import type { Task } from '../../../procedure/deadlines/task.ts';
import type { CalendarDate } from '../../../procedure/record/values/calendarDate.ts';
import { isReference, readReference } from '../../../procedure/record/values/reference.ts';
import { isReviewKey } from '../../../procedure/review/reviewKey.ts';
import { longDate } from '../../../procedure/words/dates.ts';
import { deadlineSubject } from '../../../procedure/words/deadlineSubject.ts';
import { procedureWords } from '../../../procedure/words/words.ts';
import type { Drawing } from '../drawing.ts';
import { button, buttonData, link } from '../parts/buttons.ts';
import { type Action, type AdaptiveCard, type Choice, card, type Element } from '../parts/card.ts';
import { heading, label, plain, quiet } from '../parts/texts.ts';
import { userText } from '../parts/userText.ts';
import type { Press, PressIntent } from '../press.ts';
import { workCard } from '../work/workCard.ts';

/** Maximum number of lines; the rest is a count. */
const mostTasks = 30;
const longestTitle = 70;

type Group = 'overdue' | 'today' | 'coming';
const groups: readonly Group[] = ['overdue', 'today', 'coming'];

const groupOf = ({ deadline }: Task, today: CalendarDate): Group =>
  isOverdue(deadline, today) ? 'overdue' : deadline.due > today ? 'coming' : 'today';

/** Only ids and our own words, because a `TextBlock` renders Markdown. The link is an address of ours. */
const taskLine = ({ deadline }: Task, today: CalendarDate, { language, deepLink }: Drawing): string => {
  const { deadline: what, when } = procedureWords[language].deadlines;
  const url = deepLink(isReference(deadline.reference) ? deadline.reference : undefined);
  return `[${deadlineSubject(deadline)}](${url}) · ${what[deadline.kind]} · ${when(deadline.due, today)}`;
};

const elementsOf = (task: Task, today: CalendarDate, drawing: Drawing): readonly Element[] => {
  const { level, instead, title } = task;
  const why = instead
    ? drawing.words.reminder.instead
    : level === 'holder'
      ? undefined
      : procedureWords[drawing.language].deadlines.level[level];
  return [
    plain(taskLine(task, today, drawing)),
    ...(title === undefined ? [] : userText(title.replaceAll('\n', ' '), longestTitle)),
    ...(why === undefined ? [] : [quiet(why)]),
  ];
};

/** Overdue, due today, coming; each with a link to its record. */
const taskLines = (tasks: readonly Task[], today: CalendarDate, drawing: Drawing): readonly Element[] => {
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

/** The tasks to choose from, to open or snooze one. */
const taskChoices = (tasks: readonly Task[], { language }: Drawing): readonly Choice[] =>
  tasks.slice(0, mostTasks).map(({ deadline }) => ({
    title: `${deadlineSubject(deadline)} · ${procedureWords[language].deadlines.deadline[deadline.kind]}`,
    value: deadline.key,
  }));

/** `day`: in the person's time zone. */
type DigestView = { readonly day: CalendarDate; readonly tasks: readonly Task[] };
type TasksView = { readonly tasks: readonly Task[]; readonly about: 'mine' | 'overdue' | 'overdueAll' };

/** The card is in one person's chat and is never edited, so it may have an input. */
const whichInput = (tasks: readonly Task[], drawing: Drawing): readonly Element[] => {
  const choices = taskChoices(tasks, drawing);
  const [first] = choices;
  if (!first) return [];
  return [
    {
      type: 'Input.ChoiceSet',
      id: 'deadline',
      label: drawing.words.reminder.which,
      style: 'compact',
      value: first.value,
      choices,
    },
  ];
};

const openButton = (tasks: readonly Task[], drawing: Drawing): Action | undefined =>
  tasks.length === 0
    ? undefined
    : button('chat', 'tasks.open', drawing.words.reminder.open, buttonData(drawing.nonce()), { style: 'positive' });

const snoozeButton = (tasks: readonly Task[], drawing: Drawing): Action | undefined =>
  tasks.length === 0
    ? undefined
    : button('chat', 'snoozeReminder.open', drawing.words.reminder.snooze.open, buttonData(drawing.nonce()));

const register = ({ words, deepLink }: Drawing): Action => link(words.help.register, deepLink());

const render = ({ day, tasks }: DigestView, drawing: Drawing): AdaptiveCard => {
  const { digest, show } = drawing.words.reminder;
  return card(
    [
      heading(`${digest.title} · ${longDate(day, drawing.language)}`),
      ...taskLines(tasks, day, drawing),
      ...whichInput(tasks, drawing),
      quiet(digest.intro),
    ],
    [
      openButton(tasks, drawing),
      snoozeButton(tasks, drawing),
      button('chat', 'tasks.mine', show, buttonData(drawing.nonce()), { withoutInputs: true }),
      register(drawing),
    ],
  );
};

/** The requested list: the person's own tasks, or what is overdue. */
const renderTasks = ({ tasks, about }: TasksView, drawing: Drawing): AdaptiveCard => {
  const { mine, overdue } = drawing.words.reminder;
  const title = { mine: mine.title, overdue: overdue.title, overdueAll: overdue.titleAll }[about];
  const none = { mine: mine.none, overdue: overdue.none, overdueAll: overdue.noneAll }[about];
  return card(
    [
      heading(title),
      ...(tasks.length === 0 ? [plain(none)] : taskLines(tasks, drawing.today, drawing)),
      ...whichInput(tasks, drawing),
    ],
    [
      openButton(tasks, drawing),
      // No one is reminded here of other people's tasks.
      about === 'overdueAll' ? undefined : snoozeButton(tasks, drawing),
      register(drawing),
    ],
  );
};

const snoozeReview: PressIntent = { kind: 'own', name: 'snoozeReview', step: 'open' };

/** The choice says which record is meant; the form itself names it. */
const parse = (press: Press): PressIntent => {
  const { verb, inputs } = press;
  if (verb === 'tasks.mine') return { kind: 'myTasks' };
  const [about = ''] = typeof inputs.deadline === 'string' ? inputs.deadline.split('/') : [];
  // The periodic review is not a record: it has its own form to snooze it.
  if (isReviewKey(about)) return verb === 'tasks.open' ? { kind: 'review' } : snoozeReview;
  const reference = press.reference ?? readReference(about);
  if (verb === 'tasks.open') return reference ? { kind: 'record', reference } : { kind: 'outdated' };
  return workCard.parse(reference ? { ...press, reference } : press);
};

export const digestCard = {
  verbs: ['tasks.mine', 'tasks.open', 'snoozeReminder.open'],
  render,
  renderTasks,
  parse,
} as const;
