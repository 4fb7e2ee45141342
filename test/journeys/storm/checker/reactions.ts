import { sha256 } from './canonical.ts';
import type { Row } from './chains.ts';
import type { Finding } from './finding.ts';
import { eventsOf } from './folded.ts';

/** What a commit means for the record that it names: one row there, whose id follows from the commit's hash. */
type Expected = { readonly cause: Row; readonly on: string; readonly commandId: string; readonly type: string };

const names: Readonly<Record<string, { readonly name: string; readonly type: string }>> = {
  MarkedDuplicate: { name: 'duplicateFound', type: 'DuplicateFound' },
  RecurrenceConfirmed: { name: 'recurred', type: 'Recurred' },
};

const expectedOf = (row: Row): readonly Expected[] =>
  eventsOf(row).flatMap((event) => {
    const reaction = names[event.type];
    if (!reaction || typeof event.of !== 'string') return [];
    const commandId = sha256(JSON.stringify([row.hash, reaction.name]));
    return [{ cause: row, on: event.of, commandId, type: reaction.type }];
  });

/** Exactly one on each record that a commit names. @returns their ids too: what stands in History besides commands */
export const checkReactions = (
  rows: readonly Row[],
): { readonly findings: readonly Finding[]; readonly commandIds: ReadonlySet<string> } => {
  const expected = rows.flatMap(expectedOf);
  const findings = expected.flatMap(({ cause, on, commandId, type }): readonly Finding[] => {
    const about = `${cause.key} on ${on}`;
    const there = rows.filter(
      (row) => row.stream === on && eventsOf(row).some((event) => event.type === type && event.in === cause.stream),
    );
    if (there.length > 1) return [{ what: 'reactionTwice', about }];
    return there[0]?.command === commandId ? [] : [{ what: 'reactionMissing', about }];
  });
  return { findings, commandIds: new Set(expected.map(({ commandId }) => commandId)) };
};
