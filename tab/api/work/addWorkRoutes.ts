import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { permitted } from '../../../procedure/commands/permitted.ts';
import { isOverdue } from '../../../procedure/deadlines/deadline.ts';
import type { Task } from '../../../procedure/deadlines/task.ts';
import type { CalendarDate } from '../../../procedure/record/values/calendarDate.ts';
import type { Actor } from '../../../procedure/record/values/person.ts';
import { Fault } from '../../../procedure/runtime/fault.ts';
import { heldWork } from '../../../procedure/stages/heldWork.ts';
import { ApiError } from '../http/apiError.ts';
import { readQuery } from '../http/readQuery.ts';
import { namesNow } from '../names.ts';
import { seenBy } from '../register/registerAnswer.ts';
import { registerLoading } from '../register/registerLoading.ts';
import type { TabRoom } from '../tabRoom.ts';
import type { HandoverAnswer, TaskAnswer, WorkAnswer } from './workWire.ts';

type WorkRoom = Pick<TabRoom, 'tasks' | 'handling' | 'registerProgress'>;

/** The caller's open tasks, the same as in the reminders. */
export const addWorkRoute = (api: FastifyInstance, room: WorkRoom): void => {
  const { tasks, handling } = room;
  api.get('/work', async (request): Promise<WorkAnswer> => {
    const actor = request.getDecorator<Actor>('tabActor');
    const { today } = handling.organisationContext();
    // One after the other, so the second finds in memory what the first had to read.
    const mine = await tasks.of(actor.id);
    const overdue = await tasks.overdue(actor);
    const own = new Set(mine.map(({ deadline }) => deadline.key));
    return {
      ...registerLoading(room),
      today,
      mine: mine.map((task) => taskAnswer(task, today)),
      overdue: overdue.filter(({ deadline }) => !own.has(deadline.key)).map((task) => taskAnswer(task, today)),
    };
  });
};

const taskAnswer = ({ deadline, title, level }: Task, today: CalendarDate): TaskAnswer => {
  const { key, kind, reference, action, due, letter } = deadline;
  return {
    key,
    kind,
    reference,
    due,
    letter,
    level,
    overdue: isOverdue(deadline, today),
    ...(action !== undefined && { action }),
    ...(title !== undefined && { title }),
  };
};

const schema = z.strictObject({ from: z.string().regex(/^[\w-]{1,64}$/) });

/** More than one person normally holds; the rest follows once these are handed over. */
const most = 2000;

/** What a leaver still holds, as far as the person handing it over may see it: the dry run before any command. */
export const addHandoverRoute = (api: FastifyInstance, room: TabRoom): void => {
  api.get('/handover', async (request): Promise<HandoverAnswer> => {
    const actor = request.getDecorator<Actor>('tabActor');
    if (permitted('reassignWork', actor, undefined)) throw ApiError.of('notFound');
    const { from } = readQuery(schema, request.query);
    const asked = { holder: from, sortBy: 'reference', descending: false, offset: 0, limit: most } as const;
    const { entries } = room.register.find(asked, seenBy(actor));
    const name = await nameOf(from, room);
    return {
      from: { me: from === actor.id, ...(name && { name }) },
      rows: entries.map(({ reference, title, stage, priority, measured }) => ({
        reference,
        title,
        stage,
        priority,
        work: heldWork(measured, from),
      })),
    };
  });
};

/** A person who has left may be in no directory any more: then they are shown without a name. */
const nameOf = async (id: string, { people }: Pick<TabRoom, 'people'>): Promise<string | undefined> => {
  const known = () => namesNow(people)(id);
  if (known() !== undefined) return known();
  // An unavailable directory does not hide any work.
  await people.strangers([id]).catch((error: unknown) => {
    if (!(error instanceof Fault)) throw error;
  });
  return known();
};
