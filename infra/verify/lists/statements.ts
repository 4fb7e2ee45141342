import { organisationKind, parseEvents, readLostRow } from '../../../graph/history/streamKind.ts';
import { historyList } from '../../../graph/lists/history.ts';
import { goneRow, type OrganisationEvent, organisationKey } from '../../../procedure/organisation/organisation.ts';
import { finding, type ReadRow } from '../checkChains.ts';
import type { CoveringRow } from '../checkCheckpoints.ts';
import type { Finding } from '../finding.ts';

type Statement = Extract<OrganisationEvent, { type: 'RowSetAside' }>;

/**
 * What `npm run doctor` recorded of rows that were set aside, put back or lost. A row without a valid seal states
 * nothing, nor does one that someone else created: it must excuse nothing.
 * @param applications ids of the application that TenTwo has or had, if they are known
 */
export const statements = (rows: readonly ReadRow[], applications?: readonly string[]): readonly Statement[] =>
  rows
    .filter(({ row }) => row.Reference === organisationKey && row.Events.includes('"RowSetAside"'))
    .filter(({ seal, createdBy }) =>
      seal === undefined
        ? createdBy === undefined || applications === undefined || applications.includes(createdBy)
        : seal === 'valid',
    )
    .flatMap(({ row }) => parseEvents(organisationKind, row.Events) ?? [])
    .flatMap((event) => (event.type === 'RowSetAside' ? event : []));

export type Accepted = {
  /** Rows that were put back or are lost, under the ids that they had. */
  readonly rows: readonly CoveringRow[];
  /** Number of lost rows of which it is not known what they were. */
  readonly unknown: number;
  /** For people. */
  readonly lines: readonly string[];
  /** Rows that have the key of a lost one of which no one said that it is lost. */
  readonly findings: readonly Finding[];
};

/** The rows of History that an administrator put back or said to be lost. @param rows in the order of ids */
export const acceptedIn = (rows: readonly ReadRow[], applications: readonly string[] | undefined): Accepted => {
  const there = new Map(rows.map((one) => [one.row.CommitKey, one]));
  const ids = new Set(rows.map(({ id }) => id));
  const stated = statements(rows, applications).filter(({ list, outcome, row, hash }) => {
    const one = list === historyList.name ? there.get(row)?.row : undefined;
    if (!one) return false;
    return outcome === 'lost' ? readLostRow(one.Events) !== undefined : outcome === 'putBack' && one.Hash === hash;
  });
  const gone = stated.flatMap((one) => goneRow(one) ?? []).filter(({ id }) => !ids.has(id));
  const names = new Set(stated.map(({ row }) => row));
  return {
    rows: gone.map(({ id, commitKey: CommitKey, hash: Hash }) => ({ id, row: { CommitKey, Hash } })),
    unknown: stated.filter((one) => goneRow(one) === undefined).length,
    lines: stated.map(({ row, outcome, by, reason }) => {
      const what = outcome === 'lost' ? 'is lost' : 'was put back';
      return `${row} ${what}, as ${by} recorded (${reason})`;
    }),
    findings: rows
      .filter(({ row }) => readLostRow(row.Events) && !names.has(row.CommitKey))
      .map((row) => finding(row, 'lossNotRecorded')),
  };
};
