import type { GraphClient } from '../graph/client/graphClient.ts';
import { historyList } from '../graph/lists/history.ts';
import { keyColumnOf } from '../graph/lists/listTable.ts';
import { createRowSeal, type Distrust, type RowValues, type SealKeys } from '../graph/lists/rowSeal.ts';
import { siteLists } from '../graph/lists/siteLists.ts';
import { listNamed, type NamedList } from '../graph/site/siteShape.ts';
import { firstPageOf, readItemPage } from './itemPages.ts';

/** Why a row is not one that TenTwo wrote: its seal; or that someone else created it or changed it last. */
export type Doubt = Distrust | 'createdElsewhere' | 'changedElsewhere';

/** A row of a list that TenTwo did not write, or did not write last. */
export type UntrustedSiteRow = {
  readonly list: string;
  /** Id of the item. */
  readonly item: string;
  /** Content of its key column, which anyone may have written. */
  readonly key: string;
  readonly distrust: Doubt;
};

export type SealScan = {
  readonly rows: readonly UntrustedSiteRow[];
  /** Number of rows that were read. */
  readonly read: number;
  /** Whether that was all of them. */
  readonly whole: boolean;
};

type ScanOptions = {
  readonly siteId: string;
  readonly lists: readonly NamedList[];
  readonly keys: SealKeys;
  /** Ids of the application that TenTwo has or had. */
  readonly applications: readonly string[];
};

const how = { operation: 'seals.scan', urgency: 'start' } as const;

/** Prefix of the keys of rows that `npm run doctor` writes and removes. No notice has such a key: TenTwo reads none. */
export const scratchPrefix = 'DOCTOR/';

/**
 * Checks seals and writers of the first page of each list, 999 rows. Lists that do not exist are left out. In History
 * only seal and hash say whether a change matters: a name can be erased. @throws GraphFault
 */
export const findUntrustedRows = async (client: GraphClient, options: ScanOptions): Promise<SealScan> => {
  const { siteId, lists, keys, applications } = options;
  const rows: UntrustedSiteRow[] = [];
  let read = 0;
  let whole = true;
  for (const table of siteLists) {
    const list = listNamed(lists, table.name);
    if (!list) continue;
    const { check } = createRowSeal(table, keys);
    const keyColumn = keyColumnOf(table);
    const page = await readItemPage(client, table, firstPageOf(siteId, list.id), how);
    for (const { id, row, createdBy, changedBy } of page.items) {
      const { Seal, ...values } = row as unknown as RowValues;
      const key = String(values[keyColumn] ?? '');
      if (key.startsWith(scratchPrefix)) continue;
      const seal = check(values, 'all', String(Seal ?? ''));
      const isPutBack = table.name !== historyList.name && !applications.includes(changedBy);
      const sealed = !applications.includes(createdBy)
        ? 'createdElsewhere'
        : isPutBack
          ? 'changedElsewhere'
          : undefined;
      const distrust = seal === 'valid' ? sealed : seal;
      if (distrust) rows.push({ list: table.name, item: id, key, distrust });
    }
    read += page.items.length;
    whole &&= page.next === undefined;
  }
  return { rows, read, whole };
};

/** Text from a list, for a terminal: the person who wrote it may have put control characters in it. */
export const plainText = (text: string): string => text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, ' ').slice(0, 255);
