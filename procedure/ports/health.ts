import type { UnreachedPerson } from '../notices/unreachedPeople.ts';
import { faultCodes } from '../runtime/fault.ts';

/** A list or library of the site, and what it lacks: columns, indexes, unique keys. Empty: complete. */
export type ListHealth = { readonly list: string; readonly lacks: readonly string[] };

/**
 * A row of a list that TenTwo did not write, or that was changed since: it is ignored, or makes its record read-only. Or
 * one that TenTwo wrote and that was deleted.
 */
export type UntrustedRow = {
  readonly list: string;
  /** Id of the item. */
  readonly item: string;
  /** Content of its key column; '' if it was deleted. */
  readonly key: string;
  /** The nonconformity that it claims to belong to; '' for none. */
  readonly record: string;
  readonly distrust: 'unsealed' | 'otherFormat' | 'unknownKey' | 'broken' | 'deleted';
};

/** The command with which an administrator sets a row aside; they fill in the two texts. */
export const setAsideCommand = ({ list, item }: Pick<UntrustedRow, 'list' | 'item'>): string => {
  const row = `${list}:${item}`;
  return `npm run doctor -- --set-aside ${row.includes(' ') ? `"${row}"` : row} --reason "…" --by "…"`;
};

/** State of a server process, for administrators. The numbers are its own, since its start. */
export type Health = {
  readonly version: string;
  readonly startedAt: string;
  readonly requests: number;
  readonly resourceUnits: number;
  /** Optional Graph permissions that it is configured to use. */
  readonly optionalPermissions: readonly string[];
};

/**
 * Why effects have to be retried: a fault; `claimed`: another server has claimed a notice and not sent it yet;
 * `reaction`: what a commit means for another record was refused there; `unexpected`: a bug.
 */
export const retryReasons = [...faultCodes, 'claimed', 'reaction', 'unexpected'] as const;
export type RetryReason = (typeof retryReasons)[number];

/** Records with effects still to be run: list items, notices and cards. */
export type PendingEffects = {
  readonly records: number;
  /** Since when the oldest are pending. */
  readonly since: Date | undefined;
  /** Number of records by why their last attempt on this server failed. Those without a failed attempt are missing. */
  readonly reasons: Readonly<Partial<Record<RetryReason, number>>>;
};

/** What is not delivered, and whom notices do not reach. */
export type DeliveryHealth = {
  readonly effects: PendingEffects;
  readonly unreached: readonly UnreachedPerson[];
};

export type HealthPort = {
  readonly here: () => Health;
  /** Checks now. @throws Fault */
  readonly lists: () => Promise<readonly ListHealth[]>;
  /** Rows without a valid seal that this server has read, and deleted ones. */
  readonly untrustedRows: () => readonly UntrustedRow[];
  /** Reads the undelivered notices now. @throws Fault */
  readonly delivery: () => Promise<DeliveryHealth>;
};
