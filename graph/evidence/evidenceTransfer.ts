import type { EvidenceFolder, SentFile } from '../../procedure/ports/evidence.ts';
import type { GraphClient } from '../client/graphClient.ts';
import { GraphFault, isStatus, isUnknown } from '../client/graphFault.ts';
import type { Wait } from '../client/wait.ts';
import { type BufferedContent, bufferContent } from './bufferContent.ts';
import { type DriveFile, driveFile, type EvidenceDrive } from './evidenceDrive.ts';
import { uploadInRanges } from './uploadInRanges.ts';

/** Transfer sizes in bytes. */
export type TransferSizes = {
  /**
   * A single request up to this size: 4 MB was the documented limit once, 250 MB is today's (driveitem-put-content).
   */
  readonly maxAtOnce: number;
  /**
   * "Sequential", "a multiple of 320 KiB", "less than 60 MiB" (driveitem-createuploadsession). One range at a time is
   * in memory.
   */
  readonly rangeSize: number;
};
export const transferSizes: TransferSizes = { maxAtOnce: 4_000_000, rangeSize: 16 * 320 * 1024 };

type Ports = { readonly client: GraphClient; readonly wait: Wait; readonly sizes?: TransferSizes | undefined };
const tries = 4;

/** Writes one file under one name, and reads it back. */
export const createEvidenceTransfer = (drive: EvidenceDrive, { client, wait, sizes = transferSizes }: Ports) => {
  const { maxAtOnce, rangeSize } = sizes;

  /** @throws GraphFault, also half-way through */
  const downloadOnce = async (file: DriveFile): Promise<BufferedContent | undefined> => {
    const operation = 'evidence.download';
    const url = file['@microsoft.graph.downloadUrl'];
    if (url === undefined) throw new GraphFault('unexpectedAnswer', operation, 'refused');
    return bufferContent(await client.download({ operation, method: 'GET', url }), file.size);
  };
  /** @returns undefined when more bytes came than the file has. @throws GraphFault */
  const download = async (file: DriveFile): Promise<BufferedContent | undefined> => {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await downloadOnce(file);
      } catch (error) {
        if (!mayPass(error) || attempt >= tries) throw error;
      }
      await wait(200 * 2 ** attempt);
    }
  };

  /**
   * Whether SharePoint has exactly these bytes. It usually reports a hash of its own; without one they are read back.
   */
  const isSame = async (file: DriveFile, content: BufferedContent): Promise<boolean> => {
    if (!file.file || file.size !== content.size) return false;
    const storedHash = file.file.hashes?.quickXorHash;
    if (storedHash !== undefined) return storedHash === content.quickXor;
    const back = await download(file);
    await back?.close();
    return back?.sha256 === content.sha256;
  };

  const put = async (
    { reference, onProgress }: SentFile<EvidenceFolder>,
    name: string,
    content: BufferedContent,
  ): Promise<DriveFile> => {
    const address = await drive.addressOf(reference, name);
    const progressed = onProgress ?? (() => undefined);
    if (content.size > maxAtOnce)
      return uploadInRanges({ client, wait, rangeSize }, { address, name }, content, progressed);
    const operation = 'evidence.put';
    // Never overwrites an existing file: another record's history may vouch for it.
    const path = `${address}/content?@microsoft.graph.conflictBehavior=fail`;
    const body = await content.read(0, content.size);
    const file = driveFile(await client.call({ operation, method: 'PUT', path, body, urgency: 'transfer' }), operation);
    progressed(content.size);
    return file;
  };

  /**
   * Writes the file under the name, unless it is already there. After an unknown outcome it checks before sending
   * again.
   * @returns false when the name now holds other bytes: someone else's, or ours as SharePoint changed them
   * @throws GraphFault
   */
  const keep = async (sent: SentFile<EvidenceFolder>, name: string, content: BufferedContent): Promise<boolean> => {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await isSame(await put(sent, name, content), content);
      } catch (error) {
        if (!mayPass(error)) throw error;
        if (isStatus(error, 404)) drive.forgetFolder(sent.reference);
        const there = await drive.find(sent.reference, name);
        if (there) return isSame(there, content);
        if (attempt >= tries) throw error;
      }
      await wait(200 * 2 ** attempt);
    }
  };

  return { keep, download };
};

/**
 * Faults that may be gone on another check or attempt: an unknown outcome, a name that is taken (409), a folder or an
 * upload session that is gone (404), a lock (423), a concurrent change (412).
 */
const mayPass = (error: unknown): boolean =>
  isUnknown(error) ||
  (error instanceof GraphFault && error.code === 'throttled') ||
  isStatus(error, 404, 409, 412, 423);
