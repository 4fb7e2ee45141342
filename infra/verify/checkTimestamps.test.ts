import { generateKeyPairSync } from 'node:crypto';
import { createKeySigner } from '../../graph/checkpoints/signer.ts';
import { timestampRequest } from '../../graph/checkpoints/timestampAuthority.ts';
import { type AuthorityKeys, createAuthorityKeys } from '../local/timestamps/authorityKeys.ts';
import { issueTimestamp } from '../local/timestamps/issueTimestamp.ts';
import { checkHistory } from './checkHistory.ts';
import { checkTimestamps } from './checkTimestamps.ts';
import { reportLines } from './reportLines.ts';
import { createAHistory } from './testing/aHistory.ts';

const pem = generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
const signer = createKeySigner(pem);
const made = '2026-11-25T00:00:00.000Z';
const now = new Date('2026-11-25T01:00:00Z');

let keys: AuthorityKeys;
beforeAll(async () => {
  keys = await createAuthorityKeys();
});

type Stamp = (note: string) => Promise<string>;
const stampedAt =
  (at: string, by = keys): Stamp =>
  async (note) =>
    (await issueTimestamp(by, timestampRequest(note, 1n), new Date(at))).toString('base64');
const ofAnotherNote: Stamp = (note) => stampedAt(made)(`${note} `);
const rubbish: Stamp = () => Promise.resolve('AAAA');

/** A history with a checkpoint for each of these time stamps. */
const aHistory = async (...stamps: readonly (Stamp | undefined)[]) => {
  const history = createAHistory(signer);
  for (const stamp of stamps) {
    history.commit('NC-2026-0001');
    await history.checkpoint(signer, stamp);
  }
  return history.rows;
};
type Rows = Awaited<ReturnType<typeof aHistory>>;
const reportOn = async (rows: Rows, authorities: string | undefined = keys.root, from?: string) => {
  const timestamps = await checkTimestamps(rows.toReversed(), authorities, from);
  return checkHistory(rows, { now, keys: [signer.publicJwk], timestamps, from });
};
const told = async (rows: Rows, authorities?: string) =>
  (await reportOn(rows, authorities)).findings.map(({ row, misfit, about }) => `${row} ${misfit}: ${about}`);

describe('the time stamps of checkpoints', () => {
  it('fit if an authority states the time of the checkpoint, within minutes', async () => {
    const rows = await aHistory(
      stampedAt('2026-11-25T00:05:00.000Z'),
      stampedAt('2026-11-24T23:55:00.000Z'),
      stampedAt(made),
    );
    const report = await reportOn(rows);
    expect(report).toMatchObject({
      verdict: 'proven',
      timestamps: { fitting: 3, last: { at: made }, unverified: 0, unstamped: [] },
    });
    expect(reportLines(report)).toContain(
      `Time stamps that fit: 3; the last is of ${made}, by Contoso Time-Stamp Authority.`,
    );
  });

  it('reveal a checkpoint that was made later than it says, also with the right key', async () => {
    const rows = await aHistory(stampedAt(made), stampedAt('2026-11-25T00:05:00.001Z'));
    expect(await told(rows)).toEqual([
      `CHECK/0002 timeDiffers: ${made}, but 2026-11-25T00:05:00.001Z by Contoso Time-Stamp Authority`,
    ]);
    expect((await reportOn(rows)).verdict).toBe('doesNotFit');
  });

  it('do not fit if they are of another note, unreadable, or by anyone else', async () => {
    const other = await createAuthorityKeys();
    const rows = await aHistory(ofAnotherNote, rubbish, stampedAt(made, other), stampedAt(made));
    expect(await told(rows)).toEqual([
      'CHECK/0001 timestampDiffers: it is of another text',
      'CHECK/0002 timestampDiffers: it cannot be read',
      'CHECK/0003 timestampDiffers: no given root vouches for its certificate',
    ]);
    expect(await told(rows, `${keys.root}${other.root}`)).toHaveLength(2);
  });

  it('are missed where there is none, which proves nothing wrong', async () => {
    const rows = await aHistory(undefined, undefined, stampedAt(made), undefined, undefined, undefined);
    const report = await reportOn(rows);
    expect(report).toMatchObject({ verdict: 'proven', timestamps: { fitting: 1 } });
    expect(reportLines(report)).toContain(
      'Checkpoints without a time stamp: CHECK/0001 to CHECK/0002, CHECK/0004 to CHECK/0006.',
    );
    expect((await reportOn(rows, keys.root, 'CHECK/0005')).timestamps?.unstamped).toEqual(['CHECK/0006']);
  });

  it('are counted, but not verified, without a root of the authority', async () => {
    const rows = await aHistory(undefined, rubbish, stampedAt(made));
    const timestamps = await checkTimestamps(rows, undefined);
    expect(timestamps).toEqual({ facts: { fitting: 0, unverified: 2, unstamped: [] }, findings: [] });
    const report = checkHistory(rows, { now, keys: [signer.publicJwk], timestamps });
    expect(reportLines(report)).toContain('Time stamps not verified, as --timestamp-ca gives no root for them: 2.');
    expect(reportLines(report).join('\n')).not.toContain('without a time stamp');
  });
});
