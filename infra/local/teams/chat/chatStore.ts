import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync, type DatabaseSyncInstance } from '@photostructure/sqlite';
import { z } from 'zod';
import type { ChatMessage, Meeting } from '../wire.ts';

/** Content of a message without its sender, conversation and time. */
export type MessageContent = Pick<ChatMessage, 'text' | 'format' | 'attachments' | 'mentions'>;

export type NewMessage = MessageContent & {
  readonly conversation: string;
  /** Thread to reply to; absent in a personal chat and for a new thread. */
  readonly root?: string | undefined;
  readonly thread: boolean;
  readonly sender: string;
};

const row = z.object({
  id: z.string(),
  conversation: z.string(),
  root: z.string(),
  sender: z.string(),
  at: z.string(),
  editedAt: z.string().nullable(),
  deleted: z.number(),
  revision: z.number(),
  content: z.string(),
});

const schema = `
  CREATE TABLE IF NOT EXISTS messages (
    id TEXT PRIMARY KEY, conversation TEXT NOT NULL, root TEXT NOT NULL, sender TEXT NOT NULL, at TEXT NOT NULL,
    editedAt TEXT, deleted INTEGER NOT NULL DEFAULT 0, revision INTEGER NOT NULL DEFAULT 1, content TEXT NOT NULL
  ) STRICT;
  CREATE INDEX IF NOT EXISTS byConversation ON messages (conversation, id);
  CREATE TABLE IF NOT EXISTS reads (person TEXT, conversation TEXT, upTo TEXT NOT NULL, PRIMARY KEY (person, conversation)) STRICT;
  CREATE TABLE IF NOT EXISTS meetings (id TEXT PRIMARY KEY, meeting TEXT NOT NULL) STRICT;
  CREATE TABLE IF NOT EXISTS installs (place TEXT PRIMARY KEY) STRICT;
  CREATE TABLE IF NOT EXISTS languages (person TEXT PRIMARY KEY, locale TEXT NOT NULL) STRICT;
`;

/**
 * Stores chats, meetings, read marks, installs and chosen languages in `DATA_DIR/teams.sqlite`.
 * As in Teams, activity ids are timestamps in milliseconds. They only grow, so sorting them as text gives the message order.
 */
export class ChatStore {
  readonly #database: DatabaseSyncInstance;
  readonly #now: () => Date;
  #lastId: number;

  constructor(dataDir: string, now: () => Date) {
    mkdirSync(dataDir, { recursive: true });
    this.#database = new DatabaseSync(join(dataDir, 'teams.sqlite'));
    this.#database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;');
    this.#database.exec(schema);
    this.#now = now;
    const last = z.object({ id: z.string().nullable() }).parse(this.#get('SELECT max(id) AS id FROM messages'));
    this.#lastId = Number(last.id ?? 0);
  }

  /** Returns a new activity id, greater than all before. */
  nextId(): string {
    this.#lastId = Math.max(this.#lastId + 1, this.#now().getTime());
    return String(this.#lastId);
  }

  add(message: NewMessage): ChatMessage {
    const id = this.nextId();
    const root = message.thread ? (message.root ?? id) : '';
    this.#run(
      'INSERT INTO messages (id, conversation, root, sender, at, content) VALUES (?, ?, ?, ?, ?, ?)',
      id,
      message.conversation,
      root,
      message.sender,
      this.#now().toISOString(),
      contentJson(message),
    );
    return this.#required(id);
  }

  /** Replaces the content of a message and returns the message. */
  edit(id: string, content: MessageContent): ChatMessage {
    this.#run(
      'UPDATE messages SET content = ?, editedAt = ?, revision = revision + 1 WHERE id = ?',
      contentJson(content),
      this.#now().toISOString(),
      id,
    );
    return this.#required(id);
  }

