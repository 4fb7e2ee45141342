import { isOverdue } from '../../procedure/deadlines/deadline.ts';
import { mayRead } from '../../procedure/stages/reads.ts';
import type { BotTools } from '../botTools.ts';
import { digestCard } from '../cards/messages/digestCard.ts';
import { mostFound, searchCard } from '../cards/messages/searchCard.ts';
import type { AdaptiveCard } from '../cards/parts/card.ts';
import { sorryFor, type Trouble } from '../cards/parts/trouble.ts';
import type { Press } from '../cards/press.ts';
import type { ActivityContext } from '../incoming/activity/activityContext.ts';
import type { PressAnswer, Pressing } from './pressing.ts';

type Known = ActivityContext & { readonly person: NonNullable<ActivityContext['person']> };

/** Tasks of the person who asks, earliest first. @throws Fault */
export const drawMyTasks = async (context: Known, tools: BotTools): Promise<AdaptiveCard> => {
  await tools.room.sync();
  const tasks = await tools.room.tasks.of(context.person.id);
  return digestCard.renderTasks({ tasks, about: 'mine' }, tools.drawing(context.language));
};

/**
 * For people who see all records, everything that is overdue; for others, their own overdue tasks.
 * @throws Fault
 */
export const drawOverdue = async (context: Known, tools: BotTools): Promise<AdaptiveCard> => {
  const drawing = tools.drawing(context.language);
  await tools.room.sync();
  const actor = await tools.actorOf(context, context.person);
  if (mayRead('register', actor, undefined))
    return digestCard.renderTasks({ tasks: await tools.room.tasks.overdue(actor), about: 'overdueAll' }, drawing);
  const own = await tools.room.tasks.of(actor.id);
  const tasks = own.filter(({ deadline }) => isOverdue(deadline, drawing.today));
  return digestCard.renderTasks({ tasks, about: 'overdue' }, drawing);
};

/** Among the records that the person who asks may see; undefined when there is none. */
export const drawSearch = async (text: string, context: Known, tools: BotTools): Promise<AdaptiveCard | undefined> => {
  await tools.room.sync();
  const actor = await tools.actorOf(context, context.person);
  const { entries, total } = tools.room.register.find({ text, offset: 0, limit: mostFound }, (entry) =>
    mayRead('record', actor, entry),
  );
  return total === 0 ? undefined : searchCard.render({ text, entries, total }, tools.drawing(context.language));
};

/** The button below a digest. */
export const answerTasks = async (press: Press, context: Pressing, tools: BotTools): Promise<PressAnswer> => {
  const drawing = tools.drawing(press.language);
  if (context.shared) return { text: drawing.words.myReports.onlyInPrivate };
  const sorry = (trouble: Trouble): PressAnswer => ({ text: sorryFor(drawing, trouble) });
  const work = drawMyTasks(context, tools).then(
    (card): PressAnswer => ({ card }),
    (error: unknown) => sorry(tools.troubles.of(error, press.verb)),
  );
  return (await context.deadline.for(work))?.value ?? sorry(tools.troubles.slow(press.verb));
};
