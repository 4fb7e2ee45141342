import type { Drawing } from '../../bot/cards/drawing.ts';
import { digestCard } from '../../bot/cards/messages/digestCard.ts';
import { searchCard } from '../../bot/cards/messages/searchCard.ts';
import type { AdaptiveCard } from '../../bot/cards/parts/card.ts';
import { deadlineKinds, deadlineLetters } from '../../procedure/deadlines/deadline.ts';
import type { Task } from '../../procedure/deadlines/task.ts';
import type { Nonconformity } from '../../procedure/record/nonconformity.ts';
import { registerEntry } from '../../procedure/record/registerEntry.ts';
import { addDays } from '../../procedure/record/values/calendarDate.ts';
import { shortDescription } from '../../procedure/record/values/plainText.ts';

const day = '2026-11-24';

/** This many tasks: overdue, due today and upcoming, of every kind. */
export const someTasks = ({ facts }: Nonconformity, count: number): readonly Task[] =>
  Array.from({ length: count }, (_, n): Task => {
    const kind = deadlineKinds[(n * 5) % deadlineKinds.length] ?? 'action';
    const due = addDays(day, Math.floor(((n - count / 2) * 8) / count));
    const reference = kind === 'review' ? ('REVIEW-0003' as const) : (`NC-2026-${String(1000 + n)}` as 'NC-2026-1000');
    const action = kind === 'action' || kind === 'extension' ? { action: 'A1' } : {};
    const key = `${reference}/${kind}/${due}`;
    return {
      deadline: { kind, reference, key, due, who: [], letter: deadlineLetters[kind], ...action },
      level: n % 3 === 2 ? 'ismsManager' : 'holder',
      ...(n % 7 === 3 && { instead: true as const }),
      ...(kind !== 'review' && { title: shortDescription(facts.what) }),
    };
  });

/** Reminders, tasks of a person, and search results. */
export const sampleReminderCards = (
  record: Nonconformity,
  drawing: Drawing,
): Readonly<Record<string, AdaptiveCard>> => {
  const entries = [1, 2].map((n) => registerEntry({ ...record, reference: `NC-2026-000${n}` as 'NC-2026-0001' }, n));
  return {
    digest: digestCard.render({ day, tasks: someTasks(record, 7) }, drawing),
    'digest-many': digestCard.render({ day, tasks: someTasks(record, 100) }, drawing),
    'tasks-mine': digestCard.renderTasks({ tasks: someTasks(record, 4), about: 'mine' }, drawing),
    'tasks-none': digestCard.renderTasks({ tasks: [], about: 'mine' }, drawing),
    'tasks-overdue': digestCard.renderTasks({ tasks: someTasks(record, 4).slice(0, 2), about: 'overdue' }, drawing),
    'tasks-overdueAll': digestCard.renderTasks({ tasks: someTasks(record, 100), about: 'overdueAll' }, drawing),
    search: searchCard.render({ text: 'archive', entries, total: 9 }, drawing),
    'search-none': searchCard.render({ text: 'archive', entries: [], total: 0 }, drawing),
  };
};
