import { createReadStream, createWriteStream, existsSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';
import type { CopiedRow } from './copy.ts';

const rowSchema = z.object({
  list: z.string(),
  id: z.number().int().positive(),
  row: z.record(z.string(), z.union([z.string(), z.number()]).optional()),
});
/** The last line of a whole copy. */
const endSchema = z.strictObject({ rows: z.number().int().nonnegative() });

/**
 * Writes the rows into a file, a line each, and last how many they are. It bears its name only once it is whole; a copy
 * that is there is never written over.
 * @returns how many rows
 * @throws Error when the file is there or cannot be written; what reading the rows throws
 */
export const saveCopy = async (file: string, rows: AsyncIterable<CopiedRow>): Promise<number> => {
  if (existsSync(file)) throw isThere(file);
  const part = `${file}.${process.pid}.part`;
  let copied = 0;
  const lines = async function* (): AsyncGenerator<string> {
    for await (const row of rows) {
      copied += 1;
      yield `${JSON.stringify(row)}\n`;
    }
    yield `${JSON.stringify({ rows: copied })}\n`;
  };
  try {
    await pipeline(lines, createWriteStream(part, { flags: 'wx', mode: 0o600 }));
    // Somebody else's may have come meanwhile.
    if (existsSync(file)) throw isThere(file);
    await rename(part, file);
  } finally {
    await rm(part, { force: true });
  }
  return copied;
};

const isThere = (file: string): Error =>
  new Error(`${file} is there already (EEXIST) and was not written over. Give another name.`);

/** @throws Error when the copy is not whole: nothing may be restored from it */
export const readCopy = async (file: string): Promise<readonly CopiedRow[]> => {
  const rows: CopiedRow[] = [];
  let end: number | undefined;
  for await (const line of createInterface({ input: createReadStream(file), crlfDelay: Number.POSITIVE_INFINITY })) {
    if (line === '') continue;
    if (end !== undefined) throw notWhole(file);
    const read = parsed(line);
    end = endSchema.safeParse(read).data?.rows;
    if (end !== undefined) continue;
    const row = rowSchema.safeParse(read);
    if (!row.success) throw notWhole(file);
    rows.push(row.data);
  }
  if (end !== rows.length) throw notWhole(file);
  return rows;
};

const parsed = (line: string): unknown => {
  try {
    return JSON.parse(line) as unknown;
  } catch {
    return undefined;
  }
};

const notWhole = (file: string): Error =>
  new Error(
    `${file} is not a whole copy: its last line does not tell as many rows as it has. Nothing was written; take another copy.`,
  );
