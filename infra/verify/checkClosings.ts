import { z } from 'zod';
import { closingOf, keysIn } from '../../graph/contributions/closing.ts';
import { closing } from '../../procedure/record/sessions.ts';
import { sessionId } from '../../procedure/record/values/valueSchemas.ts';
import { finding, type ReadRow } from './checkChains.ts';
import type { Finding } from './finding.ts';

/** A row of Contributions as read; `edited` if it was written more than once, which TenTwo never does. */
export type ReadContribution = {
  readonly ContributionKey: string;
  readonly Inputs: string;
  readonly edited: boolean;
};

const types = ['SessionClosed', 'LateContributionsTaken'] as const;
const closingEvent = z.object({ type: z.enum(types), session: sessionId, ...closing.shape });

/** Closings of sessions in a row of History; undefined for unreadable ones. */
const closingsIn = ({ row }: ReadRow) => {
  const found = z.array(z.looseObject({ type: z.string() })).safeParse(jsonOf(row.Events)).data ?? [];
  return found
    .filter(({ type }) => (types as readonly string[]).includes(type))
    .map((event) => closingEvent.safeParse(event).data);
};

const jsonOf = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** More rows than a session can have: a forged closing may name any number. */
const mostRows = 100_000;

/** Maximum number of contribution keys named in a finding. */
const maxNamed = 10;
const firstOf = (keys: readonly string[]): string =>
  `${keys.slice(0, maxNamed).join(', ')}${keys.length > maxNamed ? ` and ${keys.length - maxNamed} more` : ''}`;

/**
 * Checks the contributions that each closing includes. Contributions too late for any closing are ignored.
 * @param rows in the order of ids
 * @param after rows up to this item are not checked
 * @returns `closings`: the number of closings checked
 */
export const checkClosings = (
  rows: readonly ReadRow[],
  after: number,
  contributions: readonly ReadContribution[],
): { readonly closings: number; readonly findings: readonly Finding[] } => {
  const byKey = new Map<string, ReadContribution[]>();
  for (const one of contributions) byKey.set(one.ContributionKey, [...(byKey.get(one.ContributionKey) ?? []), one]);
  const found = rows.filter(({ id }) => id > after).flatMap((row) => closingsIn(row).map((event) => ({ row, event })));
  const findings = found.flatMap(({ row, event }) => {
    if (!event) return [finding(row, 'closingUnreadable')];
    const session = `${row.row.Reference}/${event.session}`;
    const keys = keysIn(session, event, Math.min(event.count, mostRows));
    const missing = keys.filter((key) => !byKey.has(key));
    if (missing.length > 0) return [finding(row, 'contributionMissing', firstOf(missing))];
    const included = keys.flatMap((key) => byKey.get(key) ?? []);
    const { count, digest } = closingOf(session, included);
    if (count === event.count && digest === event.digest) return [];
    const edited = included.filter((one) => one.edited).map((one) => one.ContributionKey);
    return [finding(row, 'contributionsDiffer', edited.length > 0 ? `edited: ${firstOf(edited)}` : session)];
  });
  return { closings: found.length, findings };
};
