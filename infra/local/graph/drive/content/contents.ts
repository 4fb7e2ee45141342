import { randomUUID } from 'node:crypto';
import { mkdirSync, type ReadStream, readdirSync, rmSync } from 'node:fs';
import { open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { QuickXorHash } from './quickXorHash.ts';

/** Bytes that arrived whole and are on the disk. */
export type StoredContent = { readonly name: string; readonly size: number; readonly hash: string };

/** More bytes came than allowed or announced, or fewer. */
export class WrongLength extends Error {}

/**
 * The bytes of files: one file each, in a directory beside the SQLite file, which holds what is known of them. As rows
 * of SQLite they held up every other request for 0.1 s per 10 MiB, and were no faster. A file is on the disk before a
 * row names it, so a crash leaves at most one that nobody names; `sweep` takes those away.
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

  /** Keeps a whole file. @throws WrongLength when more than `limit` bytes come */
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

  /** Writes from `position` on and gives how many bytes came. What is there already stays. */
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
        if (length + chunk.length > limit) throw new WrongLength();
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

  /** Opened first, so that a file which is replaced meanwhile is still read to its end. */
  async read(name: string, range: { readonly start: number; readonly end: number } | undefined): Promise<ReadStream> {
    const file = await open(this.#path(name));
    return file.createReadStream(range ?? {});
  }

  async remove(name: string): Promise<void> {
    await rm(this.#path(name), { force: true });
  }

  /** Takes away every file but those named. */
  sweep(names: ReadonlySet<string>): void {
    for (const name of readdirSync(this.#directory)) if (!names.has(name)) rmSync(this.#path(name), { force: true });
  }

  #path(name: string): string {
    return join(this.#directory, name);
  }
}
