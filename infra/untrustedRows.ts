import type { GraphClient } from '../graph/client/graphClient.ts';
import type { Wait } from '../graph/client/wait.ts';
import { historyList } from '../graph/lists/history.ts';
import { keyColumnOf, type ListTable, type RawRow } from '../graph/lists/listTable.ts';
import { scratchPrefix } from '../graph/lists/messages.ts';
import { createRowSeal, type Distrust, type RowValues, type SealKeys } from '../graph/lists/rowSeal.ts';
import { siteLists } from '../graph/lists/siteLists.ts';
import { listNamed, type NamedList } from '../graph/site/siteShape.ts';
import { itemPages, type WrittenItem } from './itemPages.ts';

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
};

type ScanOptions = {
  readonly siteId: string;
  readonly lists: readonly NamedList[];
  readonly keys: SealKeys;
  /** Ids of the application that TenTwo has or had. */
  readonly applications: readonly string[];
  readonly wait: Wait;
};

const how = { operation: 'seals.scan', urgency: 'start' } as const;

/**
 * Checks seals and writers of all rows. Lists that do not exist are left out. In History only seal and hash say whether a
 * change matters: a name can be erased. @throws GraphFault
 */
export const findUntrustedRows = async (client: GraphClient, options: ScanOptions): Promise<SealScan> => {
  const { siteId, lists, wait } = options;
  const rows: UntrustedSiteRow[] = [];
  let read = 0;
  for (const table of siteLists) {
    const list = listNamed(lists, table.name);
    if (!list) continue;
    const doubtOf = doubtsAbout(table, options);
    for await (const items of itemPages(client, table, { siteId, listId: list.id, how, wait })) {
      read += items.length;
      for (const item of items) {
        const key = String((item.row as unknown as RowValues)[keyColumnOf(table)] ?? '');
        const distrust = key.startsWith(scratchPrefix) ? undefined : doubtOf(item);
        if (distrust) rows.push({ list: table.name, item: item.id, key, distrust });
      }
    }
  }
  return { rows, read };
};

const doubtsAbout = (table: ListTable, { keys, applications }: Pick<ScanOptions, 'keys' | 'applications'>) => {
  const { check } = createRowSeal(table, keys);
  return ({ row, createdBy, changedBy }: WrittenItem<RawRow>): Doubt | undefined => {
    const { Seal, ...values } = row as unknown as RowValues;
    const seal = check(values, 'all', String(Seal ?? ''));
    if (seal !== 'valid') return seal;
    if (!applications.includes(createdBy)) return 'createdElsewhere';
    const isPutBack = table.name !== historyList.name && !applications.includes(changedBy);
    return isPutBack ? 'changedElsewhere' : undefined;
  };
};

/** Text from a list, for a terminal: the person who wrote it may have put control characters in it. */
export const plainText = (text: string): string => text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, ' ').slice(0, 255);
