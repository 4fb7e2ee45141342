import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { GraphClient } from '../../graph/client/graphClient.ts';
import { realWait, type Wait } from '../../graph/client/wait.ts';
import { type BufferedContent, bufferContent } from '../../graph/evidence/bufferContent.ts';
import { createEvidence, fileNameInLink } from '../../graph/evidence/evidence.ts';
import { createEvidenceDrive } from '../../graph/evidence/evidenceDrive.ts';
import { createEvidenceTransfer } from '../../graph/evidence/evidenceTransfer.ts';
import { historyList } from '../../graph/lists/history.ts';
import type { Evidence } from '../../procedure/ports/evidence.ts';
import { type RecordedFile, recordedFilesIn } from '../verify/checkEvidence.ts';
import type { CopiedRow } from './copy.ts';

/** Number of files copied, number already there, and a sentence about each that could not be copied. */
export type CopiedFiles = { readonly copied: number; readonly there: number; readonly left: readonly string[] };

type At = { readonly client: GraphClient; readonly siteId: string; readonly folder: string; readonly wait?: Wait };

/** Delay between files in milliseconds: at about 5 resource units per file, a quarter of the smallest tenant's 1,250 per minute. */
const pace = 60_000 / (1250 / 4 / 5);

/**
 * Copies each file recorded in the copied History from the library to a folder, under its SHA-256 as the name. Skips
 * files that are already there with the same content.
 * @throws Fault, Error of the file system
 */
export const saveFiles = async (rows: readonly CopiedRow[], at: At): Promise<CopiedFiles> => {
  const { client, siteId, folder, wait = realWait } = at;
  const evidence = createEvidence({ client, siteId, wait });
  await mkdir(folder, { recursive: true, mode: 0o700 });
  return eachOf(rows, async (recorded) => {
    if (await isSaved(folder, recorded)) return 'there';
    const result = await save(evidence, recorded, folder);
    await wait(pace);
    return result;
  });
};

/**
 * Restores each file recorded in the copied History under its original name. Does not touch a file that is already
 * there, whether its content is the same or not.
 * @throws Fault, Error of the file system
 */
export const putFilesBack = async (rows: readonly CopiedRow[], at: At): Promise<CopiedFiles> => {
  const { client, siteId, folder, wait = realWait } = at;
  const ports = { client, siteId, wait };
  const evidence = createEvidence(ports);
  const { keep } = createEvidenceTransfer(createEvidenceDrive(client, siteId), ports);
  return eachOf(rows, async ({ reference, file }) => {
    const opened = await evidence.open(reference, file);
    if (opened.kind === 'intact') {
      await opened.close();
      return 'there';
    }
    const name = fileNameInLink(file.link);
    if (opened.kind === 'changed' || name === undefined)
      return 'the library has another file with this name: rename that by hand, then run it again';
    const spooled = await read(folder, file);
    if (!spooled) return `the folder has no ${file.sha256} with this content`;
    try {
      const sent = { reference, name, size: spooled.size, bytes: spooled.bytes() };
      return (await keep(sent, name, spooled)) ? 'copied' : 'SharePoint did not store its content unchanged';
    } finally {
      await spooled.close();
    }
  });
};

const eachOf = async (
  rows: readonly CopiedRow[],
  take: (recorded: RecordedFile) => Promise<'copied' | 'there' | string>,
): Promise<CopiedFiles> => {
  let copied = 0;
  let there = 0;
  const left: string[] = [];
  for (const recorded of recordedFilesIn(rows.filter(({ list }) => list === historyList.name))) {
    // The hash is used as a file name.
    const hasHash = /^[0-9a-f]{64}$/.test(recorded.file.sha256);
    const result = hasHash ? await take(recorded) : 'its row has no SHA-256';
    if (result === 'copied') copied += 1;
    else if (result === 'there') there += 1;
    else left.push(`${recorded.reference}, ${recorded.file.name}: ${result}.`);
  }
  return { copied, there, left };
};

const pathOf = (folder: string, { sha256 }: RecordedFile['file']): string => join(folder, sha256);

const isSaved = async (folder: string, { file }: RecordedFile): Promise<boolean> => {
  const there = await read(folder, file);
  await there?.close();
  return there !== undefined;
};

/** @returns undefined if the folder has no intact copy */
const read = async (folder: string, file: RecordedFile['file']): Promise<BufferedContent | undefined> => {
  const path = pathOf(folder, file);
  const there = await stat(path).catch(() => undefined);
  if (there?.size !== file.bytes) return undefined;
  const spooled = await bufferContent(createReadStream(path), file.bytes);
  if (spooled?.sha256 === file.sha256) return spooled;
  return void (await spooled?.close());
};

/** Gives the file its final name only when it is complete. */
const save = async (evidence: Evidence, { reference, file }: RecordedFile, folder: string): Promise<string> => {
  const opened = await evidence.open(reference, file);
  if (opened.kind === 'missing') return 'it is not in the library';
  if (opened.kind === 'changed') return 'it does not match its hash in History';
  const part = `${pathOf(folder, file)}.${process.pid}.part`;
  try {
    await pipeline(opened.bytes, createWriteStream(part, { mode: 0o600 }));
    await rename(part, pathOf(folder, file));
  } finally {
    await opened.close();
    await rm(part, { force: true });
  }
  return 'copied';
};
