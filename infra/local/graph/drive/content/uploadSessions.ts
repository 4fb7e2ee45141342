import { randomUUID } from 'node:crypto';
import type { LocalClock } from '../../../clock/movableClock.ts';
import { GraphError, itemNotFound } from '../../http/graphError.ts';
import type { Catalog, List } from '../../lists/catalog.ts';
import type { Store } from '../../store.ts';
import { type ConflictBehavior, type DriveRow, type DriveStore, nameTaken, type PutFile } from '../driveStore.ts';
import type { Contents } from './contents.ts';
import { QuickXorHash, type QuickXorState } from './quickXorHash.ts';

/** Recorded: 15 minutes, renewed by each range (onedrive-api-docs#1073, #1260). */
const idleTimeout = 15 * 60_000;

/** Target of an upload: an `item` addressed by id is replaced, otherwise `conflict` applies to the name in the folder. */
export type UploadTarget = {
  readonly list: List;
  readonly parent: DriveRow;
  readonly name: string;
  readonly item: DriveRow | undefined;
  readonly conflict: ConflictBehavior;
};

export type UploadSession = {
  readonly id: string;
  readonly list: number;
  readonly parent: number;
  readonly name: string;
  readonly conflict: ConflictBehavior;
  readonly item: number | null;
  readonly deferred: number;
  readonly content: string;
  readonly total: number | null;
  readonly received: number;
  readonly hashState: string;
  readonly expires: string;
  readonly writer: string;
};

/** Upload sessions and the bytes received so far; all on disk, so that they survive a crash. */
export class UploadSessions {
  readonly #store: Store;
  readonly #catalog: Catalog;
  readonly #drives: DriveStore;
  readonly #contents: Contents;
  readonly #clock: LocalClock;
  readonly #busy = new Map<string, Promise<unknown>>();

  constructor(parts: { store: Store; catalog: Catalog; drives: DriveStore; contents: Contents; clock: LocalClock }) {
    this.#store = parts.store;
    this.#catalog = parts.catalog;
    this.#drives = parts.drives;
    this.#contents = parts.contents;
    this.#clock = parts.clock;
  }

  create({ list, parent, name, item, conflict }: UploadTarget, deferred: boolean, writer: string): UploadSession {
    this.#removeExpired();
    const id = randomUUID();
    const insert = 'INSERT INTO uploads VALUES (?, ?, ?, ?, ?, ?, ?, ?, NULL, 0, ?, ?, ?)';
    const where = [list.number, parent.id, name, conflict, item?.id ?? null, deferred ? 1 : 0] as const;
    const hashState = JSON.stringify(new QuickXorHash().state);
    this.#store.run(insert, id, ...where, this.#contents.newName(), hashState, this.#nextExpiry(), writer);
    return this.find(id);
  }

  /** @throws GraphError 404 if it is completed, cancelled or expired (driveitem-createuploadsession: start over) */
  find(id: string): UploadSession {
    this.#removeExpired();
    const session = this.#store.get<UploadSession>('SELECT * FROM uploads WHERE id = ?', id);
    if (session) return session;
    throw new GraphError(404, 'itemNotFound', 'The upload session was not found', {
      innerCodes: ['uploadSessionNotFound'],
    });
  }

  /** Runs one operation on a session at a time: ranges must arrive in sequence. */
  async exclusively<Result>(id: string, work: (session: UploadSession) => Promise<Result>): Promise<Result> {
    const before = this.#busy.get(id) ?? Promise.resolve();
    const current = before.catch(() => {}).then(() => work(this.find(id)));
    this.#busy.set(id, current);
    try {
      return await current;
    } finally {
      if (this.#busy.get(id) === current) this.#busy.delete(id);
    }
  }

  /** Appends the next range; bytes of an aborted request do not count. @throws GraphError 400 if there are fewer bytes than announced */
  async append(
    session: UploadSession,
    bytes: AsyncIterable<Uint8Array>,
    length: number,
    total: number,
  ): Promise<UploadSession> {
    const hash = new QuickXorHash(JSON.parse(session.hashState) as QuickXorState);
    const received = await this.#contents.write(session.content, session.received, bytes, hash, length);
    if (received !== length) throw new GraphError(400, 'invalidRequest', 'The body is shorter than the range.');
    const update = 'UPDATE uploads SET total = ?, received = ?, hashState = ?, expires = ? WHERE id = ?';
    this.#store.run(
      update,
      total,
      session.received + length,
      JSON.stringify(hash.state),
      this.#nextExpiry(),
      session.id,
    );
    return this.find(session.id);
  }

  /** Creates the file and ends the session. @throws GraphError 409 if the name was taken meanwhile: the session remains */
  finish(session: UploadSession, lagMs: number): PutFile & { readonly list: List } {
    const list = this.#catalog.byNumber(session.list);
    const parent = list && this.#drives.byNumber(list, session.parent);
    if (!list || !parent) throw itemNotFound();
    const hash = new QuickXorHash(JSON.parse(session.hashState) as QuickXorState).digest();
    const content = { name: session.content, size: session.received, hash };
    const writer = { id: session.writer, lagMs };
    const end = () => this.#store.run('DELETE FROM uploads WHERE id = ?', session.id);
    const item = session.item === null ? undefined : this.#drives.byNumber(list, session.item);
    if (item) return { list, ...this.#drives.replaceContent(list, item, content, writer, end) };
    const destination = { list, parent, name: session.name };
    try {
      return { list, ...this.#drives.putFile(destination, content, session.conflict, writer, end) };
    } catch (error) {
      throw error instanceof GraphError && error.status === 409 ? nameTaken(nameTakenMessage) : error;
    }
  }

  async cancel(session: UploadSession): Promise<void> {
    this.#store.run('DELETE FROM uploads WHERE id = ?', session.id);
    await this.#contents.remove(session.content);
  }

  /** Names of the stored contents that sessions use. */
  contentNames(): readonly string[] {
    return this.#store.all<{ content: string }>('SELECT content FROM uploads').map((row) => row.content);
  }

  #nextExpiry(): string {
    return new Date(this.#clock.now().getTime() + idleTimeout).toISOString();
  }

  #removeExpired(): void {
    const expired = 'DELETE FROM uploads WHERE expires < ? RETURNING content';
    const rows = this.#store.all<{ content: string }>(expired, this.#clock.now().toISOString());
    for (const { content } of rows) void this.#contents.remove(content).catch(() => {});
  }
}

/** Message from driveitem-createuploadsession. */
const nameTakenMessage =
  'Another file exists with the same name as the uploaded session. You can redirect the upload session to use a new filename by calling PUT with the new metadata and @microsoft.graph.sourceUrl attribute.';
