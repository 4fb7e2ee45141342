import { randomUUID } from 'node:crypto';
import { mkdirSync, type ReadStream, readdirSync, rmSync } from 'node:fs';
import { open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { QuickXorHash } from './quickXorHash.ts';

/** Content completely received and written to disk. */
export type StoredContent = { readonly name: string; readonly size: number; readonly hash: string };

/** The content has more bytes than allowed. */
export class ContentTooLong extends Error {}

/**
 * The contents of files, one file each in a directory beside the SQLite file, which holds their metadata. Stored in
 * SQLite, they delayed every other request by 0.1 s per 10 MiB and were no faster. A file is written to disk before a
 * row names it, so a crash leaves at most one unnamed file; `sweep` deletes those.
 */
export class Contents {
  readonly #directory: string;

  constructor(directory: string) {
    this.#directory = directory;
    mkdirSync(directory, { recursive: true });
  }

  newName(): string {
    return randomUUID();
  }

  /** Stores a whole file. @throws ContentTooLong if there are more than `limit` bytes */
  async store(bytes: AsyncIterable<Uint8Array>, limit: number): Promise<StoredContent> {
    const name = this.newName();
    const hash = new QuickXorHash();
    try {
      const size = await this.write(name, 0, bytes, hash, limit);
      return { name, size, hash: hash.digest() };
    } catch (error) {
      await this.remove(name);
      throw error;
    }
  }

  /** Writes from `position` on, keeping the bytes before it, and returns the number of bytes written. */
  async write(
    name: string,
    position: number,
    bytes: AsyncIterable<Uint8Array>,
    hash: QuickXorHash,
    limit: number,
  ): Promise<number> {
    const file = await open(this.#path(name), position === 0 ? 'w' : 'r+');
    try {
      let length = 0;
      for await (const chunk of bytes) {
        if (length + chunk.length > limit) throw new ContentTooLong();
        await file.write(chunk, 0, chunk.length, position + length);
        hash.update(chunk);
        length += chunk.length;
      }
      await file.datasync();
      return length;
    } finally {
      await file.close();
    }
  }

  /** Opens the file first, so that one replaced meanwhile is still read to the end. */
  async read(name: string, range: { readonly start: number; readonly end: number } | undefined): Promise<ReadStream> {
    const file = await open(this.#path(name));
    return file.createReadStream(range ?? {});
  }

  async remove(name: string): Promise<void> {
    await rm(this.#path(name), { force: true });
  }

  /** Deletes all files except those named. */
  sweep(names: ReadonlySet<string>): void {
    for (const name of readdirSync(this.#directory)) if (!names.has(name)) rmSync(this.#path(name), { force: true });
  }

  #path(name: string): string {
    return join(this.#directory, name);
  }
}
