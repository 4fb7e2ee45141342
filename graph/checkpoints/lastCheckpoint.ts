import type { Log } from '../../procedure/ports/platform.ts';
import {
  checkpointEventSchema,
  checkpointKey,
  evolveCheckpoint,
  type PublicJwk,
  type SignedCheckpoint,
} from '../../procedure/record/history/checkpoint.ts';
import { GraphFault, isThrottled } from '../client/graphFault.ts';
import { readCommitKey } from '../history/commitHash.ts';
import { streamRows } from '../history/streamRows.ts';
import type { HistoryRow } from '../lists/history.ts';
import type { ListItems } from '../lists/listItems.ts';
import type { How } from '../lists/rawItems.ts';
import { isNoteSignedBy } from './note.ts';

/** The checkpoint in the column `Events` of a row of the stream `CHECK`; undefined when it holds none. */
export const parseSignedCheckpoint = (events: string): SignedCheckpoint | undefined => {
  try {
    const event = checkpointEventSchema.array().length(1).safeParse(JSON.parse(events)).data?.[0];
    return event && evolveCheckpoint(event);
  } catch {
    return undefined;
  }
};

/** What a server expects of a checkpoint: an editor of the site cannot forge one, nor take one from another site. */
export type OwnCheckpoints = {
  /** The public half of the key of this server. */
  readonly key: PublicJwk;
  readonly origin: string;
};

/** Whether it was made by this server, or one with the same key, for this site and this row. */
export const isOwn = ({ checkpoint, note }: SignedCheckpoint, row: string, { key, origin }: OwnCheckpoints): boolean =>
  checkpoint.name === row && checkpoint.origin === origin && isNoteSignedBy(key, note);

type LastCheckpointPorts = OwnCheckpoints & { readonly items: ListItems<HistoryRow>; readonly log: Log };

const how: How = { operation: 'checkpoint.find', urgency: 'start' };

/**
 * The last checkpoint of History, if this server's key signed it: 3 resource units. A checkpoint signed with another
 * key, added by an editor of the site or not returned by Graph does not count: then all of History is read.
 * @throws GraphFault when Graph throttles
 */
export const lastCheckpoint = async (ports: LastCheckpointPorts): Promise<SignedCheckpoint | undefined> => {
  try {
    return await findLast(ports);
  } catch (error) {
    if (!(error instanceof GraphFault) || isThrottled(error)) throw error;
    ports.log('warn', 'checkpoint.notFound', { code: error.code });
    return undefined;
  }
};

const findLast = async ({ items, log, ...own }: LastCheckpointPorts): Promise<SignedCheckpoint | undefined> => {
  const id = await idOfLastCheckpoint(items);
  if (id === undefined) return undefined;
  const [row] = (await items.get(id, how)).items.map((item) => item.row);
  if (!row) return undefined;
  const signed = parseSignedCheckpoint(row.Events);
  if (signed && isOwn(signed, row.CommitKey, own) && signed.checkpoint.last < Number(id)) return signed;
  log('warn', 'checkpoint.notOurs', { row: row.CommitKey });
  return undefined;
};

/** The checkpoint with the highest number. By their keys alone: the rows themselves would be a kilobyte each. */
export const idOfLastCheckpoint = async (items: ListItems<HistoryRow>): Promise<string | undefined> => {
  let last: { readonly id: string; readonly sequence: number } | undefined;
  for (const { id, row } of (await streamRows(items, checkpointKey, { selection: 'core', how })).items) {
    const place = readCommitKey(row.CommitKey);
    if (place?.key === checkpointKey && place.sequence > (last?.sequence ?? 0)) last = { id, ...place };
  }
  return last?.id;
};
