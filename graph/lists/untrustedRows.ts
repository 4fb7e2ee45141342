import type { Organisation } from '../../procedure/organisation/organisation.ts';
import type { UntrustedRow } from '../../procedure/ports/health.ts';
import type { Log } from '../../procedure/ports/platform.ts';
import { isInRanges } from '../../procedure/record/values/ranges.ts';
import { isReference } from '../../procedure/record/values/reference.ts';
import type { SealObserver } from './listItems.ts';
import { keyColumnOf } from './listTable.ts';
import { messagesList, scratchPrefix } from './messages.ts';
import type { RowValues } from './rowSeal.ts';

/** Rows kept at most: more are a single incident, and the log names them all. */
const remembered = 1000;

/** The record that a row claims to belong to; '' for none. What an edit left of it may be wrong. */
const recordOf = (row: RowValues, key: string): string =>
  [String(row.Reference ?? ''), key.split('/')[0] ?? ''].find(isReference) ?? '';

export type UntrustedRows = SealObserver & {
  /** A row that TenTwo wrote was deleted. */
  readonly deleted: (list: string, item: string) => void;
  /** @param setAside deleted rows of which an administrator recorded why they are gone: they are left out */
  readonly all: (setAside: Organisation['setAside']) => readonly UntrustedRow[];
};

/**
 * The rows that this server found without a valid seal, until it reads them sealed or deleted, and those of TenTwo that
 * were deleted, until it reads them again.
 */
export const createUntrustedRows = (log: Log): UntrustedRows => {
  const found = new Map<string, UntrustedRow & { readonly etag: string }>();
  const idOf = (list: string, item: string): string => `${list} ${item}`;

  return {
    read: (table, { items, untrusted }, deleted) => {
      const list = table.name;
      for (const { id, etag, row, distrust } of untrusted) {
        if (found.get(idOf(list, id))?.etag === etag) continue;
        const key = String(row[keyColumnOf(table)] ?? '');
        if (list === messagesList.name && key.startsWith(scratchPrefix)) continue;
        const record = recordOf(row, key);
        if (found.size < remembered) found.set(idOf(list, id), { list, item: id, key, record, distrust, etag });
        log('error', 'row.untrusted', { list, item: id, row: key, record, distrust });
      }
      if (found.size === 0) return;
      for (const { id } of items) found.delete(idOf(list, id));
      for (const id of deleted) found.delete(idOf(list, id));
    },
    deleted: (list, item) => {
      if (found.size < remembered)
        found.set(idOf(list, item), { list, item, key: '', record: '', distrust: 'deleted', etag: '' });
    },
    all: (setAside = []) => {
      const isSetAside = ({ list, item, distrust }: UntrustedRow): boolean =>
        distrust === 'deleted' && setAside.some((one) => one.list === list && isInRanges(one.item, Number(item)));
      return [...found.values()].map(({ etag: _, ...row }) => row).filter((row) => !isSetAside(row));
    },
  };
};
