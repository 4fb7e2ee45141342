import { createTurns } from '../../procedure/handling/inTurn.ts';
import { createRecent } from '../../procedure/handling/recent.ts';
import type { Stream } from '../../procedure/record/commit.ts';
import type { NonconformityEvent } from '../../procedure/record/events.ts';
import type { Nonconformity } from '../../procedure/record/nonconformity.ts';
import type { Wait } from '../client/wait.ts';
import type { ListItems } from '../lists/listItems.ts';
import type { NonconformityRow } from '../lists/nonconformities.ts';
import { nonconformityRow } from './nonconformityRow.ts';
import { type Shows, upsert } from './upsert.ts';

/** Shows a stream in the list Nonconformities. @throws Fault; whoever owes it tries again later */
export type Project = (stream: Stream<Nonconformity, NonconformityEvent>) => Promise<void>;

export const createProjection = (
  items: ListItems<NonconformityRow>,
  options: { readonly snapshotKey: string; readonly wait: Wait; readonly remembered: number },
): Project => {
  const inTurn = createTurns();
  const known = createRecent<Shows>(options.remembered);
  const ports = { items, key: 'Reference', known, wait: options.wait, operation: 'projection.write' } as const;
  return (stream) => inTurn(stream.key, () => upsert(ports, stream.key, nonconformityRow(stream, options.snapshotKey)));
};
