import { coveredRows } from '../../../graph/checkpoints/coveredRows.ts';
import { parseSignedCheckpoint } from '../../../graph/checkpoints/lastCheckpoint.ts';
import { commitKeyOf, hashOf, readCommitKey, sha256 } from '../../../graph/history/commitHash.ts';
import { foldRows } from '../../../graph/history/foldRows.ts';
import {
  exportKind,
  lostRowText,
  organisationKind,
  readLostRow,
  recordKind,
  reviewKind,
} from '../../../graph/history/streamKind.ts';
import { streamRows } from '../../../graph/history/streamRows.ts';
import { type HistoryRow, historyList } from '../../../graph/lists/history.ts';
import { createListItems, type ListItems, type Rows } from '../../../graph/lists/listItems.ts';
import { sealKeys } from '../../../graph/lists/rowSeal.ts';
import { exportKeys } from '../../../procedure/exports/exportKinds.ts';
import { organisationKey } from '../../../procedure/organisation/organisation.ts';
import { type CoveredRow, checkpointKey } from '../../../procedure/record/history/checkpoint.ts';
import { isReference } from '../../../procedure/record/values/reference.ts';
import { reviewKeys } from '../../../procedure/review/reviewKey.ts';
import { openList, type SetAsidePorts } from './forgedRow.ts';
import { type LostRow, placesOf } from './placesOf.ts';
import { NotPutBack } from './putBack.ts';
import { openSettingsRecord, type SetAside } from './settingsRecord.ts';

const how = { operation: 'doctor.lost', urgency: 'start' } as const;
const tentwo = 'TenTwo';

export type Stated = {
  readonly commitKey: string;
  /** The row of the record that cannot follow without the lost one: from it on, the record stays read-only. */
  readonly stopsAt: string | undefined;
};

/** Opens History for writing with seals. @throws GraphFault */
export const openHistoryItems = async (ports: SetAsidePorts): Promise<ListItems<HistoryRow>> => {
  const { id } = await openList(ports, historyList.name);
  const seals = { keys: sealKeys(ports.keys), observer: { read: () => undefined } };
  return createListItems(ports.client, ports.siteId, id, historyList, seals);
};

const foldStream = (key: string, rows: Rows<HistoryRow>) => {
  if (isReference(key)) return foldRows(recordKind, key, rows).damage;
  if (key === organisationKey) return foldRows(organisationKind, key, rows).damage;
  if (reviewKeys.isKey(key)) return foldRows(reviewKind, key, rows).damage;
  return exportKeys.isKey(key) ? foldRows(exportKind, key, rows).damage : undefined;
};

type Place = { readonly key: string; readonly sequence: number };
const placeIn = (commitKey: string): Place => {
  const place = readCommitKey(commitKey);
  if (!place) throw new NotPutBack(`${commitKey} names no row of History. Nothing was written.`);
  return place;
};

/** What is known of a lost row: by the rows around it. @throws NotPutBack */
const lostFrom = (commitKey: string, { items, untrusted }: Rows<HistoryRow>) => {
  const { key, sequence } = placeIn(commitKey);
  const [forged] = untrusted;
  if (forged) throw new NotPutBack(`Set the row ${forged.row.CommitKey} aside first. Nothing was written.`);
  const at = (number: number) => items.find(({ row }) => row.CommitKey === commitKeyOf(key, number));
  const [there, before, next] = [at(sequence), at(sequence - 1), at(sequence + 1)];
  if (there && !readLostRow(there.row.Events))
    throw new NotPutBack(`History has a row ${commitKey}: item ${there.id}. Nothing was written.`);
  if (!before && sequence > 1)
    throw new NotPutBack(`The row before ${commitKey} is missing, too. Name it first. Nothing was written.`);
  const hash = there ? readLostRow(there.row.Events)?.hash : next?.row.PreviousHash;
  const lost: LostRow = {
    commitKey,
    hash,
    after: before && !readLostRow(before.row.Events) ? Number(before.id) : 0,
    before: next && !readLostRow(next.row.Events) ? Number(next.id) : Number.POSITIVE_INFINITY,
  };
  return { lost, there, before: before?.row, next: next?.row };
};

