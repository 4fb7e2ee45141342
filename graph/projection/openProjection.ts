import type { Clock } from '../../procedure/ports/platform.ts';
import type { Reference } from '../../procedure/record/values/reference.ts';
import { createDeltaCursor } from '../follow/deltaCursor.ts';
import type { PendingEffects } from '../follow/pendingEffects.ts';
import type { Heads } from '../history/heads.ts';
import { type CorrectiveActionRow, correctiveActionsList } from '../lists/correctiveActions.ts';
import type { HistoryRow } from '../lists/history.ts';
import type { ListItems } from '../lists/listItems.ts';
import { type NonconformityRow, nonconformitiesList } from '../lists/nonconformities.ts';
import type { MemoryRegister } from '../register/memoryRegister.ts';
import { createRegisterFeed } from '../register/registerFeed.ts';
import { createProjection, type Project, type ProjectionOptions } from './projection.ts';
import { createRenewal } from './renewal.ts';
import { createRepair, type Repair, sweep } from './repair.ts';

/** The lists that show records: written, synced, repaired. */
export type OpenProjection = {
  readonly project: Project;
  /** Called for each record with an item that was edited or deleted by hand; the listener projects it again. */
  readonly onEdited: (listener: (reference: Reference) => void) => () => void;
  /** Sweeps both lists for edits made while no server was syncing them. @throws GraphFault */
  readonly sweep: () => Promise<void>;
  /** Projects again what an earlier version wrote, as far as it is known by now. @throws GraphFault */
  readonly renew: () => Promise<void>;
  /** Ends a renewal in progress after the current record. */
  readonly stop: () => void;
  readonly feeds: readonly { readonly event: string; readonly poll: () => Promise<void> }[];
};

/** Reads the register, then is ready to sync. @throws GraphFault */
export const openProjection = async (
  options: ProjectionOptions & {
    readonly register: MemoryRegister;
    readonly history: ListItems<HistoryRow>;
    readonly heads: Pick<Heads, 'see'>;
    readonly effects: PendingEffects;
    readonly clock: Clock;
  },
): Promise<OpenProjection> => {
  const { nonconformities, actions, register, heads, effects, clock, log } = options;
  const { project, known } = createProjection(options);
  const listeners = new Set<(reference: Reference) => void>();
  const wanted = (reference: Reference): void => {
    // A row without any valid seal was added by hand: History has no record to write.
    if (register.sequenceOf(reference) === 0) return;
    for (const listener of listeners) listener(reference);
  };
  const common = { clock, log, wanted } as const;
  const repair = createRepair<NonconformityRow>({
    ...common,
    list: nonconformitiesList.name,
    keyOf: ({ Reference }) => Reference,
    known: known.nonconformities,
    isOlder: ({ Reference, Sequence = 0 }) => Sequence < effects.of(Reference).sequence,
  });
  const repairActions = createRepair<CorrectiveActionRow>({
    ...common,
    list: correctiveActionsList.name,
    keyOf: ({ ActionKey }) => ActionKey,
    known: known.actions,
    isOlder: () => false,
  });
  const renewal = createRenewal({ ...options, project, known: known.nonconformities });
  const feed = createRegisterFeed({
    items: nonconformities,
    register,
    heads,
    effects,
    repair,
    renewal,
    log,
  });
  const actionFeed = createActionFeed(actions, repairActions);
  await Promise.all([feed.load(), actionFeed.start()]);
  return {
    project,
    onEdited: (listener) => {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    sweep: async () => {
      await sweep(nonconformities, repair, options.wait);
      await sweep(actions, repairActions, options.wait);
    },
    renew: renewal.renew,
    stop: renewal.stop,
    feeds: [
      { event: 'register.pollFailed', poll: feed.poll },
      { event: 'actions.pollFailed', poll: actionFeed.poll },
    ],
  };
};

/** Syncs the list Corrective actions only to repair it: nothing else is read from it. */
export const createActionFeed = (items: ListItems<CorrectiveActionRow>, repair: Repair<CorrectiveActionRow>) => {
  const cursor = createDeltaCursor(items, 'actions.follow', 'all');
  return {
    /** From now on. The sweep finds earlier edits. */
    start: cursor.startNow,
    poll: async (): Promise<void> => {
      if (!(await cursor.poll(repair.sound))) await cursor.readAll(repair.sound);
    },
  };
};
