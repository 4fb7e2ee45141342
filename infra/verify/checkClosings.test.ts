import { generateKeyPairSync } from 'node:crypto';
import { createKeySigner } from '../../graph/checkpoints/signer.ts';
import type { ReadContribution } from './checkClosings.ts';
import { checkHistory } from './checkHistory.ts';
import { reportLines } from './reportLines.ts';
import { createAHistory } from './testing/aHistory.ts';
import { aSession } from './testing/aSession.ts';

const pem = { type: 'pkcs8', format: 'pem' } as const;
const signer = createKeySigner(generateKeyPairSync('ed25519').privateKey.export(pem).toString());
const now = new Date('2026-11-25T01:00:00Z');
const run = 'a1b2c3d4e5f60718';
const nc = 'NC-2026-0001';
const { rows: given, closing } = aSession('S1', run, [1, 2, 4, 10]);
const late = aSession('S1', run, [11]);

/** Item 2 closes the session, item 3 includes late contributions. */
const aHistory = () => {
  const history = createAHistory(signer);
  history.commit(nc, { type: 'SessionOpened', session: 'S1', kind: 'fiveWhys' });
  history.commit(nc, { type: 'SessionClosed', session: 'S1', ...closing, by: 'facilitator' });
  history.commit(nc, { type: 'LateContributionsTaken', session: 'S1', ...late.closing });
  return history;
};
const check = (contributions: readonly ReadContribution[], from?: string) =>
  checkHistory(aHistory().rows, { now, contributions, from });
const told = (contributions: readonly ReadContribution[]) =>
  check(contributions).findings.map(({ row, misfit, about }) => [row, misfit, about]);
const all = [...given, ...late.rows];
const changed = (number: number, changes: Partial<ReadContribution>) =>
  all.map((one) => (one.ContributionKey.endsWith(`/${number}`) ? { ...one, ...changes } : one));

describe('the closings of sessions', () => {
  it('match the contributions in any order, and ignore those that came too late', () => {
    const stranger = { ContributionKey: `${nc}/S1/${'f'.repeat(16)}/1`, Inputs: '[]', edited: false };
    expect(check([stranger, ...all.toReversed()])).toMatchObject({ closings: 2, findings: [] });
    expect(reportLines(check(all))).toContain('Closings of sessions, against Contributions: 2.');
  });

  it('are not checked without the list', () => {
    expect(checkHistory(aHistory().rows, { now })).toMatchObject({ findings: [], closings: 0 });
  });

  it('report a missing row', () => {
    expect(told(all.filter((one) => !one.ContributionKey.endsWith('/4')))).toEqual([
      [`${nc}/0002`, 'contributionMissing', `${nc}/S1/${run}/4`],
    ]);
    expect(told(given)).toEqual([[`${nc}/0003`, 'contributionMissing', `${nc}/S1/${run}/11`]]);
    const [first] = reportLines(check([])).filter((line) => line.startsWith('Does not fit'));
    expect(first).toContain(`${run}/1, ${nc}/S1/${run}/2, ${nc}/S1/${run}/4, ${nc}/S1/${run}/10`);
  });

  it('report an edited row, or the session if a row was replaced', () => {
    const Inputs = '[{"text":"other"}]';
    expect(told(changed(2, { Inputs, edited: true }))).toEqual([
      [`${nc}/0002`, 'contributionsDiffer', `edited: ${nc}/S1/${run}/2`],
    ]);
    expect(told(changed(2, { Inputs }))).toEqual([[`${nc}/0002`, 'contributionsDiffer', `${nc}/S1`]]);
    // Rewritten without changes: not a fault.
    expect(told(changed(2, { edited: true }))).toEqual([]);
  });

  it('report a duplicate row', () => {
    expect(told([...all, ...given.slice(0, 1)])).toEqual([[`${nc}/0002`, 'contributionsDiffer', `${nc}/S1`]]);
  });

  it('report an unreadable closing, and one that claims an endless number of rows', () => {
    const history = aHistory();
    history.commit(nc, { type: 'SessionClosed', session: 'S2', ranges: '1-3', by: 'time' });
    for (const count of [3, 999_999_999_999]) {
      const endless = { ranges: { [run]: '1-999999999999' }, count, digest: 'd' };
      history.commit(nc, { type: 'SessionClosed', session: 'S3', ...endless, by: 'time' });
    }
    const { findings } = checkHistory(history.rows, { now, contributions: all });
    expect(findings.map(({ row, misfit }) => [row, misfit])).toEqual([
      [`${nc}/0004`, 'closingUnreadable'],
      [`${nc}/0005`, 'contributionMissing'],
      [`${nc}/0006`, 'contributionMissing'],
    ]);
  });

  it('are not checked before the checkpoint from which to check', async () => {
    const history = aHistory();
    await history.checkpoint();
    const closes = { type: 'SessionClosed', session: 'S2', ...aSession('S2', run, []).closing, by: 'time' };
    history.commit(nc, { ...closes, ranges: {} });
    expect(checkHistory(history.rows, { now, contributions: [], from: 'CHECK/0001' })).toMatchObject({
      findings: [],
      closings: 1,
    });
  });
});
