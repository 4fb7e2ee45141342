import { createHmac, createSecretKey, type KeyObject, timingSafeEqual } from 'node:crypto';

type Values = Readonly<Record<string, string | number | undefined>>;
type Sealed = Values & { readonly Seal: string; readonly Sequence: number | undefined };

/**
 * Of an item of a projection. `ours`: TenTwo wrote every value that was looked at. `otherVersion`: a TenTwo with other
 * columns wrote it. `unsealed`: nobody vouches for it. `edited`: it was changed after TenTwo wrote it.
 */
export type SealStatus = 'ours' | 'otherVersion' | 'unsealed' | 'edited';

/** Rises with every change of the columns: replicas of two versions must not take each other's items for edited ones. */
const layout = '3';

/** SharePoint may end lines its own way and drop spaces at the ends of a text: that is no edit. */
const asKept = (value: string | number | undefined) =>
  typeof value === 'string' ? (value.includes('\r') ? value.replace(/\r\n?/g, '\n') : value).trim() : value;

/** Lists of texts and numbers: the plain JSON of them is canonical, and a start makes it for every item. */
const macOf = (values: Values, columns: readonly string[], key: KeyObject): string =>
  createHmac('sha256', key)
    .update(JSON.stringify(['row', columns.map((name) => [name, asKept(values[name]) ?? ''])]), 'utf8')
    .digest('hex')
    .slice(0, 32);

const same = (one: string | undefined, other: string): boolean =>
  one?.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other));

/**
 * Seals the items of one projection: an HMAC over some columns, which the register reads for every item, and another
 * over all. So an edit by hand is told from what another replica wrote, without asking anybody.
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
  /** Of an item that was read with all its columns. */
  const check = (row: R): SealStatus => standing(row, all, 2);
  return {
    put: (row: Omit<R, 'Seal'>): R => {
      const values = row as Values;
      // The compiler does not see that `Seal` is all that was missing.
      return { ...row, Seal: [layout, macOf(values, some, key), macOf(values, all, key)].join('.') } as unknown as R;
    },
    check,
    /** Of an item that was read with `some` of its columns. */
    checkSome: (row: R): SealStatus => standing(row, some, 1),
    /** The last commit that the item truly shows; 0 when TenTwo does not vouch for it. */
    shows: (row: R): number => (check(row) === 'ours' || check(row) === 'otherVersion' ? (row.Sequence ?? 0) : 0),
  };
};
export type Seal<R extends Sealed> = ReturnType<typeof createSeal<R>>;
