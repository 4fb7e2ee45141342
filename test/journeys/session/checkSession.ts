import { createHash } from 'node:crypto';
import { type GivenAlone, givenIn, type StoredContributions } from './foldedAlone.ts';

/** Of what the commit that closed a session says. */
export type ClosingAlone = {
  readonly ranges: Readonly<Record<string, string>>;
  readonly count: number;
  readonly digest: string;
};

/**
 * The outcome of a contribution, by its text (`saidBy`): no two in a storm have the same text. `early`: it was
 * acknowledged before the closing was requested. `unknown`: no answer ever arrived.
 */
export type Told = { readonly says: string; readonly told: 'early' | 'acknowledged' | 'refused' | 'unknown' };

export type SessionFinding = { readonly what: string; readonly of: string };

/** What a contribution says and who gave it, without the id and the time that it was given. */
export const saidBy = ({ type, by, text, why, cause, what }: Omit<GivenAlone, 'id' | 'at'>): string =>
  [type, by, text ?? '', why ?? '', cause ?? '', what ?? ''].join(' | ');

const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

/** The keys that ranges name, by run, then number (docs/verify.md). */
const keysNamed = (session: string, { ranges }: ClosingAlone): readonly string[] =>
  Object.keys(ranges)
    .sort()
    .flatMap((run) =>
      (ranges[run] ?? '').split(',').flatMap((part) => {
        const [from = 0, to = from] = part.split('-').map(Number);
        return Array.from({ length: to - from + 1 }, (_, index) => `${session}/${run}/${from + index}`);
      }),
    );

/** What a closing includes, and what came too late for it. */
export const splitAlone = (session: string, rows: readonly StoredContributions[], closing: ClosingAlone) => {
  const named = new Set(keysNamed(session, closing));
  const included = rows.filter(({ ContributionKey }) => named.has(ContributionKey)).flatMap(givenIn);
  const ids = new Set(included.map(({ id }) => id));
  const late = rows.flatMap(givenIn).filter(({ id }) => !ids.has(id));
  return { included, late };
};

/**
 * Compares the rows of a session and its closing with the answers people got. Knows only what the design and
 * docs/verify.md say, and shares no code with the product.
 */
export const checkSession = (
  session: string,
  rows: readonly StoredContributions[],
  closing: ClosingAlone,
  people: readonly Told[],
): readonly SessionFinding[] => {
  const findings: SessionFinding[] = [];
  const find = (what: string, of: string): void => void findings.push({ what, of });
  const ids = new Map(rows.flatMap(givenIn).map((one) => [one.id, saidBy(one)]));
  const kept = [...ids.values()];
  const included = new Set(splitAlone(session, rows, closing).included.map(saidBy));
  for (const says of new Set(kept)) {
    if (kept.filter((one) => one === says).length > 1) find('given once, kept twice', says);
    if (!people.some((one) => one.says === says)) find('kept, without an author', says);
  }
  for (const { says, told } of people) {
    const isThere = kept.includes(says);
    if (told === 'refused' && isThere) find('refused, and kept', says);
    if ((told === 'early' || told === 'acknowledged') && !isThere) find('acknowledged, and lost', says);
    if (told === 'early' && isThere && !included.has(says)) find('acknowledged in time, and not in the closing', says);
  }
  return [...findings, ...checkClosing(session, rows, closing)];
};

/** That a closing says of its rows what they are. */
const checkClosing = (
  session: string,
  rows: readonly StoredContributions[],
  closing: ClosingAlone,
): readonly SessionFinding[] => {
  const stored = new Map(rows.map((row) => [row.ContributionKey, row.Inputs]));
  const keys = keysNamed(session, closing);
  const missing = keys.filter((key) => !stored.has(key));
  const digest = sha256(keys.map((key) => `${key} ${sha256(stored.get(key) ?? '')}\n`).join(''));
  return [
    ...missing.map((of) => ({ what: 'named by the closing, and not there', of })),
    ...(keys.length === closing.count ? [] : [{ what: 'counted wrongly', of: `${closing.count} for ${keys.length}` }]),
    ...(digest === closing.digest ? [] : [{ what: 'not what the closing was made over', of: closing.digest }]),
    ...(stored.size === rows.length ? [] : [{ what: 'one key, two rows', of: session }]),
  ];
};
