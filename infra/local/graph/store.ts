import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync, type DatabaseSyncInstance, type StatementSyncInstance } from '@photostructure/sqlite';

/** A value that SQLite binds and returns. */
export type Value = string | number | null;

const schema = `
  CREATE TABLE IF NOT EXISTS settings (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
  CREATE TABLE IF NOT EXISTS lists (
    number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, title TEXT NOT NULL UNIQUE, definition TEXT NOT NULL,
    lastItem INTEGER NOT NULL DEFAULT 0, lastChange INTEGER NOT NULL DEFAULT 0) STRICT;
  CREATE TABLE IF NOT EXISTS columns (
    position INTEGER PRIMARY KEY, list INTEGER NOT NULL, id TEXT NOT NULL, definition TEXT NOT NULL, UNIQUE (list, id)) STRICT;
  CREATE TABLE IF NOT EXISTS items (
    list INTEGER NOT NULL, id INTEGER NOT NULL, guid TEXT NOT NULL, version INTEGER NOT NULL, change INTEGER NOT NULL,
    fields TEXT NOT NULL, created TEXT NOT NULL, author TEXT NOT NULL, modified TEXT NOT NULL, editor TEXT NOT NULL,
    PRIMARY KEY (list, id)) STRICT;
  CREATE UNIQUE INDEX IF NOT EXISTS items_by_change ON items (list, change);
  -- Items before their last write and before their deletion: the same columns in the same order.
  CREATE TABLE IF NOT EXISTS versions (
    list INTEGER NOT NULL, id INTEGER NOT NULL, guid TEXT NOT NULL, version INTEGER NOT NULL, change INTEGER NOT NULL,
    fields TEXT NOT NULL, created TEXT NOT NULL, author TEXT NOT NULL, modified TEXT NOT NULL, editor TEXT NOT NULL,
    PRIMARY KEY (list, id, version)) STRICT;
  CREATE TABLE IF NOT EXISTS deletions (
    list INTEGER NOT NULL, change INTEGER NOT NULL, id INTEGER NOT NULL, PRIMARY KEY (list, change)) STRICT, WITHOUT ROWID;
  -- Values of indexed columns, texts in lower case, for filters and the unique constraint.
  CREATE TABLE IF NOT EXISTS indexed (
    list INTEGER NOT NULL, name TEXT NOT NULL, value ANY NOT NULL, item INTEGER NOT NULL,
    PRIMARY KEY (list, name, value, item)) STRICT, WITHOUT ROWID;
  -- The file or folder of an item in a library. Parent 0 is the root; content names the file that holds the bytes, and
  -- is null for a folder.
  CREATE TABLE IF NOT EXISTS driveItems (
    list INTEGER NOT NULL, id INTEGER NOT NULL, uniqueId TEXT NOT NULL UNIQUE, parent INTEGER NOT NULL,
    name TEXT NOT NULL, folded TEXT NOT NULL, content TEXT, size INTEGER NOT NULL, hash TEXT NOT NULL,
    mimeType TEXT NOT NULL, contentVersion INTEGER NOT NULL,
    PRIMARY KEY (list, id), UNIQUE (list, parent, folded)) STRICT, WITHOUT ROWID;
  CREATE VIEW IF NOT EXISTS driveRows AS
    SELECT items.*, parent, name, folded, content, size, hash, mimeType, contentVersion
    FROM driveItems JOIN items ON items.list = driveItems.list AND items.id = driveItems.id;
  CREATE TABLE IF NOT EXISTS uploads (
    id TEXT PRIMARY KEY, list INTEGER NOT NULL, parent INTEGER NOT NULL, name TEXT NOT NULL, conflict TEXT NOT NULL,
    item INTEGER, deferred INTEGER NOT NULL, content TEXT NOT NULL, total INTEGER, received INTEGER NOT NULL,
    hashState TEXT NOT NULL, expires TEXT NOT NULL, writer TEXT NOT NULL) STRICT;
  CREATE TABLE IF NOT EXISTS subscriptions (
    id TEXT PRIMARY KEY, list INTEGER NOT NULL, resource TEXT NOT NULL, clientState TEXT, notificationUrl TEXT NOT NULL,
    tlsVersion TEXT NOT NULL, expires TEXT NOT NULL, applicationId TEXT NOT NULL, notified INTEGER NOT NULL) STRICT;
`;

/** All tables except settings. */
const listTables = [
  'lists',
  'columns',
  'items',
  'versions',
  'deletions',
  'indexed',
  'driveItems',
  'uploads',
  'subscriptions',
];

/**
 * The SQLite file. Prepares each statement once. A committed write has reached the operating system before it is
 * answered (WAL), so it survives SIGKILL; synchronous=FULL makes it survive a power cut too.
 */
export class Store {
  readonly #database: DatabaseSyncInstance;
  readonly #statements = new Map<string, StatementSyncInstance>();
  #isKept = false;

  constructor(file: string) {
    mkdirSync(dirname(file), { recursive: true });
    this.#database = new DatabaseSync(file);
    this.#database.exec(
      'PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA cache_size = -32000; PRAGMA temp_store = MEMORY;',
    );
    this.#database.exec(schema);
  }

  /** Returns the first row; `Row` is the type of row that the statement selects. */
  get<Row>(sql: string, ...values: readonly Value[]): Row | undefined {
    return this.#prepared(sql).get(...values) ?? undefined;
  }

  all<Row>(sql: string, ...values: readonly Value[]): readonly Row[] {
    return this.#prepared(sql).all(...values);
  }

  run(sql: string, ...values: readonly Value[]): void {
    this.#prepared(sql).run(...values);
  }

  /** Runs the work in a transaction. Transactions cannot be nested. */
  transaction<Result>(work: () => Result): Result {
    this.#database.exec('BEGIN IMMEDIATE');
    try {
      const result = work();
      this.#database.exec('COMMIT');
      return result;
    } catch (error) {
      if (this.#database.isTransaction) this.#database.exec('ROLLBACK');
      throw error;
    }
  }

  /** Returns a small named value that survives restarts. */
  setting(name: string): string | undefined {
    return this.get<{ value: string }>('SELECT value FROM settings WHERE name = ?', name)?.value;
  }

  setSetting(name: string, value: string): void {
    this.run('INSERT INTO settings VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value', name, value);
  }

  /** Saves the current lists for `restore`, until the file is closed. */
  keep(): void {
    for (const table of listTables) {
      this.#database.exec(`DROP TABLE IF EXISTS temp.kept_${table}`);
      this.#database.exec(`CREATE TEMP TABLE kept_${table} AS SELECT * FROM main.${table}`);
    }
    this.#isKept = true;
  }

  /** Restores the saved lists, or removes all lists if none were saved. */
  restore(): void {
    this.transaction(() => {
      for (const table of listTables) {
        this.#database.exec(`DELETE FROM main.${table}`);
        if (this.#isKept) this.#database.exec(`INSERT INTO main.${table} SELECT * FROM temp.kept_${table}`);
      }
    });
  }

  /** Leaves one complete file: without the checkpoint, SQLite would leave its log behind, as the library cannot finalise statements. */
  close(): void {
    this.#database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
    this.#statements.clear();
    this.#database.close();
  }

  #prepared(sql: string): StatementSyncInstance {
    const known = this.#statements.get(sql);
    if (known) return known;
    const statement = this.#database.prepare(sql);
    this.#statements.set(sql, statement);
    return statement;
  }
}
