/** Normalises a text for comparison: SharePoint ignores case. */
export const fold = (text: string) => text.toLowerCase();

/**
 * Returns a stored value as filters and the unique constraint compare it; undefined for no value and for sets, which
 * SharePoint does not index. Dates are texts of equal length, so they sort as instants.
 */
export function keyOf(value: unknown): string | number | undefined {
  switch (typeof value) {
    case 'string':
      return fold(value);
    case 'number':
      return value;
    case 'boolean':
      return value ? 1 : 0;
    default:
      return undefined;
  }
}
