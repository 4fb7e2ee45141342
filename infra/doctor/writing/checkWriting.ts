import { z } from 'zod';
import type { GraphClient } from '../../../graph/client/graphClient.ts';
import { GraphFault, isOutdated } from '../../../graph/client/graphFault.ts';
import { queryString } from '../../../graph/client/query.ts';
import type { Item } from '../../../graph/lists/listItems.ts';
import type { MessageRow } from '../../../graph/lists/messages.ts';
import { faultText } from '../../../server/faultText.ts';
import type { SiteAccess } from '../../siteAccess.ts';
import { type Finding, ok, problem, unchecked, warning } from '../finding.ts';
import type { Ports } from '../ports.ts';
import { checkConcurrentWrites } from './checkConcurrentWrites.ts';
import { checkLag, startDelta } from './checkLag.ts';
import { createScratchRows, type ScratchRows } from './scratchRows.ts';

/** Where the scratch rows go. */
export type At = { readonly siteId: string; readonly listId: string };

/** What only a write can show. Its rows are removed at the end, also after a failure. */
export const checkWriting = async (
  client: GraphClient,
  access: SiteAccess,
  at: At,
  ports: Ports,
): Promise<readonly Finding[]> => {
  const scratch = createScratchRows(client, at, ports);
  const findings = await examine(client, access, { at, scratch, ports }).catch((error: unknown) => [
    problem('write', `The examination broke off: ${faultText(error)}.`, 'Look again.'),
  ]);
  return [...findings, ...(await removed(scratch))];
};

type Trial = { readonly at: At; readonly scratch: ScratchRows; readonly ports: Ports };

const examine = async (
  client: GraphClient,
  access: SiteAccess,
  { at, scratch, ports }: Trial,
): Promise<readonly Finding[]> => {
  const [delta, since] = await startDelta(scratch);
  const [written, item] = await checkConcurrentWrites(scratch, access, ports);
  if (!item) return [...delta, ...written];
  return [
    ...delta,
    ...written,
    ...(await checkLag(scratch, item.id, since, ports)),
    ...(await checkChanges(client, at, { scratch, item })),
    await checkUnindexedFilter(client, at),
  ];
};

const removed = async (scratch: ScratchRows): Promise<readonly Finding[]> => {
  const { removed: count, stayed } = await scratch.remove();
  if (stayed.length > 0)
    return [
      warning(
        'scratch',
        `Scratch rows stayed in Messages: items ${stayed.join(', ')}.`,
        `Delete the rows whose notice key begins with ${scratch.key} by hand.`,
      ),
    ];
  return count === 0 ? [] : [ok('scratch', `Scratch rows were removed from Messages: ${count}.`)];
};

const how = (operation: string) => ({ operation: `doctor.${operation}`, urgency: 'start' }) as const;

const tellUs = 'Look again later. If it stays so, Graph has changed: stop using TenTwo and tell us.';

type Changing = { readonly scratch: ScratchRows; readonly item: Item<MessageRow> };

/** One change as it should be, then one on top of the state before it; and whether the version before was kept. */
const checkChanges = async (
  client: GraphClient,
  at: At,
  { scratch: { items }, item: { id, etag } }: Changing,
): Promise<readonly Finding[]> => {
  const change = (Kind: string) => items.change(id, { Kind }, etag, how('change'));
  try {
    await change('doctor, changed');
  } catch (error) {
    const what = `A change on top of the current state was refused: ${faultText(error)}.`;
    return [
      problem('staleWrite', what, tellUs),
      unchecked('versions', 'There is no change whose version could be kept.'),
    ];
  }
  const stale = await change('doctor, stale').then(
    () => problem('staleWrite', 'A change on top of an older state was accepted: Graph ignores If-Match.', tellUs),
    (error: unknown) =>
      isOutdated(error)
        ? ok('staleWrite', `A change on top of an older state is refused (${error.status}).`)
        : unchecked('staleWrite', `A change on top of an older state: ${faultText(error)}.`),
  );
  return [stale, await checkVersions(client, at, id)];
};

const versionsSchema = z.object({ value: z.array(z.unknown()) });

const checkVersions = async (client: GraphClient, { siteId, listId }: At, id: string): Promise<Finding> => {
  const todo = 'In the list settings, *Versioning settings*: create a version each time. Look at the other lists, too.';
  try {
    const path = `/sites/${siteId}/lists/${listId}/items/${id}/versions`;
    const { value } = versionsSchema.parse(await client.call({ ...how('versions'), method: 'GET', path }));
    return value.length > 1
      ? ok('versions', 'Messages keeps versions, as every list does unless it is switched off.')
      : warning('versions', 'Messages keeps no versions.', todo);
  } catch (error) {
    return unchecked('versions', `Versions cannot be read: ${faultText(error)}.`, todo);
  }
};

const checkUnindexedFilter = async (client: GraphClient, { siteId, listId }: At): Promise<Finding> => {
  const query = queryString({ $filter: "fields/Kind eq 'doctor'", $top: 1 });
  try {
    await client.call({ ...how('unindexed'), method: 'GET', path: `/sites/${siteId}/lists/${listId}/items${query}` });
    const what = 'A filter on a column without an index was answered; Graph was known to refuse it.';
    return warning('unindexedFilter', what, 'Nothing: TenTwo asks for indexed columns only. Tell us.');
  } catch (error) {
    const isRefused = error instanceof GraphFault && error.code === 'refused';
    if (!isRefused) return unchecked('unindexedFilter', `A filter on a column without an index: ${faultText(error)}.`);
    return ok('unindexedFilter', `A filter on a column without an index is refused (${error.status}).`);
  }
};
