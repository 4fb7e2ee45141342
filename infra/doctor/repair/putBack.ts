import { historyList } from '../../../graph/lists/history.ts';
import { createRawItems } from '../../../graph/lists/rawItems.ts';
import { createRowSeal, sealKeys } from '../../../graph/lists/rowSeal.ts';
import type { CopiedRow } from '../../backup/copy.ts';
import { openList, type SetAsidePorts } from './forgedRow.ts';
import { openSettingsRecord } from './settingsRecord.ts';

/** The row cannot be put back. The message says why. */
export class NotPutBack extends Error {}

const how = { operation: 'doctor.putBack', urgency: 'start' } as const;

type Back = { readonly commitKey: string; readonly hash: string; readonly was: number; readonly item: string };

/**
 * Writes rows of History that were deleted for good as they were, from a copy of the lists, and records that in the
 * stream of the organisation, with the ids that they had: checkpoints cover them under these. If it is interrupted, it
 * can be repeated.
 * @param commitKeys `SETTINGS/0003`
 * @returns the ids that they have now
 * @throws NotPutBack before anything is written; NotSetAside; GraphFault
 */
export const putBack = async (
  ports: SetAsidePorts,
  copied: readonly CopiedRow[],
  commitKeys: readonly string[],
  why: { readonly reason: string; readonly by: string },
): Promise<readonly Back[]> => {
  const list = await openList(ports, historyList.name);
  const items = createRawItems(ports.client, ports.siteId, list.id, historyList);
  const { seal, check } = createRowSeal(historyList, sealKeys(ports.keys));
  const rows = [];
  for (const commitKey of new Set(commitKeys)) {
    const found = copied.find((one) => one.list === historyList.name && one.row.CommitKey === commitKey);
    const row = found && historyList.row.parse(found.row);
    if (!row) throw new NotPutBack(`The copy has no row ${commitKey}. Nothing was written.`);
    if (check(row, 'all', row.Seal) !== 'valid')
      throw new NotPutBack(`The row ${commitKey} in the copy has no valid seal. Nothing was written.`);
    const [there] = await items.where('CommitKey', commitKey, how);
    // Where an earlier run ended, it is only recorded.
    if (there && (Number(there.id) === found.id || there.row.Hash !== row.Hash))
      throw new NotPutBack(`${historyList.name} has a row ${commitKey}: item ${there.id}. Nothing was written.`);
    rows.push({ row, was: found.id, item: there?.id });
  }
  const back: Back[] = [];
  for (const { row, was, item } of rows) {
    // Servers look for new rows by `When`, which no hash covers.
    const { Seal: _, ...again } = { ...row, When: new Date(ports.now()).toISOString() };
    const written = item ?? (await items.add({ ...again, Seal: seal(again) }, how)).id;
    back.push({ commitKey: row.CommitKey, hash: row.Hash, was, item: written });
  }
  // While one of the settings is missing, nothing can be recorded.
  const settings = await openSettingsRecord(ports);
  for (const { commitKey, hash, was } of back)
    await settings.add({ list: historyList.name, item: String(was), row: commitKey, ...why, hash, outcome: 'putBack' });
  return back;
};
