import { hashOf, readCommitKey, recommitIdOf } from '../../graph/history/commitHash.ts';
import { readLostRow } from '../../graph/history/streamKind.ts';
import type { HistoryRow } from '../../graph/lists/history.ts';
import type { SealStatus } from '../../graph/lists/rowSeal.ts';
import type { Finding, Misfit } from './finding.ts';
import { type Gap, gapText, unusedIds } from './unusedIds.ts';

/** A row of History as read; `id` is the id of its item. */
export type ReadRow = {
  readonly id: number;
  readonly row: HistoryRow;
  /** Id of the application that created the item; empty if a person did. Absent if that is not known. */
  readonly createdBy?: string;
  /** The same of the last change. */
  readonly changedBy?: string;
  /** Absent without the key. */
  readonly seal?: SealStatus | undefined;
};

type Numbered = ReadRow & { readonly sequence: number };

const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

/**
 * Checks numbering, links, hashes and times of each stream, and that no command was recorded twice.
 * @param rows in the order of ids
 * @param after rows up to this item are not checked; they only serve as predecessors
 */
export const checkChains = (rows: readonly ReadRow[], after: number): readonly Finding[] => {
  const { streams, unreadable } = byStream(rows);
  const unused = unusedIds(rows);
  const commands = new Map(rows.map((one) => [one.row.CommandId, one]));
  const chains = [...streams.values()].flatMap((stream) => checkChain(stream, commands, unused));
  const invalidKeys = unreadable.map((row) => finding(row, 'keyUnreadable'));
  return [...invalidKeys, ...chains, ...repeatedCommands(rows)].filter(({ item }) => item > after);
};

const nameOfRow = ({ id, row }: ReadRow): string => row.CommitKey || `item ${id}`;

export const finding = (row: ReadRow, misfit: Misfit, about?: string): Finding => ({
  row: nameOfRow(row),
  item: row.id,
  misfit,
  ...(about !== undefined && { about }),
});

const byStream = (rows: readonly ReadRow[]) => {
  const streams = new Map<string, Numbered[]>();
  const unreadable: ReadRow[] = [];
  for (const one of rows) {
    const position = readCommitKey(one.row.CommitKey);
    const numbered = position && { ...one, sequence: position.sequence };
    const stream = position && streams.get(position.key);
    if (!numbered) unreadable.push(one);
    else if (stream) stream.push(numbered);
    else streams.set(position.key, [numbered]);
  }
  for (const stream of streams.values()) stream.sort((a, b) => a.sequence - b.sequence || a.id - b.id);
  return { streams, unreadable };
};

type Commands = ReadonlyMap<string, ReadRow>;

/** Compares each row with the previous one as it is now, so that one change is reported once. */
const checkChain = (stream: readonly Numbered[], commands: Commands, unused: readonly Gap[]): readonly Finding[] => {
  const findings: Finding[] = [];
  const counting = countingIn(stream);
  let before: Numbered | undefined;
  for (const one of stream) {
    const counts = counting.get(one.sequence) ?? one;
    const misfit = misfitOf(one, counts, before);
    if (misfit === 'duplicateKey') findings.push(finding(one, misfit, fateOf(one, counts, commands)));
    else if (misfit === 'hole') findings.push(finding(one, misfit, holeText(one, before, unused)));
    else if (misfit) findings.push(finding(one, misfit));
    if (one === counts) before = one;
  }
  return findings;
};

/** The numbers that are missing before a row, and the ids that their items may have had. */
const holeText = (one: Numbered, before: Numbered | undefined, unused: readonly Gap[]): string => {
  const first = (before?.sequence ?? 0) + 1;
  const numbers = first === one.sequence - 1 ? `${first}` : `${first} to ${one.sequence - 1}`;
  return [`missing: ${numbers}`, gapText(unused, before?.id ?? 0, one.id)].join('; ');
};

/** Among rows with the same key, the one that the next row links to counts, otherwise the lowest item id (docs/verify.md). */
const countingIn = (stream: readonly Numbered[]): ReadonlyMap<number, Numbered> => {
  const counting = new Map<number, Numbered>();
  for (const one of stream.toReversed()) {
    const named = counting.get(one.sequence + 1)?.row.PreviousHash;
    const rival = counting.get(one.sequence);
    if (!rival || one.row.Hash === named || rival.row.Hash !== named) counting.set(one.sequence, one);
  }
  return counting;
};

/** Describes what happened to the command of a row that does not count. */
const fateOf = ({ row }: Numbered, counts: Numbered, commands: Commands): string => {
  const again = commands.get(recommitIdOf(row));
  const isCopy = row.CommandId === counts.row.CommandId;
  const fate = again ? `its command was committed again in ${nameOfRow(again)}` : 'its command was not committed again';
  return `item ${counts.id} counts${isCopy ? '' : `; ${fate}`}`;
};

/** What the next row links to: a row that has the key of a lost one says the hash of that one. */
const linkOf = (row: HistoryRow | undefined): string => (row && readLostRow(row.Events)?.hash) ?? row?.Hash ?? '';

const misfitOf = (one: Numbered, counts: Numbered, before: Numbered | undefined): Misfit | undefined => {
  const { row, sequence } = one;
  if (row.Reference !== readCommitKey(row.CommitKey)?.key) return 'referenceDiffers';
  if (row.Hash !== hashOf(row)) return 'hashDiffers';
  if (one !== counts) return 'duplicateKey';
  if (sequence !== (before?.sequence ?? 0) + 1) return 'hole';
  if (row.PreviousHash !== linkOf(before?.row)) return 'linkDiffers';
  return instant.test(row.At) && row.At >= (before?.row.At ?? '') ? undefined : 'timeRunsBack';
};

const repeatedCommands = (rows: readonly ReadRow[]): readonly Finding[] => {
  const first = new Map<string, ReadRow>();
  return rows.flatMap((one) => {
    // SharePoint ignores case, and so does the lookup of a command.
    const command = one.row.CommandId.toLowerCase();
    const before = first.get(command);
    if (before) return [finding(one, 'duplicateCommand', `first in ${nameOfRow(before)}`)];
    first.set(command, one);
    return [];
  });
};
