import { createHash } from 'node:crypto';
import type { ReadContribution } from '../checkClosings.ts';

const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

/** Rows of one run in a session of NC-2026-0001, and its closing computed without the product's code. */
export const aSession = (session: string, run: string, numbers: readonly number[]) => {
  const rows = numbers.map((number) => ({
    ContributionKey: `NC-2026-0001/${session}/${run}/${number}`,
    Inputs: `[{"text":"é ${number}"}]`,
    edited: false,
  }));
  const lines = rows.map(({ ContributionKey, Inputs }) => `${ContributionKey} ${sha256(Inputs)}\n`);
  const closing = { ranges: { [run]: numbers.join(',') }, count: rows.length, digest: sha256(lines.join('')) };
  return { rows: rows as readonly ReadContribution[], closing };
};
