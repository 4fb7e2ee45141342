import { randomUUID } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import type { LocalClock } from '../../clock/movableClock.ts';
import type { Visibility } from '../control/visibility.ts';
import { GraphError, itemNotFound, requireTag } from '../http/graphError.ts';
import type { List } from '../lists/catalog.ts';
import type { Store } from '../store.ts';
import { type FieldChanges, type Fields, keyOf, wholeSeconds } from './fieldValue.ts';

export type Writer = {
  /** Application id. */
  readonly id: string;
  /** How long the write stays invisible to filters and delta, in milliseconds. */
  readonly lagMs: number;
};

export const writerOf = (request: FastifyRequest): Writer => ({
  id: request.caller.applicationId,
  lagMs: request.effects.lag.ms,
});

export type ItemRow = {
  readonly list: number;
  readonly id: number;
  readonly guid: string;
  readonly version: number;
  /** Number of the last write in the list's own sequence: the order of delta. */
  readonly change: number;
  readonly fields: string;
  readonly created: string;
  /** Application ids, or `system`. */
  readonly author: string;
  readonly modified: string;
  readonly editor: string;
};

/** Quoted, as in `If-Match`: the item's guid and its version. */
export const eTagOf = (row: Pick<ItemRow, 'guid' | 'version'>) => `"${row.guid},${row.version}"`;

const select = 'SELECT * FROM items WHERE list = ? AND id = ?';
/** SharePoint's default (graph-lists 1.6). */
const keptVersions = 50;

/** The items of all lists: one transaction per write. Values must be validated already (`parseFields`). */
export class ItemStore {
  readonly #store: Store;
  readonly #visibility: Visibility;
  readonly #clock: LocalClock;
  readonly #changed: (list: number) => void;

  /** @param changed called after each write, with the number of the list */
  constructor(store: Store, visibility: Visibility, clock: LocalClock, changed: (list: number) => void) {
    this.#store = store;
    this.#visibility = visibility;
    this.#clock = clock;
    this.#changed = changed;
  }

  find(list: List, id: number): ItemRow | undefined {
    return this.#store.get<ItemRow>(select, list.number, id);
  }

  /** @throws GraphError 404 */
  read(list: List, id: number): ItemRow {
    const row = this.find(list, id);
    if (!row) throw itemNotFound();
    return row;
  }

