import { randomUUID } from 'node:crypto';
import { GraphError, invalidRequest, tooManyResources } from '../http/graphError.ts';
import { fold, keyOf } from '../items/fieldValue.ts';
import type { Store } from '../store.ts';
import { type Column, maxIndexes } from './column.ts';
import { systemFields } from './systemColumns.ts';

/** A list without its columns and items. */
export type ListDefinition = {
  readonly displayName: string;
  readonly description: string;
  /** Omitted from the collection of lists unless requested. */
  readonly hidden: boolean;
  /** Absent for a generic list. */
  readonly template?: 'documentLibrary';
  readonly version: number;
  readonly created: string;
  readonly modified: string;
  /** Application ids. */
  readonly author: string;
  readonly editor: string;
};

export type List = ListDefinition & {
  /** Key of the list in the store. */
  readonly number: number;
  readonly id: string;
  /** The list's own columns, in order of creation. */
  readonly columns: readonly Column[];
};

export const isLibrary = (list: List) => list.template === 'documentLibrary';

/** List view threshold of SharePoint Online: beyond this many rows, it refuses queries that no index narrows down. */
export const viewThreshold = 5000;

/** Lists and columns of the store, cached in memory: this process is the only one that writes the file. */
export class Catalog {
  readonly #store: Store;
  #lists: readonly List[] = [];
  readonly #byName = new Map<string, List>();

  constructor(store: Store) {
    this.#store = store;
    this.reload();
  }

  get lists(): readonly List[] {
    return this.#lists;
  }

  byNumber(number: number): List | undefined {
    return this.#lists.find((list) => list.number === number);
  }

  /** Finds a list by id or title, ignoring case. */
  find(idOrTitle: string): List | undefined {
    return this.#byName.get(idOrTitle) ?? this.#byName.get(fold(idOrTitle));
  }

  /** @throws GraphError 409 if the title is taken; the body is documented for drives only (graph-lists 1.2) */
  create(definition: ListDefinition, columns: readonly Column[]): List {
    if (this.find(definition.displayName)) throw nameTaken();
    const id = randomUUID();
    this.#store.transaction(() => {
      const number = this.#nextNumber();
      const title = fold(definition.displayName);
      const insert = 'INSERT INTO lists (number, id, title, definition) VALUES (?, ?, ?, ?)';
      this.#store.run(insert, number, id, title, JSON.stringify(definition));
      for (const [index, column] of columns.entries()) {
        checkNew(columns.slice(0, index), column);
        this.#insertColumn(number, column);
      }
    });
    this.reload();
    return this.#known(id);
  }

  /** @throws GraphError 409 if the name is taken, 400 if there are too many indexes */
  addColumn(list: List, column: Column): void {
    checkNew(list.columns, column);
    this.#store.transaction(() => this.#insertColumn(list.number, column));
    this.reload();
  }

  /** Replaces the definition with the same id, and builds or drops its index. */
  changeColumn(list: List, column: Column): void {
    const others = list.columns.filter((one) => one.id !== column.id);
    const before = list.columns.find((one) => one.id === column.id);
    if (column.indexed) checkIndexes(others);
    this.#store.transaction(() => {
      const update = 'UPDATE columns SET definition = ? WHERE list = ? AND id = ?';
      this.#store.run(update, JSON.stringify(column), list.number, column.id);
      if (!column.indexed) this.#store.run('DELETE FROM indexed WHERE list = ? AND name = ?', list.number, column.name);
      else if (!before?.indexed) this.#fillIndex(list.number, column);
      if (column.enforceUniqueValues) this.#checkUnique(list.number, column);
    });
    this.reload();
  }

  reload(): void {
    const lists = this.#store.all<{ number: number; id: string; definition: string }>(
      'SELECT * FROM lists ORDER BY number',
    );
    const columns = 'SELECT definition FROM columns WHERE list = ? ORDER BY position';
    this.#lists = lists.map(({ number, id, definition }) => ({
      ...(JSON.parse(definition) as ListDefinition),
      number,
      id,
      columns: this.#store
        .all<{ definition: string }>(columns, number)
        .map((row) => JSON.parse(row.definition) as Column),
    }));
    this.#byName.clear();
    for (const list of this.#lists) this.#byName.set(fold(list.displayName), list).set(list.id, list);
  }

  #known(id: string): List {
    const list = this.find(id);
    if (!list) throw new Error(`list ${id} vanished`);
    return list;
  }

  /** Numbers are never reused, so that leftovers of a list removed by a reset cannot be mistaken for those of a new list. */
  #nextNumber(): number {
    const number = Number(this.#store.setting('lastList') ?? 0) + 1;
    this.#store.setSetting('lastList', String(number));
    return number;
  }

  #insertColumn(list: number, column: Column): void {
    const insert = 'INSERT INTO columns (list, id, definition) VALUES (?, ?, ?)';
    this.#store.run(insert, list, column.id, JSON.stringify(column));
  }

  /** An index must exist before the list exceeds the threshold (graph-lists 2.3). */
  #fillIndex(list: number, column: Column): void {
    const rows = this.#store.all<{ id: number; fields: string }>(
      `SELECT id, fields FROM items WHERE list = ? LIMIT ${viewThreshold + 1}`,
      list,
    );
    if (rows.length > viewThreshold) throw tooManyResources();
    for (const row of rows) {
      const key = keyOf((JSON.parse(row.fields) as Record<string, unknown>)[column.name]);
      if (key !== undefined) this.#store.run('INSERT INTO indexed VALUES (?, ?, ?, ?)', list, column.name, key, row.id);
    }
  }

  #checkUnique(list: number, column: Column): void {
    const twice = 'SELECT 1 FROM indexed WHERE list = ? AND name = ? GROUP BY value HAVING count(*) > 1 LIMIT 1';
    if (this.#store.get(twice, list, column.name)) {
      throw invalidRequest(`The column '${column.name}' holds duplicate values.`);
    }
  }
}

const nameTaken = () => new GraphError(409, 'nameAlreadyExists', 'Name already exists');

function checkNew(columns: readonly Column[], column: Column): void {
  const name = fold(column.name);
  if (systemFields.has(name) || columns.some((one) => fold(one.name) === name)) throw nameTaken();
  if (column.indexed) checkIndexes(columns);
}

function checkIndexes(others: readonly Column[]): void {
  if (others.filter((one) => one.indexed).length < maxIndexes) return;
  throw invalidRequest(`The list already has the maximum of ${maxIndexes} indexed columns.`);
}
