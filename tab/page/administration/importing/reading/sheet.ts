/** Content of a cell; a date is midnight in UTC. */
export type SheetCell = string | number | boolean | Date | null;
export type Sheet = { readonly name: string; readonly rows: readonly (readonly SheetCell[])[] };

export const mostRows = 5000;
export const mostColumns = 100;
export const mostFileBytes = 5 * 1024 * 1024;
