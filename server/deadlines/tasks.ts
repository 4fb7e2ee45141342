import { isOverdue } from '../../procedure/deadlines/deadline.ts';
import { type Directory, recipientsOf } from '../../procedure/deadlines/recipients.ts';
import type { Task } from '../../procedure/deadlines/task.ts';
import type { WorkingCalendar } from '../../procedure/deadlines/workingDays.ts';
import type { People } from '../../procedure/ports/people.ts';
import type { Clock } from '../../procedure/ports/platform.ts';
import type { Register } from '../../procedure/ports/register/register.ts';
import type { Tasks } from '../../procedure/ports/tasks.ts';
import type { RegisterEntry } from '../../procedure/record/registerEntry.ts';
import { dayOf } from '../../procedure/record/values/calendarDate.ts';
import type { PersonId } from '../../procedure/record/values/person.ts';
import { mayRead } from '../../procedure/stages/reads.ts';
import { isEnded } from '../../procedure/stages/stages.ts';
import type { Pending, PendingDeadlines } from './pendingDeadlines.ts';

export type TaskPorts = {
  readonly waiting: PendingDeadlines;
  readonly register: Pick<Register, 'all'>;
  readonly people: Pick<People, 'holders'>;
  readonly clock: Pick<Clock, 'now'>;
  readonly calendar: WorkingCalendar;
};

/** Number of records searched for a person's next task when none is due soon. */
const mostFarOff = 50;

/** The person's tasks according to the register alone, whenever they are due. */
const isHis = ({ stage, measured }: RegisterEntry, id: PersonId): boolean =>
  !isEnded(stage) &&
  measured !== undefined &&
  (measured.owner === id ||
    measured.actions.some((one) => one.owner === id && one.doneOn === undefined && !one.cancelled));

const byDue = ({ deadline: a }: Task, { deadline: b }: Task): number =>
  a.due === b.due ? (a.key < b.key ? -1 : 1) : a.due < b.due ? -1 : 1;

/** `Tasks` from pending deadlines: those that may be due for a reminder by now, and the person's other tasks. */
export const createTasks = ({ waiting, register, people, clock, calendar }: TaskPorts): Tasks => {
  /** Everyone counts as present here: the question is who is responsible. */
  const directory: Directory = {
    colleague: () => ({}),
    holders: (role) => people.holders(role).map(({ id }) => id),
  };
  const taskOf = (waited: Pending, deadline: Pending['deadlines'][number]): Task => {
    const title = waited.titleOf(deadline);
    return { deadline, level: 'holder', ...(title !== undefined && { title }) };
  };
  return {
    of: async (id) => {
      const { waited } = await waiting.dueSoon();
      const known = new Set(waited.map(({ entry }) => entry?.reference));
      const farOff = [...register.all()].filter((entry) => !known.has(entry.reference) && isHis(entry, id));
      const all = [...waited, ...(await waiting.of(farOff.slice(0, mostFarOff)))];
      return all
        .flatMap((one) =>
          one.deadlines
            .filter((deadline) => recipientsOf(deadline, directory).get(id) === 'holder')
            .map((deadline) => taskOf(one, deadline)),
        )
        .sort(byDue);
    },
    overdue: async (actor) => {
      if (!mayRead('register', actor, undefined)) return [];
      const today = dayOf(clock.now(), calendar.timeZone);
      const { waited } = await waiting.dueSoon();
      return waited
        .filter(({ entry }) => (entry ? mayRead('record', actor, entry) : mayRead('reviews', actor, undefined)))
        .flatMap((one) => one.deadlines.filter((each) => isOverdue(each, today)).map((each) => taskOf(one, each)))
        .sort(byDue);
    },
  };
};
