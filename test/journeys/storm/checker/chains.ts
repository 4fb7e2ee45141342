import { sha256 } from './canonical.ts';
import type { Finding, What } from './finding.ts';
import { type Item, text } from './site.ts';

/** A row of History with its place: `NC-2026-0042/0007` is number 7 of the stream `NC-2026-0042`. */
export type Row = {
  readonly item: Item;
  readonly key: string;
  readonly stream: string;
  readonly number: number;
  readonly command: string;
  readonly at: string;
  readonly actor: string;
  readonly events: string;
  readonly previous: string;
  readonly hash: string;
};

/** All rows in the order of their items; those whose key cannot be read are left out. */
export const rowsOf = (history: readonly Item[]): readonly Row[] =>
  history.flatMap((item) => {
    const key = text(item, 'CommitKey');
    const [, stream, number] = /^(.+)\/(\d{4,})$/.exec(key) ?? [];
    if (stream === undefined) return [];
    return [
      {
        item,
        key,
        stream,
        number: Number(number),
        command: text(item, 'CommandId'),
        at: text(item, 'At'),
        actor: text(item, 'ActorId'),
        events: text(item, 'Events'),
        previous: text(item, 'PreviousHash'),
        hash: text(item, 'Hash'),
      },
    ];
  });

/** The rows of each stream in the order of their numbers. */
export const streamsOf = (rows: readonly Row[]): ReadonlyMap<string, readonly Row[]> => {
  const streams = new Map<string, Row[]>();
  for (const row of rows) {
    const stream = streams.get(row.stream);
    if (stream) stream.push(row);
    else streams.set(row.stream, [row]);
  }
  for (const stream of streams.values()) stream.sort((a, b) => a.number - b.number || a.item.id - b.item.id);
  return streams;
};

const hashOf = ({ key, command, at, actor, events, previous }: Row): string =>
  sha256(JSON.stringify([key, command, at, actor, events, previous]));

const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

const misfits = (row: Row, before: Row | undefined): readonly What[] => {
  const found: readonly (readonly [boolean, What])[] = [
    [text(row.item, 'Reference') !== row.stream, 'referenceDiffers'],
    [row.hash !== hashOf(row), 'hashDiffers'],
    [row.number === before?.number, 'duplicateKey'],
    [row.number !== before?.number && row.number !== (before?.number ?? 0) + 1, 'hole'],
    [row.previous !== (before?.hash ?? ''), 'linkDiffers'],
    [!instant.test(row.at) || row.at < (before?.at ?? ''), 'timeRunsBack'],
  ];
  return found.flatMap(([is, what]) => (is ? [what] : []));
};

/** Numbers 1, 2, 3 …, hashes, links and times of every stream; and no command twice in the whole list. */
export const checkChains = (history: readonly Item[]): readonly Finding[] => {
  const rows = rowsOf(history);
  const unreadable = history
    .filter((item) => !rows.some((row) => row.item === item))
    .map(({ id }): Finding => ({ what: 'keyUnreadable', about: `item ${id}` }));
  const chains = [...streamsOf(rows).values()].flatMap((stream) =>
    stream.flatMap((row, index) => misfits(row, stream[index - 1]).map((what): Finding => ({ what, about: row.key }))),
  );
  const first = new Map<string, Row>();
  const repeated = rows.flatMap((row): readonly Finding[] => {
    const before = first.get(row.command);
    if (!before) first.set(row.command, row);
    return before ? [{ what: 'duplicateCommand', about: row.key, more: `first in ${before.key}` }] : [];
  });
  return [...unreadable, ...chains, ...repeated];
};
