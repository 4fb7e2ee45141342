import { z } from 'zod';
import type { GraphClient } from '../../../graph/client/graphClient.ts';
import { GraphFault, isOutdated, isUnknown, mayBeTaken } from '../../../graph/client/graphFault.ts';
import { queryString } from '../../../graph/client/query.ts';
import type { MessageRow } from '../../../graph/lists/messages.ts';
import type { Item } from '../../../graph/lists/rawItems.ts';
import { faultText } from '../../../server/faultText.ts';
import { grantCall } from '../../sharepoint/permissions.ts';
import type { SiteAccess } from '../../siteAccess.ts';
import { type Finding, ok, problem, unchecked, warning } from '../finding.ts';
import type { Ports } from '../ports.ts';
import { checkLag, startDelta } from './checkLag.ts';
import { createScratchRows, type ScratchRows } from './scratchRows.ts';

/** The list for scratch rows. */
type At = { readonly siteId: string; readonly listId: string };

/** Runs the checks that need to write. Removes its rows at the end, even after a failure. */
export const checkWriting = async (
  client: GraphClient,
  access: SiteAccess,
  at: At,
  ports: Ports,
): Promise<readonly Finding[]> => {
  const scratch = createScratchRows(client, at, ports);
  const findings = await examine(client, access, { at, scratch, ports }).catch((error: unknown) => [
    problem('write', `The examination failed: ${faultText(error)}.`, 'Try again.'),
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
        `Scratch rows could not be removed from Messages: items ${stayed.join(', ')}.`,
        `Delete the rows whose notice key starts with ${scratch.key} by hand.`,
      ),
    ];
  return count === 0 ? [] : [ok('scratch', `Scratch rows were removed from Messages: ${count}.`)];
};

const how = (operation: string) => ({ operation: `doctor.${operation}`, urgency: 'start' }) as const;

const tellUs = 'Try again later. If the problem persists, Graph has changed: stop using TenTwo and report it to us.';

type Changing = { readonly scratch: ScratchRows; readonly item: Item<MessageRow> };

/** Makes a valid change, then one based on the version before it; checks whether the earlier version was kept. */
const checkChanges = async (
  client: GraphClient,
  at: At,
  { scratch: { items }, item: { id, etag } }: Changing,
): Promise<readonly Finding[]> => {
  const change = (Kind: string) => items.change(id, { Kind }, etag, how('change'));
  try {
    await change('doctor, changed');
  } catch (error) {
    const what = `A change based on the current version was refused: ${faultText(error)}.`;
    return [
      problem('staleWrite', what, tellUs),
      unchecked('versions', 'Without a change there is no earlier version.'),
    ];
  }
  const stale = await change('doctor, stale').then(
    () => problem('staleWrite', 'A change based on an outdated version was accepted: Graph ignores If-Match.', tellUs),
    (error: unknown) =>
      isOutdated(error)
        ? ok('staleWrite', `A change based on an outdated version is refused (${error.status}).`)
        : unchecked('staleWrite', `Could not test a change based on an outdated version: ${faultText(error)}.`),
  );
  return [stale, await checkVersions(client, at, id)];
};

const versionsSchema = z.object({ value: z.array(z.unknown()) });

const checkVersions = async (client: GraphClient, { siteId, listId }: At, id: string): Promise<Finding> => {
  const todo = 'In the list settings, *Versioning settings*: create a version each time. Check the other lists too.';
  try {
    const path = `/sites/${siteId}/lists/${listId}/items/${id}/versions`;
    const { value } = versionsSchema.parse(await client.call({ ...how('versions'), method: 'GET', path }));
    return value.length > 1
      ? ok('versions', 'Messages keeps versions, the default for every list.')
      : warning('versions', 'Messages keeps no versions.', todo);
  } catch (error) {
    return unchecked('versions', `Versions cannot be read: ${faultText(error)}.`, todo);
  }
};

const checkUnindexedFilter = async (client: GraphClient, { siteId, listId }: At): Promise<Finding> => {
  const query = queryString({ $filter: "fields/Kind eq 'doctor'", $top: 1 });
  try {
    await client.call({ ...how('unindexed'), method: 'GET', path: `/sites/${siteId}/lists/${listId}/items${query}` });
    const what = 'A filter on a column without an index was answered; Graph used to refuse it.';
    return warning('unindexedFilter', what, 'Nothing: TenTwo filters only by indexed columns. Please report it to us.');
  } catch (error) {
    const isRefused = error instanceof GraphFault && error.code === 'refused';
    if (!isRefused)
      return unchecked('unindexedFilter', `Could not test a filter on a column without an index: ${faultText(error)}.`);
    return ok('unindexedFilter', `A filter on a column without an index is refused (${error.status}).`);
  }
};

/** Number of concurrent writes of one key. */
const writers = 6;

type Attempt = { readonly item: Item<MessageRow> } | { readonly item?: never; readonly error: unknown };

/** Writes several rows with one key concurrently. @returns the findings, and a row to continue with */
const checkConcurrentWrites = async (
  scratch: ScratchRows,
  access: SiteAccess,
  ports: Ports,
): Promise<readonly [readonly Finding[], Item<MessageRow> | undefined]> => {
  const post = (): Promise<Attempt> =>
    scratch.post().then(
      (item) => ({ item }),
      (error: unknown) => ({ error }),
    );
  const attempts = await Promise.all(Array.from({ length: writers }, post));
  const accepted = attempts.flatMap(({ item }) => item ?? []);
  const errors = attempts.flatMap((one) => (one.item ? [] : [one.error]));
  // If a response was lost, only reading shows whether the row was written.
  const found = errors.some(isUnknown) ? await lookFor(scratch, ports) : [];
  const rows = new Map([...accepted, ...found].map((item) => [item.id, item]));
  const [item] = rows.values();
  if (!item) return [[notWritten(errors, access)], undefined];
  return [[ok('write', 'The server can write.'), judge(rows.size, errors)], item];
};

/** Looks as long as the server would: ten times in five seconds (design section 2). */
const lookFor = async ({ items, key }: ScratchRows, { wait }: Ports): Promise<readonly Item<MessageRow>[]> => {
  for (let attempts = 1; ; attempts += 1) {
    const found = await items.where('NoticeKey', key, { operation: 'doctor.find', urgency: 'start' }).catch(() => []);
    if (found.length > 0 || attempts === 10) return found;
    await wait(500);
  }
};

const notWritten = (errors: readonly unknown[], { site, clientId }: SiteAccess): Finding => {
  const error = errors.find((one) => !mayBeTaken(one)) ?? errors[0];
  const isForbidden = error instanceof GraphFault && error.status === 403;
  const todo = isForbidden
    ? `Grant the application the role write: ${grantCall(site, 'write', clientId)}`
    : 'First fix the lists and columns, then try again.';
  return problem('write', `No row could be written to Messages: ${faultText(error)}.`, todo);
};

const judge = (accepted: number, errors: readonly unknown[]): Finding => {
  if (accepted > 1) {
    const what = `Of ${writers} rows written with one key at the same time, ${accepted} were accepted.`;
    return problem(
      'uniqueAtOnce',
      what,
      'Switch on *Enforce unique values* for "Messages".NoticeKey; if it is on already, stop using TenTwo.',
    );
  }
  const other = errors.find((error) => !mayBeTaken(error));
  if (errors.every((error) => !mayBeTaken(error)))
    return unchecked(
      'uniqueAtOnce',
      `Could not determine whether a key is accepted twice: ${faultText(other)}.`,
      'Try again later.',
    );
  return ok('uniqueAtOnce', `Of ${writers} rows written with one key at the same time, one was accepted.`);
};
