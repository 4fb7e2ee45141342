import { randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream, mkdirSync, type ReadStream, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Attachment } from '../wire.ts';

/** `file`: attached, stored in the sender's OneDrive. `picture`: pasted into the text, stored at the Bot Connector. */
export type StoredFileKind = 'file' | 'picture';

export type StoredFile = {
  readonly id: string;
  readonly kind: StoredFileKind;
  readonly name: string;
  readonly type: string;
  /** Key in the URL that opens the file without a token, as in OneDrive. */
  readonly key: string;
  readonly read: () => ReadStream;
};

const uploadedType = 'application/vnd.microsoft.teams.file.download.info';

/**
 * Stores attached and pasted files in `DATA_DIR/teams-files`. In Teams the URLs of files are valid for minutes; here they are
 * valid until the stand-in stops, which deletes the files.
 */
export class FileStore {
  readonly #folder: string;
  readonly #origin: () => string;
  readonly #files = new Map<string, StoredFile>();

  constructor(dataDir: string, origin: () => string) {
    this.#folder = join(dataDir, 'teams-files');
    this.#origin = origin;
    this.clear();
  }

  async put(kind: StoredFileKind, name: string, type: string, content: Readable): Promise<StoredFile> {
    const id = randomUUID();
    const path = join(this.#folder, id);
    mkdirSync(this.#folder, { recursive: true });
    await pipeline(content, createWriteStream(path));
    const file: StoredFile = { id, kind, name, type, key: randomUUID(), read: () => createReadStream(path) };
    this.#files.set(id, file);
    return file;
  }

  find(id: string): StoredFile | undefined {
    return this.#files.get(id);
  }

  /**
   * Returns the file as an attachment of a message to the bot, https://learn.microsoft.com/microsoftteams/platform/bots/how-to/bots-filesv4 and
   * https://learn.microsoft.com/microsoftteams/platform/bots/how-to/agents-inline-images.
   */
  attachmentOf({ id, kind, name, key }: StoredFile): Attachment {
    const origin = this.#origin();
    if (kind === 'picture')
      return { contentType: 'image/*', contentUrl: `${origin}/connector/v3/attachments/${id}/views/original` };
    const url = `${origin}/files/${id}`;
    const fileType = /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? '';
    return {
      contentType: uploadedType,
      contentUrl: url,
      name,
      content: { downloadUrl: `${url}?tempauth=${key}`, uniqueId: id, fileType },
    };
  }

  clear(): void {
    this.#files.clear();
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

export const isFile = ({ contentType }: Attachment): boolean =>
  contentType === uploadedType || contentType.startsWith('image/');
