import { createHmac, createSecretKey, type KeyObject, timingSafeEqual } from 'node:crypto';
import type { Columns, ListTable } from './listTable.ts';

/** Why a row is not trusted. `unknownKey`: the seal names a key that is not in the ring of this server. */
export type Distrust = 'unsealed' | 'otherFormat' | 'unknownKey' | 'broken';
export type SealStatus = 'valid' | Distrust;

/** What a read covers: the columns that the table calls its core, or all of them. */
export type Selection = 'core' | 'all';

export type RowValues = Readonly<Record<string, string | number | undefined>>;

/** Format of the seal. Specified in docs/verify.md. */
const format = '1';

type SealKey = { readonly id: string; readonly key: KeyObject };

/** The keys of `SEAL_KEY`: the first seals, all verify. */
export type SealKeys = readonly [SealKey, ...SealKey[]];

const keyOf = (secret: string): SealKey => {
  const key = createSecretKey(Buffer.from(secret, 'hex'));
  return { key, id: createHmac('sha256', key).update('id').digest('hex').slice(0, 8) };
};

/** @param secrets 32 bytes each, in hex */
export const sealKeys = ([first, ...more]: readonly [string, ...string[]]): SealKeys => [
  keyOf(first),
  ...more.map(keyOf),
];

/** SharePoint may keep whole seconds of an instant only. */
export const wholeSecond = (instant: string): string => {
  const at = Date.parse(instant);
  return Number.isNaN(at) ? instant : new Date(Math.floor(at / 1000) * 1000).toISOString();
};

type Reader = readonly [name: string, isInstant: boolean];

type Sealed = { readonly list: string; readonly part: Selection; readonly columns: readonly Reader[] };

/**
 * The HMAC over list, part, and the names and values of the columns that are not empty: a column added later breaks no
 * seal.
 */
const macOf = ({ list, part, columns }: Sealed, values: RowValues, { key }: SealKey): string => {
  const found: (string | number)[] = [list, part];
  for (const [name, isInstant] of columns) {
    const value = values[name];
    if (value === undefined || value === '') continue;
    if (typeof value === 'number') {
      found.push(name, value);
      continue;
    }
    const text = isInstant ? wholeSecond(value) : value;
    // SharePoint may change line ends and drop leading or trailing spaces of a text: that is not an edit.
    const kept = (text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text).trim();
    if (kept !== '') found.push(name, kept);
  }
  return createHmac('sha256', key).update(JSON.stringify(found), 'utf8').digest('base64url');
};

const same = (one: string | undefined, other: string): boolean =>
  one?.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other));

export type RowSeal = {
  /** The column `Seal` for these values. */
  readonly seal: (values: RowValues) => string;
  /** @param selection the columns that were read */
  readonly check: (values: RowValues, selection: Selection, seal: string) => SealStatus;
};

/**
 * Seals the rows of one list: an HMAC-SHA-256 over the name of the list and its core columns, and another over all
 * columns, so that a read of the core alone can be verified as well. Specified in docs/verify.md.
 */
export const createRowSeal = <C extends Columns>(table: ListTable<C>, keys: SealKeys): RowSeal => {
  const readers = (names: readonly string[]): readonly Reader[] =>
    names
      .filter((name) => name !== 'Seal')
      .toSorted()
      .map((name) => [name, table.columns[name]?.facet.dateTime !== undefined]);
  const list = table.name;
  const parts = {
    core: { list, part: 'core', columns: readers(table.core) },
    all: { list, part: 'all', columns: readers(Object.keys(table.columns)) },
  } as const;

  return {
    seal: (values) => {
      const [key] = keys;
      return [format, key.id, macOf(parts.core, values, key), macOf(parts.all, values, key)].join('.');
    },
    check: (values, selection, seal) => {
      if (seal === '') return 'unsealed';
      const [of, id, core, all] = seal.split('.');
      if (of !== format) return 'otherFormat';
      const key = keys.find((one) => one.id === id);
      if (!key) return 'unknownKey';
      return same(selection === 'core' ? core : all, macOf(parts[selection], values, key)) ? 'valid' : 'broken';
    },
  };
};
