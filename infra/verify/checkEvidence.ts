import { z } from 'zod';
import { createGraphClient } from '../../graph/client/graphClient.ts';
import { realWait } from '../../graph/client/wait.ts';
import { createEvidence } from '../../graph/evidence/evidence.ts';
import { contentOriginOf, findSiteId } from '../../graph/site/siteShape.ts';
import type { Evidence } from '../../procedure/ports/evidence.ts';
import { type EvidenceFile, evidenceFile } from '../../procedure/record/recordParts.ts';
import { isReference, type Reference } from '../../procedure/record/values/reference.ts';
import type { SiteAccess } from '../siteAccess.ts';
import { finding, type ReadRow } from './checkChains.ts';
import type { Finding } from './finding.ts';

export type CheckedFiles = {
  /** Number of files compared. */
  readonly files: number;
  readonly findings: readonly Finding[];
};

/**
 * Reads each recorded file from the library and compares it with its hash.
 * @param rows of History, in any order
 * @param pause between two files, to leave capacity for the product
 * @throws Fault
 */
export const checkFiles = async (
  rows: readonly ReadRow[],
  { open }: Pick<Evidence, 'open'>,
  pause: () => Promise<void>,
): Promise<CheckedFiles> => {
  const recorded = recordedFilesIn(rows);
  const findings: Finding[] = [];
  for (const { row, reference, file } of recorded) {
    const opened = await open(reference, file);
    if (opened.kind === 'intact') await opened.close();
    else findings.push(finding(row, opened.kind === 'missing' ? 'fileMissing' : 'fileChanged', file.name));
    await pause();
  }
  return { files: recorded.length, findings };
};

/** Delay between files in milliseconds: at about 4 resource units per file, a quarter of the smallest tenant's 1,250 per minute. */
const pace = 60_000 / (1250 / 4 / 4);

/** Checks the recorded files of a site. @throws Fault, also if the library is missing */
export const checkEvidence = async (address: SiteAccess, rows: readonly ReadRow[]): Promise<CheckedFiles> => {
  const client = createGraphClient({ contentOrigins: [contentOriginOf(address.site)], ...address });
  const wait = address.wait ?? realWait;
  try {
    const evidence = createEvidence({ client, siteId: await findSiteId(client, address.site), wait });
    return await checkFiles(rows, evidence, () => wait(pace));
  } finally {
    client.close();
  }
};

/** A file recorded in a row of History. */
export type RecordedFile<R = unknown> = { readonly row: R; readonly reference: Reference; readonly file: EvidenceFile };

type Row = { readonly row: { readonly Reference?: unknown; readonly Events?: unknown } };

const attached = z.object({ type: z.literal('EvidenceAttached'), file: evidenceFile });
const events = z.array(z.unknown());

/** Returns the files recorded in History, each once even if it proves several actions. @param rows of History, in any order */
export const recordedFilesIn = <R extends Row>(rows: readonly R[]): readonly RecordedFile<R>[] => {
  const found = new Map<string, RecordedFile<R>>();
  for (const row of rows) {
    const { Reference: reference, Events: text } = row.row;
    if (typeof reference !== 'string' || !isReference(reference)) continue;
    if (typeof text !== 'string' || !text.includes('"EvidenceAttached"')) continue;
    for (const event of events.safeParse(jsonOf(text)).data ?? []) {
      const file = attached.safeParse(event).data?.file;
      const key = file && `${reference} ${file.sha256} ${file.link}`;
      if (key && !found.has(key)) found.set(key, { row, reference, file });
    }
  }
  return [...found.values()];
};

const jsonOf = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};
