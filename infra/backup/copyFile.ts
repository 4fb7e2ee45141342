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
/** Last line of a complete copy. */
const endSchema = z.strictObject({ rows: z.number().int().nonnegative() });

/**
 * Writes the rows to a file, one per line, and finally their number. The file gets its name only when it is complete; an
 * existing copy is never overwritten.
 * @returns the number of rows
 * @throws Error if the file exists or cannot be written; errors from reading the rows
 */
export const saveCopy = async (file: string, rows: AsyncIterable<CopiedRow>): Promise<number> => {
  if (existsSync(file)) throw alreadyExists(file);
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
    // Another process may have created it meanwhile.
    if (existsSync(file)) throw alreadyExists(file);
    await rename(part, file);
  } finally {
    await rm(part, { force: true });
  }
  return copied;
};

const alreadyExists = (file: string): Error =>
  new Error(`${file} already exists (EEXIST) and was not overwritten. Use another name.`);

/** @throws Error if the copy is incomplete: it must not be restored */
export const readCopy = async (file: string): Promise<readonly CopiedRow[]> => {
  const rows: CopiedRow[] = [];
  let end: number | undefined;
  for await (const line of createInterface({ input: createReadStream(file), crlfDelay: Number.POSITIVE_INFINITY })) {
    if (line === '') continue;
    if (end !== undefined) throw incomplete(file);
    const read = parsed(line);
    end = endSchema.safeParse(read).data?.rows;
    if (end !== undefined) continue;
    const row = rowSchema.safeParse(read);
    if (!row.success) throw incomplete(file);
    rows.push(row.data);
  }
  if (end !== rows.length) throw incomplete(file);
  return rows;
};

const parsed = (line: string): unknown => {
  try {
    return JSON.parse(line) as unknown;
  } catch {
    return undefined;
  }
};

const incomplete = (file: string): Error =>
  new Error(
    `${file} is not a complete copy: the number of rows does not match its last line. Nothing was written; use another copy.`,
  );
