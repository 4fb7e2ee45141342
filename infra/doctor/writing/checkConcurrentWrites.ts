import { GraphFault, isUnknown, mayBeTaken } from '../../../graph/client/graphFault.ts';
import type { Item } from '../../../graph/lists/listItems.ts';
import type { MessageRow } from '../../../graph/lists/messages.ts';
import { faultText } from '../../../server/faultText.ts';
import { grantCall } from '../../sharepoint/permissions.ts';
import type { SiteAccess } from '../../siteAccess.ts';
import { type Finding, ok, problem, unchecked } from '../finding.ts';
import type { Ports } from '../ports.ts';
import type { ScratchRows } from './scratchRows.ts';

/** Number of concurrent writes of one key. */
const writers = 6;

type Attempt = { readonly item: Item<MessageRow> } | { readonly item?: never; readonly error: unknown };

/** Writes several rows with one key concurrently. @returns the findings, and a row to continue with */
export const checkConcurrentWrites = async (
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
