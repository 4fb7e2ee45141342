import { GraphFault, isUnknown, maybeTaken } from '../../../graph/client/graphFault.ts';
import type { Item } from '../../../graph/lists/listItems.ts';
import type { MessageRow } from '../../../graph/lists/messages.ts';
import { faultText } from '../../../server/faultText.ts';
import { grantCall } from '../../sharepoint/permissions.ts';
import type { SiteAccess } from '../../siteAccess.ts';
import { type Finding, ok, problem, unchecked } from '../finding.ts';
import type { Ports } from '../ports.ts';
import type { ScratchRows } from './scratchRows.ts';

/** So many write one key at the same moment. */
const crowd = 6;

type Attempt = { readonly item: Item<MessageRow> } | { readonly item?: never; readonly error: unknown };

/** Many rows with one key at the same moment. @returns a row to go on with, besides the findings */
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
  const attempts = await Promise.all(Array.from({ length: crowd }, post));
  const accepted = attempts.flatMap(({ item }) => item ?? []);
  const errors = attempts.flatMap((one) => (one.item ? [] : [one.error]));
  // Whether a row whose answer was lost is there, only reading tells.
  const found = errors.some(isUnknown) ? await lookFor(scratch, ports) : [];
  const rows = new Map([...accepted, ...found].map((item) => [item.id, item]));
  const [item] = rows.values();
  if (!item) return [[notWritten(errors, access)], undefined];
  return [[ok('write', 'The server may write.'), judge(rows.size, errors)], item];
};

/** As long as the server itself would: ten times, over five seconds (design section 2). */
const lookFor = async ({ items, key }: ScratchRows, { wait }: Ports): Promise<readonly Item<MessageRow>[]> => {
  for (let looks = 1; ; looks += 1) {
    const found = await items.where('NoticeKey', key, { operation: 'doctor.find', urgency: 'start' }).catch(() => []);
    if (found.length > 0 || looks === 10) return found;
    await wait(500);
  }
};

const notWritten = (errors: readonly unknown[], { site, clientId }: SiteAccess): Finding => {
  const error = errors.find((one) => !maybeTaken(one)) ?? errors[0];
  const isForbidden = error instanceof GraphFault && error.status === 403;
  const todo = isForbidden
    ? `Grant the application the role write: ${grantCall(site, 'write', clientId)}`
    : 'Put the lists and columns right first; then look again.';
  return problem('write', `No row could be written to Messages: ${faultText(error)}.`, todo);
};

const judge = (accepted: number, errors: readonly unknown[]): Finding => {
  if (accepted > 1) {
    const what = `Of ${crowd} rows written with one key at once, ${accepted} were accepted.`;
    return problem(
      'uniqueAtOnce',
      what,
      'Switch on *Enforce unique values* of "Messages".NoticeKey; if it is on, stop using TenTwo.',
    );
  }
  const other = errors.find((error) => !maybeTaken(error));
  if (errors.every((error) => !maybeTaken(error)))
    return unchecked(
      'uniqueAtOnce',
      `Nothing shows whether one key is taken twice: ${faultText(other)}.`,
      'Look again later.',
    );
  return ok('uniqueAtOnce', `Of ${crowd} rows written with one key at once, one was accepted.`);
};
