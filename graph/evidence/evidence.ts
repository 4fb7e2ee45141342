import type { Evidence, EvidenceFolder, SentFile } from '../../procedure/ports/evidence.ts';
import { mostEvidenceBytes } from '../../procedure/record/mostEvidenceBytes.ts';
import type { Reference } from '../../procedure/record/values/reference.ts';
import { Fault } from '../../procedure/runtime/fault.ts';
import type { GraphClient } from '../client/graphClient.ts';
import type { Wait } from '../client/wait.ts';
import { type BufferedContent, bufferContent } from './bufferContent.ts';
import { createEvidenceDrive, type DriveFile } from './evidenceDrive.ts';
import { createEvidenceTransfer, type TransferSizes } from './evidenceTransfer.ts';

/**
 * In UTF-16 units. Even with the hash, a suffix and the path of the site this is far below SharePoint's 400 characters.
 */
const maxStemLength = 120;
const maxExtensionLength = 10;

/**
 * File types into which SharePoint writes its own properties on upload, which changes the bytes: Office documents and
 * web pages (onedrive-api-docs#935, rclone#2599), and pictures (microsoft-graph-docs-contrib#8903). It decides by the
 * file extension. Also pages that run in the site.
 */
const rewritten = new Set(
  (
    'doc docx docm dot dotx dotm rtf odt one onepkg pub mpp xls xlsx xlsm xlsb ' +
    'xlt xltx xltm ods ppt pptx pptm pps ppsx ppsm pot potx potm odp vsd vsdx ' +
    'vsdm xsn infopathxml htm html mht mhtml aspx asmx ascx master jpg jpeg jfif tif tiff ' +
    'heic heif'
  )
    .split(' ')
    .map((ending) => `.${ending}`),
);
/** An extension that no program claims, SharePoint included. */
const untouched = '.original';

/**
 * The names under which a file may be kept, the best first: the sender's file name followed by the beginning of its
 * hash. So two files of one name stay two, a file sent twice is one on every replica, and no request is needed to find
 * out. The other names are for when something else has the name, or SharePoint changed the file.
 * @param name as returned by `fileNameOf`
 */
export const storedNames = (name: string, sha256: string): readonly string[] => {
  const { stem, extension } = partsOf(name);
  const short = `${stem} (${sha256.slice(0, 12)})`;
  const others = [`${short}${extension}`, ...[2, 3, 4].map((number) => `${short} ${number}${extension}`)];
  const kept = others.map((one) => `${one}${untouched}`);
  return rewritten.has(extension.toLowerCase()) ? kept : [`${short}${extension}`, ...kept];
};

const partsOf = (name: string): { readonly stem: string; readonly extension: string } => {
  const safe = safeName(name);
  const extension = new RegExp(`\\.[a-z0-9]{1,${maxExtensionLength}}$`, 'i').exec(safe)?.[0] ?? '';
  const stem = safe.slice(0, safe.length - extension.length);
  // Never cuts a surrogate pair.
  const cut = stem.slice(0, maxStemLength).replace(/[\uD800-\uDBFF]$/, '');
  return { stem: trimmed(cut) || 'file', extension };
};

/**
 * Removes what SharePoint refuses or trims (support.microsoft.com, *Restrictions and limitations in OneDrive and
 * SharePoint*; names such as `CON` are harmless once the hash follows), `#` and `%`, which older tenants refuse, and
 * `'`, which would have to be doubled in some addresses.
 */
const safeName = (name: string): string =>
  trimmed(
    name
      .replace(/["*:<>?/\\|#%\u0000-\u001f\u007f]/g, '_')
      .replaceAll("'", '’')
      .replace(/\p{Cf}/gu, '')
      .replace(/_vti_/gi, '_vti-'),
  );

/** Trailing dots and blanks, and prefixes of hidden or temporary files. */
const trimmed = (name: string): string => name.replace(/^[\s.~]+/, '').replace(/[\s.]+$/, '');

type EvidencePorts = {
  readonly client: GraphClient;
  readonly siteId: string;
  readonly wait: Wait;
  /** Tests that send many files use smaller ones. */
  readonly sizes?: TransferSizes | undefined;
};

/** Number of files one process takes in at a time: each may need as much disk space as the largest file. */
const maxAtOnce = 8;

/** The sender aborted: that fault is reported to the sender, not to the log. */
class CutShort extends Error {}

/** `Evidence` over the site's document library. */
export const createEvidence = (ports: EvidencePorts): Evidence => {
  const drive = createEvidenceDrive(ports.client, ports.siteId);
  const { keep, download } = createEvidenceTransfer(drive, ports);
  let underWay = 0;

  const storeUnderFreeName = async (sent: SentFile<EvidenceFolder>, content: BufferedContent): Promise<string> => {
    for (const name of storedNames(sent.name, content.sha256)) {
      if (await keep(sent, name, content)) return drive.linkTo(sent.reference, name);
    }
    // Even under a name whose type SharePoint does not recognise, it did not keep the bytes unchanged.
    throw new Fault('unexpectedAnswer', 'evidence.store');
  };

  const storeContent = async (
    sent: SentFile<EvidenceFolder>,
    content: BufferedContent,
  ): Promise<Awaited<ReturnType<Evidence['store']>>> => {
    if (content.size === 0) return { kind: 'notStored', problem: 'emptyFile' };
    if (content.size !== (sent.size ?? content.size)) return { kind: 'notStored', problem: 'cutShort' };
    const link = await storeUnderFreeName(sent, content);
    const { size: bytes, sha256 } = content;
    return { kind: 'stored', file: { name: sent.name, bytes, sha256, link } };
  };

  return {
    store: async (sent) => {
      if ((sent.size ?? 0) > mostEvidenceBytes) return { kind: 'notStored', problem: 'tooLarge' };
      if (underWay >= maxAtOnce) throw new Fault('busy', 'evidence.store', { retryAfter: 10 });
      underWay += 1;
      let content: BufferedContent | undefined;
      try {
        content = await bufferContent(asSent(sent.bytes), mostEvidenceBytes);
        return content ? await storeContent(sent, content) : { kind: 'notStored', problem: 'tooLarge' };
      } catch (error) {
        if (error instanceof CutShort) return { kind: 'notStored', problem: 'cutShort' };
        throw error;
      } finally {
        underWay -= 1;
        await content?.close();
      }
    },
    open: async (reference, { bytes, sha256, link }) => {
      const there = await findBehind(link, reference, drive.find);
      if (!there) return { kind: 'missing' };
      if (there.size !== bytes) return { kind: 'changed' };
      const content = await download(there);
      if (content?.sha256 === sha256) return { kind: 'intact', bytes: content.bytes(), close: content.close };
      await content?.close();
      return { kind: 'changed' };
    },
  };
};

async function* asSent(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield* bytes;
  } catch (cause) {
    throw new CutShort('the sender broke off', { cause });
  }
}

/** Only the name in the link counts: it is stored in the record and refers only to the folder of that record. */
const findBehind = async (
  link: string,
  reference: Reference,
  find: (reference: Reference, name: string) => Promise<DriveFile | undefined>,
): Promise<DriveFile | undefined> => {
  const name = fileNameInLink(link);
  const found = name === undefined ? undefined : await find(reference, name);
  return found?.file ? found : undefined;
};

/** The name of a file in the folder of its record; undefined when the link refers to none. */
export const fileNameInLink = (link: string): string | undefined => {
  try {
    const name = decodeURIComponent(new URL(link).pathname.split('/').at(-1) ?? '');
    return name === '' || name === '.' || name === '..' || name.includes('/') ? undefined : name;
  } catch {
    return undefined;
  }
};
