/** Text as SharePoint compares it: without case. */
export const fold = (text: string) => text.toLowerCase();

/**
 * A stored value as filters and the unique rule compare it; undefined when there is none, or when it is a set,
 * which SharePoint does not index. Dates are texts of one length, so they order as instants.
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
