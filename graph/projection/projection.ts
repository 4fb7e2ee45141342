import type { People } from '../../procedure/ports/people.ts';
import type { Log } from '../../procedure/ports/platform.ts';
import type { Stream } from '../../procedure/record/history/commit.ts';
import type { NonconformityEvent } from '../../procedure/record/history/events.ts';
import type { Nonconformity } from '../../procedure/record/nonconformity.ts';
import { createKeyedMutex } from '../../procedure/runtime/keyedMutex.ts';
import { createRecent, type Recent } from '../../procedure/runtime/recent.ts';
import type { Wait } from '../client/wait.ts';
import type { CorrectiveActionRow } from '../lists/correctiveActions.ts';
import type { ListItems } from '../lists/listItems.ts';
import type { NonconformityRow } from '../lists/nonconformities.ts';
import { actionRows } from './actionRows.ts';
import { isOutdated } from './factsColumn.ts';
import { nameLookup } from './nameLookup.ts';
import { nonconformityRow } from './nonconformityRow.ts';
import { type ProjectedItem, projectedItem, type UpsertPorts, upsert } from './upsert.ts';

/**
 * Projects a record to the lists Nonconformities and Corrective actions. Usually one request for the record and one for
 * each action that changed; none for what is known to be up to date. The items of a damaged record stay as they are:
 * its History is incomplete.
 * @throws Fault; the caller retries later
 */
export type Project = (stream: Stream<Nonconformity, NonconformityEvent>) => Promise<void>;

type Projection = {
  readonly project: Project;
  /** What this replica knows about the items, by their keys. */
  readonly known: { readonly nonconformities: Recent<ProjectedItem>; readonly actions: Recent<ProjectedItem> };
};

export type ProjectionOptions = {
  readonly nonconformities: ListItems<NonconformityRow>;
  readonly actions: ListItems<CorrectiveActionRow>;
  readonly people: Pick<People, 'holders'>;
  readonly wait: Wait;
  readonly log: Log;
  /** Number of records whose projected state is remembered. */
  readonly remembered: number;
};

/** Typical number of actions in a record. */
const actionsOfOne = 4;

export const createProjection = (options: ProjectionOptions): Projection => {
  const { wait, remembered, people, log } = options;
  const keyedMutex = createKeyedMutex();
  const known = {
    nonconformities: createRecent<ProjectedItem>(remembered),
    actions: createRecent<ProjectedItem>(remembered * actionsOfOne),
  };
  const records: UpsertPorts<NonconformityRow> = {
    items: options.nonconformities,
    key: 'Reference',
    // An item written by an earlier version does not show all of its last commit.
    shows: (row) => (row.Sequence ?? 0) - (isOutdated(row.Facts) ? 1 : 0),
    known: known.nonconformities,
    wait,
    operation: 'projection.write',
  };
  const actions: UpsertPorts<CorrectiveActionRow> = {
    items: options.actions,
    key: 'ActionKey',
    shows: (row) => row.Sequence ?? 0,
    known: known.actions,
    wait,
    operation: 'projection.writeAction',
  };

  /** One query covers all actions of the record that this replica has not seen yet. */
  const learnActions = async (reference: string): Promise<void> => {
    const how = { operation: actions.operation, urgency: 'background' } as const;
    const found = await actions.items.where('Reference', reference, how);
    for (const item of found.items.toSorted((a, b) => Number(b.id) - Number(a.id)))
      known.actions.set(item.row.ActionKey, projectedItem(item, actions.shows));
  };

  const project: Project = async (stream) => {
    if (stream.damage) {
      log('warn', 'projection.damaged', { key: stream.key, row: stream.damage.row });
      return;
    }
    const nameOf = nameLookup(stream.commits, people);
    const items = actionRows(stream, nameOf);
    if (items.some(({ row, isNew }) => !isNew && !known.actions.get(row.ActionKey))) await learnActions(stream.key);
    // The record last: once its item shows a commit, so do its actions, and a start may rely on that item alone.
    for (const { row, isNew } of items) await upsert(actions, row.ActionKey, row, isNew);
    const row = nonconformityRow(stream, nameOf);
    await upsert(records, stream.key, row, row.Sequence === 1);
  };
  return { known, project: (stream) => keyedMutex(stream.key, () => project(stream)) };
};
