import { createGraphClient } from '../../graph/client/graphClient.ts';
import { realWait } from '../../graph/client/wait.ts';
import { createEvidence } from '../../graph/evidence/evidence.ts';
import { contentOriginOf, findSiteId } from '../../graph/lists/siteShape.ts';
import type { Evidence } from '../../procedure/ports/evidence.ts';
import type { SiteAccess } from '../siteAccess.ts';
import { finding, type ReadRow } from './checkChains.ts';
import type { Finding } from './finding.ts';
import { recordedFilesIn } from './recordedFiles.ts';

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
