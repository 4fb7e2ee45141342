import { createHmac, createSecretKey, type KeyObject, timingSafeEqual } from 'node:crypto';

type Values = Readonly<Record<string, string | number | undefined>>;
type Sealed = Values & { readonly Seal: string; readonly Sequence: number | undefined };

/**
 * State of a projected item. `ours`: TenTwo wrote every value that was checked. `otherVersion`: a TenTwo with other
 * columns wrote it. `unsealed`: it has no seal of TenTwo. `edited`: it was changed after TenTwo wrote it.
 */
export type SealStatus = 'ours' | 'otherVersion' | 'unsealed' | 'edited';

/**
 * Increases with every change of the columns: replicas of two versions must not mistake each other's items for edited
 * ones.
 */
const layout = '3';

/** SharePoint may change line ends and drop leading or trailing spaces of a text: that is not an edit. */
const asKept = (value: string | number | undefined) =>
  typeof value === 'string' ? (value.includes('\r') ? value.replace(/\r\n?/g, '\n') : value).trim() : value;

/** For lists of texts and numbers, plain JSON is canonical; a start computes it for every item. */
const macOf = (values: Values, columns: readonly string[], key: KeyObject): string =>
  createHmac('sha256', key)
    .update(JSON.stringify(['row', columns.map((name) => [name, asKept(values[name]) ?? ''])]), 'utf8')
    .digest('hex')
    .slice(0, 32);

const same = (one: string | undefined, other: string): boolean =>
  one?.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other));

/**
 * Seals the items of one projection: one HMAC over some columns, which the register reads for every item, and another
 * over all. This distinguishes a manual edit from another replica's write without a request.
 */
export const createSeal = <R extends Sealed>(
  names: readonly (keyof R & string)[],
  some: readonly (keyof R & string)[],
  secret: string,
) => {
  const key = createSecretKey(secret, 'utf8');
  const all = names.filter((name) => name !== 'Seal');
  const standing = (row: Sealed, columns: readonly string[], part: 1 | 2): SealStatus => {
    const parts = row.Seal.split('.');
    if (row.Seal === '') return 'unsealed';
    if (parts[0] !== layout) return 'otherVersion';
    return same(parts[part], macOf(row, columns, key)) ? 'ours' : 'edited';
  };
  /** For an item that was read with all its columns. */
  const check = (row: R): SealStatus => standing(row, all, 2);
  return {
    put: (row: Omit<R, 'Seal'>): R => {
      const values = row as Values;
      // The compiler does not see that only `Seal` was missing.
      return { ...row, Seal: [layout, macOf(values, some, key), macOf(values, all, key)].join('.') } as unknown as R;
    },
    check,
    /** For an item that was read with `some` of its columns. */
    checkSome: (row: R): SealStatus => standing(row, some, 1),
    /** The last commit that the item really shows; 0 when its seal is not valid. */
    shows: (row: R): number => (check(row) === 'ours' || check(row) === 'otherVersion' ? (row.Sequence ?? 0) : 0),
  };
};
export type Seal<R extends Sealed> = ReturnType<typeof createSeal<R>>;
