import type { GraphClient } from '../../../graph/client/graphClient.ts';
import { historyList } from '../../../graph/lists/history.ts';
import { createRawItems } from '../../../graph/lists/rawItems.ts';
import { createRowSeal, sealKeys } from '../../../graph/lists/rowSeal.ts';
import { listNamed, readLists } from '../../../graph/site/siteShape.ts';
import type { CopiedRow } from '../../backup/copy.ts';

type PutBackPorts = {
  readonly client: GraphClient;
  readonly siteId: string;
  readonly keys: readonly [string, ...string[]];
};

/** The row cannot be put back. The message says why. */
export class NotPutBack extends Error {}

const how = { operation: 'doctor.putBack', urgency: 'start' } as const;

/**
 * Writes rows of History that were deleted for good as they were, from a copy of the lists. Their stream works again; as
 * their ids are new, verification still names the checkpoints that covered the old ones.
 * @param commitKeys `SETTINGS/0003`
 * @returns the ids that they have now
 * @throws NotPutBack before anything is written; GraphFault
 */
export const putBack = async (
  { client, siteId, keys }: PutBackPorts,
  copied: readonly CopiedRow[],
  commitKeys: readonly string[],
): Promise<readonly { readonly commitKey: string; readonly item: string }[]> => {
  const list = listNamed(await readLists(client, siteId), historyList.name);
  if (!list) throw new NotPutBack(`The site has no list "${historyList.name}".`);
  const items = createRawItems(client, siteId, list.id, historyList);
  const { check } = createRowSeal(historyList, sealKeys(keys));
  const rows = [];
  for (const commitKey of new Set(commitKeys)) {
    const found = copied.find((one) => one.list === historyList.name && one.row.CommitKey === commitKey);
    const row = found && historyList.row.parse(found.row);
    if (!row) throw new NotPutBack(`The copy has no row ${commitKey}. Nothing was written.`);
    if (check(row, 'all', row.Seal) !== 'valid')
      throw new NotPutBack(`The row ${commitKey} in the copy has no valid seal. Nothing was written.`);
    const [there] = await items.where('CommitKey', commitKey, how);
    if (there)
      throw new NotPutBack(`${historyList.name} has a row ${commitKey}: item ${there.id}. Nothing was written.`);
    rows.push(row);
  }
  const written = [];
  for (const row of rows) written.push({ commitKey: row.CommitKey, item: (await items.add(row, how)).id });
  return written;
};
