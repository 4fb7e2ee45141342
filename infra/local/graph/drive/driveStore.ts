import { GraphError, invalidRequest, itemNotFound } from '../http/graphError.ts';
import { type Fields, fold } from '../items/fieldValue.ts';
import type { ItemRow, ItemStore, Writer } from '../items/itemStore.ts';
import type { List } from '../lists/catalog.ts';
import type { Store } from '../store.ts';
import type { Contents, StoredContent } from './content/contents.ts';
import { rootIdOf } from './driveIds.ts';
import { checkFileName, libraryPath, mimeTypeOf, numberedName } from './fileName.ts';

/** A file or folder: its list item, and its properties in the drive. */
export type DriveRow = ItemRow & {
  /** Item id of the parent folder; 0 for the root. */
  readonly parent: number;
  readonly name: string;
  readonly folded: string;
  /** Name of the stored content; null for a folder. */
  readonly content: string | null;
  readonly size: number;
  readonly hash: string;
  readonly mimeType: string;
  readonly contentVersion: number;
};

export type ConflictBehavior = 'fail' | 'replace' | 'rename';

/** Where a file or folder is to be created. */
export type Destination = { readonly list: List; readonly parent: DriveRow; readonly name: string };

/** `created`: no file with that name existed. */
export type PutFile = { readonly row: DriveRow; readonly created: boolean };

const noop = () => {};

export const isFolder = (row: DriveRow) => row.content === null;
export const isRoot = (row: DriveRow) => row.id === 0;

/** The files and folders of libraries. Each is an item of the library's list, written in the same transaction. */
export class DriveStore {
  readonly #store: Store;
  readonly #items: ItemStore;
  readonly #contents: Contents;

  constructor(store: Store, items: ItemStore, contents: Contents) {
    this.#store = store;
    this.#items = items;
    this.#contents = contents;
  }

  root(list: List): DriveRow {
    const { number, created, author, modified, editor } = list;
    const written = { created, author, modified, editor };
    const nothing = { fields: '{}', content: null, size: 0, hash: '', mimeType: '', contentVersion: 0 };
    const name = { parent: 0, name: 'root', folded: 'root' };
    return { list: number, id: 0, guid: rootIdOf(list.id), version: 1, change: 0, ...written, ...nothing, ...name };
  }

  byNumber(list: List, id: number): DriveRow | undefined {
    if (id === 0) return this.root(list);
    return this.#store.get<DriveRow>('SELECT * FROM driveRows WHERE list = ? AND id = ?', list.number, id);
  }

  byUniqueId(list: List, uniqueId: string): DriveRow | undefined {
    if (uniqueId === rootIdOf(list.id)) return this.root(list);
    const found = 'SELECT id FROM driveItems WHERE uniqueId = ? AND list = ?';
    const row = this.#store.get<{ id: number }>(found, uniqueId, list.number);
    return row && this.byNumber(list, row.id);
  }

  /** Searches all libraries. */
  findAnywhere(uniqueId: string): DriveRow | undefined {
    const sql = 'SELECT * FROM driveRows WHERE (list, id) = (SELECT list, id FROM driveItems WHERE uniqueId = ?)';
    return this.#store.get<DriveRow>(sql, uniqueId);
  }

  child(list: List, parent: number, name: string): DriveRow | undefined {
    const sql = 'SELECT * FROM driveRows WHERE list = ? AND parent = ? AND folded = ?';
    return this.#store.get<DriveRow>(sql, list.number, parent, fold(name));
  }

  /** Ordered by name. */
  children(list: List, parent: number, after: string, limit: number, descending: boolean): readonly DriveRow[] {
    const order = descending
      ? "AND (? = '' OR folded < ?) ORDER BY folded DESC"
      : "AND (? = '' OR folded > ?) ORDER BY folded";
    const sql = `SELECT * FROM driveRows WHERE list = ? AND parent = ? ${order} LIMIT ?`;
    return this.#store.all<DriveRow>(sql, list.number, parent, after, after, limit);
  }

  /** Number of items in a folder, and total size of all files below it. */
  measure(list: List, parent: number): { readonly childCount: number; readonly size: number } {
    const sql = `
      WITH RECURSIVE below (id, size) AS (
        SELECT id, size FROM driveItems WHERE list = ?1 AND parent = ?2
        UNION ALL SELECT d.id, d.size FROM driveItems d JOIN below ON d.list = ?1 AND d.parent = below.id)
      SELECT (SELECT count(*) FROM driveItems WHERE list = ?1 AND parent = ?2) AS childCount, coalesce(sum(size), 0) AS size
      FROM below`;
    return (
      this.#store.get<{ childCount: number; size: number }>(sql, list.number, parent) ?? { childCount: 0, size: 0 }
    );
  }

  /** Server-relative path of a folder. */
  directoryOf(list: List, folder: DriveRow): string {
    return isRoot(folder) ? libraryPath(list.displayName) : pathOf(folder);
  }

  /** `replace` returns an existing folder. @throws GraphError 400 for an invalid name, 409 for one that is taken */
  createFolder(destination: Destination, conflict: ConflictBehavior, writer: Writer): DriveRow {
    const { taken, name } = this.#resolveName(destination, conflict, 'folder');
    if (taken) return taken;
    return this.#insert({ ...destination, name }, undefined, writer);
  }

  /** Checks whether a file may be put there, before its content is uploaded. @throws as `putFile` */
  checkFile(destination: Destination, conflict: ConflictBehavior): void {
    this.#resolveName(destination, conflict, 'file');
  }