  /** Runs `within` in the same transaction. @throws GraphError 400 if a unique value is taken */
  create(list: List, changes: FieldChanges, writer: Writer, within: (row: ItemRow) => void = noop): ItemRow {
    const row = this.#store.transaction(() => {
      const inserted = this.#insert(list, changes, writer.id);
      within(inserted);
      return inserted;
    });
    this.#publish(list, [row.change], writer);
    return row;
  }

  /** For seeding: all or none, visible at once. `id` sets the id of a row. */
  createMany(
    list: List,
    rows: Iterable<{ readonly changes: FieldChanges; readonly id?: number }>,
    writerId: string,
  ): void {
    this.#store.transaction(() => {
      for (const { changes, id } of rows) this.#insert(list, changes, writerId, id);
    });
    this.#changed(list.number);
  }

  /** @throws GraphError 404; 412 if `ifMatch` is not the current eTag; 400 if a unique value is taken */
  update(list: List, id: number, changes: FieldChanges, ifMatch: string | undefined, writer: Writer): ItemRow {
    return this.replace(list, id, (before) => merge(before, changes), ifMatch, writer);
  }

  /** Like `update`, but replaces all fields, and runs `within` in the same transaction. */
  replace(
    list: List,
    id: number,
    fieldsOf: (before: Fields) => Fields,
    ifMatch: string | undefined,
    writer: Writer,
    within: () => void = noop,
  ): ItemRow {
    const row = this.#store.transaction(() => {
      const before = this.read(list, id);
      requireTag(ifMatch, [eTagOf(before)]);
      const old = JSON.parse(before.fields) as Fields;
      const fields = fieldsOf(old);
      this.#reindex(list, id, old, fields);
      this.#keepVersion(before);
      const change = this.#nextValue(list, 'lastChange');
      within();
      return this.#put({
        ...before,
        version: before.version + 1,
        change,
        fields: JSON.stringify(fields),
        modified: wholeSeconds(this.#clock.now()),
        editor: writer.id,
      });
    });
    this.#publish(list, [row.change], writer);
    return row;
  }

  /** @throws GraphError 404; 412 if `ifMatch` is not the current eTag */
  remove(list: List, id: number, ifMatch: string | undefined, writer: Writer): void {
    requireTag(ifMatch, [eTagOf(this.read(list, id))]);
    this.removeMany(list, [id], writer);
  }

  /** All or none; runs `within` in the same transaction. @throws GraphError 404 */
  removeMany(list: List, ids: readonly number[], writer: Writer, within: () => void = noop): void {
    const changes = this.#store.transaction(() => {
      within();
      return ids.map((id) => this.#delete(list, this.read(list, id)));
    });
    this.#publish(list, changes, writer);
  }

  /** Returns the current and up to 50 past versions of an item, newest first. @throws GraphError 404 */
  versions(list: List, id: number): readonly ItemRow[] {
    const past = 'SELECT * FROM versions WHERE list = ? AND id = ? ORDER BY version DESC';
    return [this.read(list, id), ...this.#store.all<ItemRow>(past, list.number, id)];
  }

  /** Returns the item as of the change `horizon`. */
  asOf(list: List, id: number, horizon: number): ItemRow | undefined {
    const row = this.find(list, id);
    if (row && row.change <= horizon) return row;
    const earlier = 'SELECT * FROM versions WHERE list = ? AND id = ? AND change <= ? ORDER BY change DESC LIMIT 1';
    const version = this.#store.get<ItemRow>(earlier, list.number, id, horizon);
    const deletion = 'SELECT 1 FROM deletions WHERE list = ? AND id = ? AND change <= ?';
    return version && !row && this.#store.get(deletion, list.number, id, horizon) ? undefined : version;
  }

  #publish(list: List, changes: readonly number[], writer: Writer): void {
    for (const change of changes) this.#visibility.recordWrite(list.number, change, writer.lagMs);
    this.#changed(list.number);
  }

  #delete(list: List, row: ItemRow): number {
    this.#reindex(list, row.id, JSON.parse(row.fields) as Fields, {});
    this.#keepVersion(row);
    this.#store.run('DELETE FROM items WHERE list = ? AND id = ?', list.number, row.id);
    const change = this.#nextValue(list, 'lastChange');
    this.#store.run('INSERT INTO deletions VALUES (?, ?, ?)', list.number, change, row.id);
    return change;
  }

  #insert(list: List, changes: FieldChanges, writerId: string, givenId?: number): ItemRow {
    const fields = merge({}, changes);
    const id = givenId ?? this.#nextValue(list, 'lastItem');
    this.#reindex(list, id, {}, fields);
    const now = wholeSeconds(this.#clock.now());
    return this.#put({
      list: list.number,
      id,
      guid: randomUUID(),
      version: 1,
      change: this.#nextValue(list, 'lastChange'),
      fields: JSON.stringify(fields),
      created: now,
      author: writerId,
      modified: now,
      editor: writerId,
    });
  }

  #nextValue(list: List, counter: 'lastItem' | 'lastChange'): number {
    const next = `UPDATE lists SET ${counter} = ${counter} + 1 WHERE number = ? RETURNING ${counter} AS value`;
    const row = this.#store.get<{ value: number }>(next, list.number);
    if (!row) throw itemNotFound();
    return row.value;
  }

  #put(row: ItemRow): ItemRow {
    const { list, id, guid, version, change, fields, created, author, modified, editor } = row;
    const put = 'INSERT OR REPLACE INTO items VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)';
    this.#store.run(put, list, id, guid, version, change, fields, created, author, modified, editor);
    return row;
  }

  #keepVersion(row: ItemRow): void {
    this.#store.run('INSERT INTO versions SELECT * FROM items WHERE list = ? AND id = ?', row.list, row.id);
    const prune = 'DELETE FROM versions WHERE list = ? AND id = ? AND version <= ?';
    this.#store.run(prune, row.list, row.id, row.version - keptVersions);
  }

  /** Updates the index rows of an item, and enforces the unique constraint. */
  #reindex(list: List, id: number, before: Fields, after: Fields): void {
    for (const column of list.columns) {
      if (!column.indexed) continue;
      const [old, key] = [keyOf(before[column.name]), keyOf(after[column.name])];
      if (old === key) continue;
      if (key !== undefined && column.enforceUniqueValues) this.#checkUnique(list, column.name, key);
      if (old !== undefined) {
        const remove = 'DELETE FROM indexed WHERE list = ? AND name = ? AND value = ? AND item = ?';
        this.#store.run(remove, list.number, column.name, old, id);
      }
      if (key !== undefined)
        this.#store.run('INSERT INTO indexed VALUES (?, ?, ?, ?)', list.number, column.name, key, id);
    }
  }

  /** SPDuplicateValuesFound. HTTP 400 was seen in public code; code and message are not recorded (graph-lists 1.5). */
  #checkUnique(list: List, name: string, key: string | number): void {
    const taken = 'SELECT 1 FROM indexed WHERE list = ? AND name = ? AND value = ? LIMIT 1';
    if (!this.#store.get(taken, list.number, name, key)) return;
    const message = `The list item could not be added or updated because duplicate values were found in the following field(s) in the list: [${name}].`;
    throw new GraphError(400, 'invalidRequest', message);
  }
}

const noop = () => {};

function merge(before: Fields, changes: FieldChanges): Fields {
  const fields: Record<string, Fields[string]> = { ...before };
  for (const [name, value] of Object.entries(changes)) {
    if (value === null) delete fields[name];
    else fields[name] = value;
  }
  return fields;
}
