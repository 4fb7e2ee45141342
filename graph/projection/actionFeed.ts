import { createDeltaCursor } from '../follow/deltaCursor.ts';
import type { CorrectiveActionRow } from '../lists/correctiveActions.ts';
import type { ListItems } from '../lists/listItems.ts';
import { actionColumns } from './actionRows.ts';
import type { Repair } from './repair.ts';

/** Follows the list Corrective actions for its repair alone: nothing is read from there. */
export const createActionFeed = (items: ListItems<CorrectiveActionRow>, repair: Repair<CorrectiveActionRow>) => {
  const cursor = createDeltaCursor(items, 'actions.follow', actionColumns);
  return {
    /** From now on. What was edited before is found by the sweep. */
    start: cursor.startNow,
    poll: async (): Promise<void> => {
      if (!(await cursor.poll(repair.sound))) await cursor.readAll(repair.sound);
    },
  };
};