  /**
   * Creates a file, or replaces the content of an existing one; runs `within` in the same transaction.
   * @throws GraphError 400 for an invalid name, 409 for one that is taken
   */
  putFile(
    destination: Destination,
    content: StoredContent,
    conflict: ConflictBehavior,
    writer: Writer,
    within: () => void = noop,
  ): PutFile {
    const { taken, name } = this.#resolveName(destination, conflict, 'file');
    if (taken) return this.replaceContent(destination.list, taken, content, writer, within);
    return { row: this.#insert({ ...destination, name }, content, writer, within), created: true };
  }

  replaceContent(
    list: List,
    row: DriveRow,
    content: StoredContent,
    writer: Writer,
    within: () => void = noop,
  ): PutFile {
    const sized = (fields: Fields) => ({ ...fields, FileSizeDisplay: String(content.size) });
    this.#items.replace(list, row.id, sized, undefined, writer, () => {
      const update =
        'UPDATE driveItems SET content = ?, size = ?, hash = ?, contentVersion = ? WHERE list = ? AND id = ?';
      const { name, size, hash } = content;
      this.#store.run(update, name, size, hash, row.contentVersion + 1, list.number, row.id);
      within();
    });
    this.#discardContent([row]);
    return { row: this.#reload(list, row.id), created: false };
  }

  /** Removes an item with everything below it. @throws GraphError 400 for the root */
  remove(list: List, row: DriveRow, writer: Writer): void {
    if (isRoot(row)) throw invalidRequest('The root of a drive cannot be deleted.');
    const rows = [...this.#descendants(list, row), row];
    this.#items.removeMany(
      list,
      rows.map((one) => one.id),
      writer,
      () => {
        for (const { id } of rows) this.#store.run('DELETE FROM driveItems WHERE list = ? AND id = ?', list.number, id);
      },
    );
    this.#discardContent(rows);
  }

  /** Names of the stored contents that files use. */
  contentNames(): readonly string[] {
    const sql = 'SELECT content FROM driveItems WHERE content IS NOT NULL';
    return this.#store.all<{ content: string }>(sql).map((row) => row.content);
  }

  /** Everything below a folder, children before their parents. */
  #descendants(list: List, folder: DriveRow): readonly DriveRow[] {
    const sql = 'SELECT * FROM driveRows WHERE list = ? AND parent = ?';
    const inside = isFolder(folder) ? this.#store.all<DriveRow>(sql, list.number, folder.id) : [];
    return inside.flatMap((row) => [...this.#descendants(list, row), row]);
  }

  /** Returns the existing item to replace, if any, and the name to use. */
  #resolveName(destination: Destination, conflict: ConflictBehavior, kind: 'file' | 'folder') {
    const { list, parent, name } = destination;
    if (!isFolder(parent)) throw itemNotFound();
    checkFileName(name, this.directoryOf(list, parent), kind, isRoot(parent));
    const taken = this.child(list, parent.id, name);
    if (!taken) return { taken, name };
    if (conflict === 'replace' && isFolder(taken) === (kind === 'folder')) return { taken, name };
    if (conflict !== 'rename') throw nameTaken();
    let number = 1;
    while (this.child(list, parent.id, numberedName(name, number, kind))) number += 1;
    return { taken: undefined, name: numberedName(name, number, kind) };
  }

  #insert(
    { list, parent, name }: Destination,
    content: StoredContent | undefined,
    writer: Writer,
    within: () => void = noop,
  ): DriveRow {
    const FileDirRef = this.directoryOf(list, parent);
    const fields = {
      FileLeafRef: name,
      FileDirRef,
      FSObjType: content ? '0' : '1',
      ...(content && { FileSizeDisplay: String(content.size) }),
    };
    const { id } = this.#items.create(list, fields, writer, (row) => {
      const insert = 'INSERT INTO driveItems VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1)';
      const { size, hash } = content ?? { size: 0, hash: '' };
      const bytes = [content?.name ?? null, size, hash, content ? mimeTypeOf(name) : ''] as const;
      this.#store.run(insert, list.number, row.id, row.guid, parent.id, name, fold(name), ...bytes);
      within();
    });
    return this.#reload(list, id);
  }

  #reload(list: List, id: number): DriveRow {
    const row = this.byNumber(list, id);
    if (!row) throw new Error(`drive item ${id} vanished`);
    return row;
  }

  /** Deletes contents that are no longer used; the next start sweeps those left by a crash. */
  #discardContent(rows: readonly DriveRow[]): void {
    for (const { content } of rows) if (content !== null) void this.#contents.remove(content).catch(() => {});
  }
}

/** Server-relative path of an item other than the root. */
export function pathOf(row: DriveRow): string {
  const { FileDirRef, FileLeafRef } = JSON.parse(row.fields) as Fields;
  return `${FileDirRef}/${FileLeafRef}`;
}

export const nameTaken = (message = 'Name already exists') => new GraphError(409, 'nameAlreadyExists', message);

/** eTag of the item, and cTag of its content, which metadata changes leave alone; folders have no cTag (driveitem.md). */
export const tagsOf = (row: DriveRow) => {
  const id = `{${row.guid.toUpperCase()}}`;
  return { eTag: `"${id},${row.version}"`, cTag: isFolder(row) ? undefined : `"c:${id},${row.contentVersion}"` };
};

/** The tags that an `If-Match` may hold: "the eTag (or cTag)". */
export const ownTags = (row: DriveRow | undefined): readonly string[] =>
  row ? Object.values(tagsOf(row)).filter((tag) => tag !== undefined) : [];
