import { commitKeyOf, hashOf, readCommitKey, sha256 } from '../../graph/history/commitHash.ts';
import { type HistoryRow, historyList } from '../../graph/lists/history.ts';
import type { ListTable } from '../../graph/lists/listTable.ts';
import { exportKeys } from '../../procedure/exports/exportKinds.ts';
import { organisationKey } from '../../procedure/organisation/organisation.ts';
import { checkpointKey } from '../../procedure/record/history/checkpoint.ts';
import { reviewKeys } from '../../procedure/review/reviewKey.ts';
import { unlessDamaged } from '../../procedure/runtime/fault.ts';
import { aMadeFile } from '../builders/aMadeFile.ts';
import type { AttackedSite, Written } from './attackedSite.ts';
import type { Replica } from './replica.ts';
import type { Fields, Target } from './targets.ts';

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

const hashed = (row: Fields): Fields => ({ ...row, Hash: hashOf(row as unknown as HistoryRow) });

/** Links and hashes as anyone can compute them, unless they are what was changed. */
export const rehashed = (rows: readonly Fields[], changed: string | undefined): readonly Fields[] => {
  if (changed === 'Hash' || changed === 'PreviousHash') return rows;
  const fit: Fields[] = [];
  for (const row of rows) fit.push(hashed({ ...row, PreviousHash: fit.at(-1)?.Hash ?? '' }));
  return fit;
};

type StreamTarget = {
  readonly name: string;
  readonly site: (subjects: number) => Written;
  /** Whether this is a stream under attack. */
  readonly isKey: (key: string) => boolean;
  /** What an attacker writes into a row: it fits the stream. */
  readonly events: string | undefined;
  /** There is only one, and its rows are attacked; the rows of others lend what they have. */
  readonly isSingle?: boolean;
  readonly believed: (replica: Replica, key: string) => Promise<unknown>;
};

/** The streams of History besides the records. */
const streamTarget = ({ name, site, isKey, events, isSingle = false, believed }: StreamTarget): Target => {
  const next = (from: Fields, last: Fields, changes: Fields): Fields => {
    const place = readCommitKey(text(last.CommitKey)) ?? { key: '', sequence: 0 };
    const CommitKey = commitKeyOf(place.key, place.sequence + 1);
    const CommandId = sha256(`forged ${CommitKey}`);
    const PreviousHash = text(last.Hash);
    return hashed({ ...from, Reference: place.key, CommitKey, CommandId, PreviousHash, At: last.At, ...changes });
  };
  const subjectOf = ({ Reference }: Fields): string =>
    isKey(text(Reference)) || (isSingle && text(Reference) === 'NC-2026-0001') ? text(Reference) : '';
  return {
    table: historyList as unknown as ListTable,
    name: `History, ${name}`,
    isSingle,
    ...(events !== undefined && { events }),
    site,
    subjectOf,
    forged: (last) => next(last, last, { ActorId: 'ida', ActorName: 'Ida Olsen', ...(events && { Events: events }) }),
    moved: (other, last) => next(other, last, {}),
    fitting: rehashed,
    believed: async (replica: Replica, site: AttackedSite) => {
      const keys = new Set(site.rows(historyList).map(({ fields }) => text(fields.Reference)));
      const found = [...keys].filter(isKey).map(async (key) => [key, await believed(replica, key)] as const);
      return new Map(await Promise.all(found));
    },
  };
};

type Loaded = { readonly stream?: { readonly commits: unknown } | undefined };
const commitsOf = async (load: Promise<Loaded>): Promise<unknown> => (await unlessDamaged(load))?.stream?.commits;

export const streamTargets: readonly Target[] = [
  streamTarget({
    name: 'settings',
    site: () => ({ records: 1 }),
    isKey: (key) => key === organisationKey,
    isSingle: true,
    events: JSON.stringify([{ type: 'DeputyNamed', person: 'lea', to: 'ida' }]),
    believed: async ({ room }) => {
      const { stream } = await room.organisation.load(organisationKey, 'fresh').catch(() => ({ stream: undefined }));
      return stream?.commits ?? [];
    },
  }),
  streamTarget({
    name: 'reviews',
    site: (subjects) => ({ records: 1, reviews: subjects }),
    isKey: reviewKeys.isKey,
    events: JSON.stringify([{ type: 'ReviewNoted', comment: 'All is well.' }]),
    believed: ({ room }, key) => commitsOf(room.reviews.load(key, 'fresh')),
  }),
  streamTarget({
    name: 'exports',
    site: (subjects) => ({ records: 1, exports: subjects }),
    isKey: exportKeys.isKey,
    events: JSON.stringify([{ type: 'Exported', ...aMadeFile(), sha256: 'f'.repeat(64) }]),
    believed: ({ room }, key) => commitsOf(room.exports.load(key, 'fresh')),
  }),
  streamTarget({
    name: 'checkpoints',
    site: () => ({ records: 1, checkpoints: 2 }),
    isKey: (key) => key === checkpointKey,
    isSingle: true,
    events: undefined,
    believed: async ({ room }) => (await room.proof.checkpoints()).map(({ note }) => note),
  }),
];
