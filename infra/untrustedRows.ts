import type { GraphClient } from '../graph/client/graphClient.ts';
import { keyColumnOf } from '../graph/lists/listTable.ts';
import { createRawItems, type Item } from '../graph/lists/rawItems.ts';
import { createRowSeal, type Distrust, type SealKeys } from '../graph/lists/rowSeal.ts';
import { siteLists } from '../graph/lists/siteLists.ts';
import { listNamed, type NamedList } from '../graph/site/siteShape.ts';

/** A row of a list without a valid seal. */
export type UntrustedSiteRow = {
  readonly list: string;
  /** Id of the item. */
  readonly item: string;
  /** Content of its key column, which anyone may have written. */
  readonly key: string;
  readonly distrust: Distrust;
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
};

const how = { operation: 'seals.scan', urgency: 'start' } as const;

/** Prefix of the keys of rows that `npm run doctor` writes and removes. No notice has such a key: TenTwo reads none. */
export const scratchPrefix = 'DOCTOR/';

/** Checks the seals of the first page of each list, 999 rows. Lists that do not exist are left out. @throws GraphFault */
export const findUntrustedRows = async (client: GraphClient, options: ScanOptions): Promise<SealScan> => {
  const { siteId, lists, keys } = options;
  const rows: UntrustedSiteRow[] = [];
  let read = 0;
  let whole = true;
  for (const table of siteLists) {
    const list = listNamed(lists, table.name);
    if (!list) continue;
    const { check } = createRowSeal(table, keys);
    const keyColumn = keyColumnOf(table);
    const columns = Object.keys(table.columns);
    const items = createRawItems(client, siteId, list.id, table);
    const look = ({ id, row }: Item<Readonly<Record<string, string | number | undefined>>>): void => {
      read += 1;
      const { Seal, ...values } = row;
      const status = check(values, 'all', String(Seal ?? ''));
      const key = String(values[keyColumn] ?? '');
      if (status !== 'valid' && !key.startsWith(scratchPrefix))
        rows.push({ list: table.name, item: id, key, distrust: status });
    };
    const page = await items.firstPage(columns, how);
    page.items.forEach(look);
    whole &&= page.next === undefined;
  }
  return { rows, read, whole };
};

/** Text from a list, for a terminal: the person who wrote it may have put control characters in it. */
export const plainText = (text: string): string => text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, ' ').slice(0, 255);