/** Takes the key of the lost row, so that the next one has its place. The time cannot run backwards within a stream. */
const placeholder = (
  { commitKey, hash }: LostRow,
  before: HistoryRow | undefined,
  next: HistoryRow | undefined,
  now: Date,
): HistoryRow => {
  const hashed = {
    CommitKey: commitKey,
    CommandId: sha256(JSON.stringify(['lost', commitKey])),
    At: (next && before?.At) ?? next?.At ?? now.toISOString(),
    ActorId: tentwo,
    Events: lostRowText(hash),
    PreviousHash: (before && readLostRow(before.Events)?.hash) ?? before?.Hash ?? '',
  };
  // Servers look for new rows by `When`, which no hash covers.
  const When = now.toISOString();
  return { ...hashed, Reference: placeIn(commitKey).key, When, ActorName: tentwo, Hash: hashOf(hashed) };
};

/** The ids that the lost rows had, as far as the checkpoints prove it. @throws GraphFault */
const findPlaces = async (
  ports: SetAsidePorts,
  items: ListItems<HistoryRow>,
  lost: readonly LostRow[],
  gone: readonly CoveredRow[],
): Promise<ReadonlyMap<string, number>> => {
  const rows: CoveredRow[] = [];
  for await (const page of coveredRows(items, ports.wait, Number.MAX_SAFE_INTEGER, gone)) rows.push(...page);
  const found = await streamRows(items, checkpointKey, { selection: 'all', how });
  const checkpoints = found.items
    .flatMap(({ row }) => parseSignedCheckpoint(row.Events) ?? [])
    .sort((a, b) => a.checkpoint.last - b.checkpoint.last);
  return placesOf(lost, rows, checkpoints);
};

const settingsFirst = (a: string, b: string): number =>
  Number(placeIn(b).key === organisationKey) - Number(placeIn(a).key === organisationKey);

/**
 * Records that rows of History are lost for good, and by whom and why: another row takes the key of each, and what
 * followed goes on from it. If it is interrupted, it can be repeated.
 * @param commitKeys `SETTINGS/0003`; of one stream in the order of their numbers
 * @throws NotPutBack before anything is written of that row; NotSetAside; GraphFault
 */
export const stateLost = async (
  ports: SetAsidePorts,
  commitKeys: readonly string[],
  why: { readonly reason: string; readonly by: string },
): Promise<readonly Stated[]> => {
  const items = await openHistoryItems(ports);
  const streamOf = (commitKey: string) => streamRows(items, placeIn(commitKey).key, { selection: 'all', how });
  const lost: LostRow[] = [];
  for (const commitKey of [...new Set(commitKeys)].sort(settingsFirst)) {
    const found = lostFrom(commitKey, await streamOf(commitKey));
    lost.push(found.lost);
    if (!found.there) await items.add(placeholder(found.lost, found.before, found.next, new Date(ports.now())), how);
  }
  const settings = await openSettingsRecord(ports);
  const places = await findPlaces(ports, items, lost, await settings.gone());
  const recorded = new Set((await settings.recorded()).map(({ row, outcome }) => outcome === 'lost' && row));
  const stated: Stated[] = [];
  for (const { commitKey, hash } of lost) {
    const item = String(places.get(commitKey) ?? '');
    const event: SetAside = {
      list: historyList.name,
      item,
      row: commitKey,
      ...why,
      ...(hash !== undefined && { hash }),
      outcome: 'lost',
    };
    if (!recorded.has(commitKey)) await settings.add(event);
    stated.push({ commitKey, stopsAt: foldStream(placeIn(commitKey).key, await streamOf(commitKey))?.row });
  }
  return stated;
};
