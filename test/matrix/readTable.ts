/** A table written as text: a row a line, its cells by the names in the first line. `#` begins a remark. */
export type TextTable = ReadonlyMap<string, Readonly<Record<string, string>>>;

/**
 * Reads a table whose first line names the columns and whose rows begin with their own name. `|` only guides the eye.
 * @throws Error when a row has not as many cells as there are columns, or a name comes twice
 */
export const readTable = (text: string): TextTable => {
  const lines = text
    .split('\n')
    .map((line) => line.replace(/#.*/, '').replaceAll('|', ' ').trim())
    .filter((line) => line !== '')
    .map((line) => line.split(/\s+/));
  const [columns = [], ...rows] = lines;
  const table = new Map<string, Readonly<Record<string, string>>>();
  for (const [name = '', ...cells] of rows) {
    if (cells.length !== columns.length) throw new Error(`${name} has ${cells.length} cells of ${columns.length}`);
    if (table.has(name)) throw new Error(`${name} is there twice`);
    table.set(name, Object.fromEntries(columns.map((column, at) => [column, cells[at] ?? ''])));
  }
  return table;
};
