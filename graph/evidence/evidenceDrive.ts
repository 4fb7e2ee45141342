import { z } from 'zod';
import type { EvidenceFolder } from '../../procedure/ports/evidence.ts';
import { Fault } from '../../procedure/runtime/fault.ts';
import type { GraphClient, GraphRequest } from '../client/graphClient.ts';
import { GraphFault, isGone, isStatus, isUnknown } from '../client/graphFault.ts';
import { encodedPath, queryString } from '../client/query.ts';
import { evidenceLibrary } from '../lists/evidence.ts';

const driveSchema = z.object({ id: z.string(), webUrl: z.url() });
const folderSchema = z.object({ id: z.string() });
const namesSchema = z.object({
  value: z.array(z.object({ name: z.string() })),
  '@odata.nextLink': z.string().optional(),
});
const fileSchema = z.object({
  id: z.string(),
  name: z.string(),
  size: z.number().default(0),
  file: z.object({ hashes: z.object({ quickXorHash: z.string().optional() }).optional() }).optional(),
  '@microsoft.graph.downloadUrl': z.string().optional(),
});
/** The item under a name; without `file` it is a folder. */
export type DriveFile = z.output<typeof fileSchema>;

/**
 * The Evidence library as a drive, with a folder for each record. Every call throws GraphFault, or `notSetUp` without
 * the library.
 */
export type EvidenceDrive = {
  /** The item under this name, if any. */
  readonly find: (reference: EvidenceFolder, name: string) => Promise<DriveFile | undefined>;
  /** Names of the files and folders in the folder; none without the folder. */
  readonly names: (reference: EvidenceFolder) => Promise<readonly string[]>;
  /** Address of a name in the folder of the record, which is created if needed: `/drives/…/items/…:/name:`. */
  readonly addressOf: (reference: EvidenceFolder, name: string) => Promise<string>;
  /** The folder is no longer there: someone removed it. */
  readonly forgetFolder: (reference: EvidenceFolder) => void;
  /** Where people find the file. Built from names: SharePoint's own link to a document opens its editor. */
  readonly linkTo: (reference: EvidenceFolder, name: string) => Promise<string>;
};

/** Number of records whose folder is remembered. */
const remembered = 1000;

type Ask = <T>(schema: z.ZodType<T>, request: Omit<GraphRequest, 'urgency'>) => Promise<T>;

const createAsk =
  (client: GraphClient): Ask =>
  async (schema, request) => {
    const answer = await client.call({ urgency: 'transfer', ...request });
    const result = schema.safeParse(answer);
    if (result.success) return result.data;
    throw new GraphFault('unexpectedAnswer', request.operation, 'unknown', { cause: result.error });
  };

const namesAt = async (ask: Ask, folder: string): Promise<readonly string[]> => {
  const names: string[] = [];
  let path: string | undefined = `${folder}:/children${queryString({ $select: 'name' })}`;
  while (path !== undefined) {
    const request = { operation: 'evidence.names', method: 'GET', path } as const;
    const page: z.output<typeof namesSchema> = await ask(namesSchema, request);
    names.push(...page.value.map(({ name }) => name));
    path = page['@odata.nextLink'];
  }
  return names;
};

export const createEvidenceDrive = (client: GraphClient, siteId: string): EvidenceDrive => {
  const folders = new Map<EvidenceFolder, string>();
  let asked: Promise<z.output<typeof driveSchema>> | undefined;

  const ask = createAsk(client);
  /** Requested once, when the first file is written or read. */
  const drive = (): Promise<z.output<typeof driveSchema>> => {
    const path = `/sites/${siteId}/lists/${evidenceLibrary.name}/drive${queryString({ $select: 'id,webUrl' })}`;
    asked ??= ask(driveSchema, { operation: 'evidence.drive', method: 'GET', path }).catch((cause: unknown) => {
      asked = undefined;
      // No library. The server starts without it, because only files need it.
      throw isGone(cause, 404) ? new Fault('notSetUp', 'evidence.drive', { cause }) : cause;
    });
    return asked;
  };
  const pathTo = async (...names: readonly string[]): Promise<string> =>
    `/drives/${encodeURIComponent((await drive()).id)}/root:/${encodedPath(names.join('/'))}`;

  const makeFolder = async (reference: EvidenceFolder): Promise<string> => {
    const operation = 'evidence.folder';
    const path = `/drives/${encodeURIComponent((await drive()).id)}/root/children`;
    const body = { name: reference, folder: {}, '@microsoft.graph.conflictBehavior': 'fail' };
    try {
      return (await ask(folderSchema, { operation, method: 'POST', path, body })).id;
    } catch (error) {
      // Created by another replica, or by us with a lost answer.
      if (!isStatus(error, 409) && !isUnknown(error)) throw error;
      return (await ask(folderSchema, { operation, method: 'GET', path: await pathTo(reference) })).id;
    }
  };
  const folderOf = async (reference: EvidenceFolder): Promise<string> => {
    const known = folders.get(reference);
    if (known !== undefined) return known;
    const request = { operation: 'evidence.folder', method: 'GET', path: await pathTo(reference) } as const;
    const id = await ask(folderSchema, request).then(
      (there) => there.id,
      (error: unknown) => (isGone(error, 404) ? makeFolder(reference) : Promise.reject(error)),
    );
    if (folders.size >= remembered) folders.clear();
    folders.set(reference, id);
    return id;
  };

  return {
    find: async (reference, name) => {
      const path = await pathTo(reference, name);
      try {
        return await ask(fileSchema, { operation: 'evidence.find', method: 'GET', path });
      } catch (error) {
        if (isGone(error, 404)) return undefined;
        throw error;
      }
    },
    names: async (reference) => {
      try {
        return await namesAt(ask, await pathTo(reference));
      } catch (error) {
        if (isGone(error, 404)) return [];
        throw error;
      }
    },
    addressOf: async (reference, name) => {
      const [{ id }, folder] = await Promise.all([drive(), folderOf(reference)]);
      return `/drives/${encodeURIComponent(id)}/items/${encodeURIComponent(folder)}:/${encodeURIComponent(name)}:`;
    },
    forgetFolder: (reference) => void folders.delete(reference),
    linkTo: async (reference, name) => `${(await drive()).webUrl}/${encodedPath(`${reference}/${name}`)}`,
  };
};

/** The file that an answer describes. @throws GraphFault */
export const driveFile = (answer: unknown, operation: string): DriveFile => {
  const result = fileSchema.safeParse(answer);
  if (result.success) return result.data;
  throw new GraphFault('unexpectedAnswer', operation, 'unknown', { cause: result.error });
};
