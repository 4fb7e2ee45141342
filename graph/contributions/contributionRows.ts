import { type Contribution, contributionSchema } from '../../procedure/causes/contribution.ts';
import type { Log } from '../../procedure/ports/platform.ts';
import { canonicalJson } from '../../procedure/record/values/canonicalJson.ts';
import type { ContributionRow } from '../lists/contributions.ts';

/** `NC-2026-0042/S1/a1b2c3d4e5f60718/131`: the 131st row that this run of a server wrote in the session. */
export const contributionKeyOf = (session: string, run: string, number: number): string =>
  `${session}/${run}/${number}`;

/** The run and number of a key of this session; undefined for any other. */
export const readContributionKey = (
  session: string,
  key: string,
): { readonly run: string; readonly number: number } | undefined => {
  const found = key.startsWith(`${session}/`)
    ? /^([0-9a-f]{16})\/([1-9]\d*)$/.exec(key.slice(session.length + 1))
    : null;
  return found?.[1] === undefined ? undefined : { run: found[1], number: Number(found[2]) };
};

export const contributionRow = (
  session: string,
  key: string,
  contributions: readonly Contribution[],
): ContributionRow => {
  const at =
    contributions
      .map((one) => one.at)
      .sort()
      .at(-1) ?? '';
  return { ContributionKey: key, Session: session, At: at, When: at, Inputs: canonicalJson(contributions) };
};

/** The contributions in a row; none, and an error in the log, if an edit made it unreadable. */
export const contributionsIn = (row: ContributionRow, log: Log): readonly Contribution[] => {
  try {
    return contributionSchema.array().parse(JSON.parse(row.Inputs));
  } catch {
    log('error', 'contributions.unreadable', { row: row.ContributionKey });
    return [];
  }
};
