import type { FastifyInstance } from 'fastify';
import { isOverdue } from '../../../procedure/deadlines/deadline.ts';
import type { Task } from '../../../procedure/deadlines/task.ts';
import type { CalendarDate } from '../../../procedure/record/values/calendarDate.ts';
import type { Actor } from '../../../procedure/record/values/person.ts';
import type { TabRoom } from '../tabRoom.ts';
import type { TaskAnswer, WorkAnswer } from './workWire.ts';

/** The caller's open tasks, the same as in the reminders. */
export const addWorkRoute = (api: FastifyInstance, { tasks, handling }: Pick<TabRoom, 'tasks' | 'handling'>): void => {
  api.get('/work', async (request): Promise<WorkAnswer> => {
    const actor = request.getDecorator<Actor>('tabActor');
    const { today } = handling.organisationContext();
    // One after the other: the second finds in memory what the first had to read.
    const mine = await tasks.of(actor.id);
    const overdue = await tasks.overdue(actor);
    const his = new Set(mine.map(({ deadline }) => deadline.key));
    return {
      today,
      mine: mine.map((task) => taskAnswer(task, today)),
      overdue: overdue.filter(({ deadline }) => !his.has(deadline.key)).map((task) => taskAnswer(task, today)),
    };
  });
};

const taskAnswer = ({ deadline, title, level }: Task, today: CalendarDate): TaskAnswer => {
  const { key, kind, reference, action, due, letter } = deadline;
  return {
    ...{ key, kind, reference, due, letter, level },
    overdue: isOverdue(deadline, today),
    ...(action !== undefined && { action }),
    ...(title !== undefined && { title }),
  };
};
