import type { People } from '../../procedure/ports/people.ts';
import type { Log } from '../../procedure/ports/platform.ts';
import { lastCommit, type Stream } from '../../procedure/record/history/commit.ts';
import type { NonconformityEvent } from '../../procedure/record/history/events.ts';
import type { Nonconformity } from '../../procedure/record/nonconformity.ts';
import { createKeyedMutex } from '../../procedure/runtime/keyedMutex.ts';
import { createRecent, type Recent } from '../../procedure/runtime/recent.ts';
import type { Wait } from '../client/wait.ts';
import type { PendingEffects } from '../follow/pendingEffects.ts';
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
 * @param done the last commit whose effects have all run; absent: that of the stream
 * @throws Fault; the caller retries later
 */
export type Project = (stream: Stream<Nonconformity, NonconformityEvent>, done?: number) => Promise<void>;

type Projection = {
  readonly project: Project;
  /** What this replica knows about the items, by their keys. */
  readonly known: { readonly nonconformities: Recent<ProjectedItem>; readonly actions: Recent<ProjectedItem> };
};

export type ProjectionOptions = {
  readonly nonconformities: ListItems<NonconformityRow>;
  readonly actions: ListItems<CorrectiveActionRow>;
  readonly people: Pick<People, 'holders'>;
  readonly effects: Pick<PendingEffects, 'shown'>;
  readonly wait: Wait;
  readonly log: Log;
  /** Number of records whose projected state is remembered. */
  readonly remembered: number;
};

/** A later commit counts more; of the same, the item that says that its effects have run. */
export const progressOfRecord = ({ Sequence = 0, EffectsDone = 0, Facts }: NonconformityRow): number =>
  // An item written by an earlier version does not show all of its last commit.
  2 * (isOutdated(Facts) ? Sequence - 1 : Sequence) + (EffectsDone >= Sequence ? 1 : 0);

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
    progressOf: progressOfRecord,
    known: known.nonconformities,
    wait,
    operation: 'projection.write',
  };
  const actions: UpsertPorts<CorrectiveActionRow> = {
    items: options.actions,
    key: 'ActionKey',
    progressOf: (row) => row.Sequence ?? 0,
    known: known.actions,
    wait,
    operation: 'projection.writeAction',
  };

  /** One query covers all actions of the record that this replica has not seen yet. */
  const learnActions = async (reference: string): Promise<void> => {
    const how = { operation: actions.operation, urgency: 'bulk' } as const;
    const found = await actions.items.where('Reference', reference, how);
    for (const item of found.items.toSorted((a, b) => Number(b.id) - Number(a.id)))
      known.actions.set(item.row.ActionKey, projectedItem(item, actions.progressOf));
  };

  const project = async (stream: Stream<Nonconformity, NonconformityEvent>, done: number): Promise<void> => {
    if (stream.damage) {
      log('warn', 'projection.damaged', { key: stream.key, row: stream.damage.row });
      return;
    }
    const nameOf = nameLookup(stream.commits, people);
    const items = actionRows(stream, nameOf);
    if (items.some(({ row, isNew }) => !isNew && !known.actions.get(row.ActionKey))) await learnActions(stream.key);
    // The record last: once its item shows a commit, so do its actions, and a start may rely on that item alone.
    for (const { row, isNew } of items) await upsert(actions, row.ActionKey, row, isNew);
    const row = nonconformityRow(stream, nameOf, done);
    await upsert(records, stream.key, row, row.Sequence === 1);
    options.effects.shown(stream.state.reference, { sequence: lastCommit(stream).sequence, done });
  };
  return {
    known,
    project: (stream, done = lastCommit(stream).sequence) => keyedMutex(stream.key, () => project(stream, done)),
  };
};