  /** Marks a message as deleted and removes its content. */
  remove(id: string): ChatMessage {
    const nothing: MessageContent = { text: '', format: 'plain', attachments: [], mentions: [] };
    this.#run(
      'UPDATE messages SET deleted = 1, content = ?, revision = revision + 1 WHERE id = ?',
      contentJson(nothing),
      id,
    );
    return this.#required(id);
  }

  find(id: string): ChatMessage | undefined {
    const found = this.#get('SELECT * FROM messages WHERE id = ?', id);
    return found === undefined ? undefined : toMessage(found);
  }

  /** Returns the last `limit` messages of a chat or channel, oldest first. */
  list(conversation: string, limit = 500): readonly ChatMessage[] {
    const rows = this.#database
      .prepare('SELECT * FROM messages WHERE conversation = ? ORDER BY id DESC LIMIT ?')
      .all(conversation, limit);
    return rows.map(toMessage).reverse();
  }

  last(conversation: string): ChatMessage | undefined {
    return this.list(conversation, 1)[0];
  }

  /** Counts the messages of others after the last message that the person has read. */
  unread(person: string, conversation: string): number {
    const counted = this.#get(
      `SELECT count(*) AS n FROM messages WHERE conversation = ?1 AND sender <> ?2 AND deleted = 0
         AND id > coalesce((SELECT upTo FROM reads WHERE person = ?2 AND conversation = ?1), '')`,
      conversation,
      person,
    );
    return z.object({ n: z.number() }).parse(counted).n;
  }

  markRead(person: string, conversation: string): void {
    this.#run(
      `INSERT INTO reads SELECT ?1, ?2, coalesce(max(id), '') FROM messages WHERE conversation = ?2
         ON CONFLICT DO UPDATE SET upTo = excluded.upTo`,
      person,
      conversation,
    );
  }

  /** Returns meetings in the order in which they were scheduled. The column holds JSON written by this class, so it is not validated. */
  meetings(): readonly Meeting[] {
    const rows = z
      .array(z.object({ meeting: z.string() }))
      .parse(this.#database.prepare('SELECT meeting FROM meetings ORDER BY rowid').all());
    return rows.map(({ meeting }) => JSON.parse(meeting) as Meeting);
  }

  saveMeeting(meeting: Meeting): void {
    this.#run(
      'INSERT INTO meetings VALUES (?1, ?2) ON CONFLICT DO UPDATE SET meeting = excluded.meeting',
      meeting.id,
      JSON.stringify(meeting),
    );
  }

  /** @param place id of a personal chat or of the team */
  isInstalled(place: string): boolean {
    return this.#get('SELECT 1 AS yes FROM installs WHERE place = ?', place) !== undefined;
  }

  /** Returns whether the person has blocked the bot in this chat. */
  isBlocked(chat: string): boolean {
    return this.isInstalled(`blocked ${chat}`);
  }

  setBlocked(chat: string, blocked: boolean): void {
    this.setInstalled(`blocked ${chat}`, blocked);
  }

  setInstalled(place: string, installed: boolean): void {
    this.#run(installed ? 'INSERT OR IGNORE INTO installs VALUES (?)' : 'DELETE FROM installs WHERE place = ?', place);
  }

  /** Returns the locale that the person chose instead of their default. */
  locale(person: string): string | undefined {
    const found = this.#get('SELECT locale FROM languages WHERE person = ?', person);
    return found === undefined ? undefined : z.object({ locale: z.string() }).parse(found).locale;
  }

  setLocale(person: string, locale: string): void {
    this.#run('INSERT OR REPLACE INTO languages VALUES (?, ?)', person, locale);
  }

  close(): void {
    this.#database.close();
  }

  #required(id: string): ChatMessage {
    const found = this.find(id);
    if (!found) throw new Error(`There is no message ${id}.`);
    return found;
  }

  #get(sql: string, ...values: string[]): unknown {
    return this.#database.prepare(sql).get(...values);
  }

  #run(sql: string, ...values: string[]): void {
    this.#database.prepare(sql).run(...values);
  }
}

const contentJson = ({ text, format, attachments, mentions }: MessageContent): string =>
  JSON.stringify({ text, format, attachments, mentions });

/** Reads a row. The content column holds JSON written by this class, so it is not validated. */
function toMessage(found: unknown): ChatMessage {
  const { content, deleted, ...rest } = row.parse(found);
  return { ...rest, deleted: deleted === 1, ...(JSON.parse(content) as MessageContent) };
}
