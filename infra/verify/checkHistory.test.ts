import { generateKeyPairSync } from 'node:crypto';
import { createKeySigner, type Signer } from '../../graph/checkpoints/signer.ts';
import { hashOf, recommitIdOf, sha256 } from '../../graph/history/commitHash.ts';
import type { HistoryRow } from '../../graph/lists/history.ts';
import { coveredText, type SignedCheckpoint } from '../../procedure/record/history/checkpoint.ts';
import { canonicalJson } from '../../procedure/record/values/canonicalJson.ts';
import type { ReadRow } from './checkChains.ts';
import { checkHistory, NoSuchCheckpoint } from './checkHistory.ts';
import { reportLines } from './reportLines.ts';
import { createAHistory, rowAt, withChanged, withRewritten } from './testing/aHistory.ts';

const aSigner = (): Signer =>
  createKeySigner(generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString());

const [a, b] = ['NC-2026-0001', 'NC-2026-0002'];
const signer = aSigner();
const keys = [signer.publicJwk];

/** Items 1 to 4 are commits, 5 is CHECK/0001 covering them, 6 and 7 are commits, 8 is CHECK/0002 covering 5 to 7, 9 is a commit. */
const aSoundHistory = async () => {
  const history = createAHistory(signer);
  for (const key of [a, b, a, b]) history.commit(key);
  const first = await history.checkpoint();
  for (const key of [a, 'SETTINGS']) history.commit(key);
  const second = await history.checkpoint();
  history.commit(b);
  return { rows: history.rows as readonly ReadRow[], first, second };
};

const told = (rows: readonly ReadRow[], options: Parameters<typeof checkHistory>[1] = { keys }) =>
  checkHistory(rows, options).findings.map(({ row, misfit }) => `${row} ${misfit}`);

describe('checkHistory', () => {
  let rows: readonly ReadRow[];
  let first: SignedCheckpoint;
  let second: SignedCheckpoint;
  beforeAll(async () => {
    ({ rows, first, second } = await aSoundHistory());
  });

  it('finds no faults in rows that the product wrote, in any order', () => {
    expect(checkHistory(rows.toReversed(), { keys })).toMatchObject({
      sound: true,
      rows: 9,
      streams: 4,
      checkpoints: 2,
      uncovered: 2,
      keysFrom: 'given',
      last: second,
      findings: [],
    });
    expect(told(rows, { keys, anchor: second, from: 'CHECK/0001' })).toEqual([]);
    expect(checkHistory([], {})).toMatchObject({ sound: true, rows: 0, last: undefined });
  });

  it('treats reviews, exports and settings as chains like any other, which use up no reference', async () => {
    const history = createAHistory(signer);
    for (const key of [a, 'REVIEW-0001', 'SETTINGS', 'REVIEW-0001', 'EXPORT-0001']) history.commit(key);
    const { checkpoint } = await history.checkpoint();
    expect(checkpoint).toMatchObject({ rows: 5, highest: { 2026: 1 } });
    expect(checkHistory(history.rows, { keys })).toMatchObject({ sound: true, streams: 5 });
    expect(told(withChanged(history.rows, 2, { ActorId: 'q' }))).toEqual(['REVIEW-0001/0001 hashDiffers']);
    expect(told(history.rows.filter(({ id }) => id !== 2))).toEqual(['REVIEW-0001/0002 hole', 'CHECK/0001 rowsDiffer']);
  });

  it('covers in its second checkpoint everything after the first, including the first itself', () => {
    expect(first.checkpoint).toMatchObject({ first: 1, last: 4, rows: 4, highest: { 2026: 2 }, previous: '' });
    expect(second.checkpoint).toMatchObject({ name: 'CHECK/0002', first: 5, last: 7, rows: 3, highest: { 2026: 2 } });
  });

  it('reports in sentences, the first fault first', () => {
    const lines = reportLines(checkHistory(withChanged(rows, 3, { ActorId: 'q' }), {}));
    expect(lines).toContain(
      'The first faulty row: NC-2026-0001/0002 (item 3): its content was changed: its hash does not match.',
    );
    expect(lines.join()).toContain('taken from History itself');
    expect(reportLines(checkHistory(rows, { keys }))).toContain('Everything fits.');
    expect(reportLines(checkHistory([], {})).join()).toContain('There is no checkpoint');
  });

  describe('names the row of a manual change', () => {
    const hashed: readonly Partial<HistoryRow>[] = [
      { Events: '[{"text":"z","type":"ReportAddedTo"}]' },
      { ActorId: 'q' },
      { At: '2026-11-24T09:02:00.124Z' },
      { CommandId: 'f'.repeat(64) },
      { PreviousHash: 'f'.repeat(64) },
    ];
    it.each(hashed)('to %j', (changes) => {
      expect(told(withChanged(rows, 3, changes))).toEqual([`${a}/0002 hashDiffers`]);
    });

    it('to its hash, and the row after it and the checkpoint', () => {
      expect(told(withChanged(rows, 3, { Hash: 'f'.repeat(64) }))).toEqual([
        `${a}/0002 hashDiffers`,
        'CHECK/0001 digestDiffers',
        `${a}/0003 linkDiffers`,
      ]);
    });

    it('to its reference or its key', () => {
      expect(told(withChanged(rows, 3, { Reference: b }))).toEqual([`${a}/0002 referenceDiffers`]);
      expect(told(withChanged(rows, 9, { CommitKey: '' }))).toEqual(['item 9 keyUnreadable']);
    });

    it('but not of an erased name', () => {
      expect(told(withChanged(rows, 3, { ActorName: '' }))).toEqual([]);
    });
  });

  it('names what is missing after a row was deleted', () => {
    const without = (id: number) => rows.filter((one) => one.id !== id);
    expect(told(without(3))).toEqual(['CHECK/0001 rowsDiffer', `${a}/0003 hole`]);
    // Nothing follows the last row of a stream: only the checkpoint covers it.
    expect(told(without(7))).toEqual(['CHECK/0002 rowsDiffer']);
    expect(told(without(5))).toEqual(['CHECK/0002 hole', 'CHECK/0002 rowsDiffer']);
  });

  it('names an added row, and a duplicate key or command', () => {
    const copy = { ...rowAt(rows, 9), id: 10 };
    expect(told([...rows, copy])).toEqual([`${b}/0003 duplicateKey`, `${b}/0003 duplicateCommand`]);
    const late = rowAt(rows, 9).row;
    const next = { ...late, CommitKey: `${b}/0004`, PreviousHash: late.Hash, CommandId: late.CommandId.toUpperCase() };
    expect(told([...rows, { id: 10, row: { ...next, Hash: hashOf(next) } }])).toEqual([`${b}/0004 duplicateCommand`]);
  });

  describe('of two rows with one key', () => {
    const about = (all: readonly ReadRow[]) =>
      checkHistory(all, { keys }).findings.map(({ item, misfit, about: more }) => [item, misfit, more]);
    const rivalOf = (one: ReadRow, id: number, changes: Partial<HistoryRow> = {}): ReadRow => {
      const row = { ...one.row, CommandId: 'f'.repeat(64), ...changes };
      return { id, row: { ...row, Hash: hashOf(row) } };
    };

    it('names the one that does not count: no row links to it, or its item is later', () => {
      // Item 7 is the first of SETTINGS, item 3 the second of three.
      const last = rivalOf(rowAt(rows, 7), 10);
      expect(about([...rows, last])).toEqual([
        [10, 'duplicateKey', 'item 7 counts; its command was not committed again'],
      ]);
      const named = rivalOf(rowAt(rows, 9), 10);
      const next = rivalOf(named, 11, { CommitKey: `${b}/0004`, PreviousHash: named.row.Hash, CommandId: 'e' });
      expect(about([...rows, named, next])).toEqual([
        [9, 'duplicateKey', 'item 10 counts; its command was not committed again'],
      ]);
    });

    it('names the row in which its command was committed again', () => {
      const loser = rivalOf(rowAt(rows, 9), 10);
      const again = rivalOf(rowAt(rows, 9), 11, {
        CommitKey: `${b}/0004`,
        PreviousHash: rowAt(rows, 9).row.Hash,
        CommandId: recommitIdOf(loser.row),
      });
      expect(about([...rows, loser, again])).toEqual([
        [10, 'duplicateKey', `item 9 counts; its command was committed again in ${b}/0004`],
      ]);
    });
  });

  it('names a time that runs backwards or is invalid', () => {
    expect(told(withRewritten(rows, 9, { At: '2026-11-24T08:00:00.000Z' }))).toEqual([`${b}/0003 timeRunsBack`]);
    expect(told(withRewritten(rows, 9, { At: 'soon' }))).toEqual([`${b}/0003 timeRunsBack`]);
  });

  describe('against an attacker who recomputes hashes', () => {
    it('detects a rewritten chain by the checkpoint', () => {
      expect(told(withRewritten(rows, 1, { Events: '[{"type":"Nothing"}]' }))).toEqual([
        'CHECK/0001 digestDiffers',
        'CHECK/0002 digestDiffers',
      ]);
    });

    /** All of History rewritten from item 1 with another text, by someone with their own key. */
    const forged = async (by: Signer) => {
      const history = createAHistory(by);
      history.commit(a, { type: 'ReportAddedTo', text: 'nothing happened' });
      for (const key of [b, a, b]) history.commit(key);
      await history.checkpoint();
      for (const key of [a, 'SETTINGS']) history.commit(key);
      await history.checkpoint();
      history.commit(b);
      return history.rows;
    };

    it('detects a History completely rewritten and signed with another key', async () => {
      const rewritten = await forged(aSigner());
      expect(told(rewritten)).toEqual(['CHECK/0001 signatureDiffers', 'CHECK/0002 signatureDiffers']);
      // It is consistent in itself: that is why the key has to come from outside.
      expect(told(rewritten, {})).toEqual([]);
    });

    it('accepts checkpoints of an earlier key if that key is given', async () => {
      const changed = aSigner();
      const history = createAHistory(signer);
      history.commit(a);
      await history.checkpoint();
      history.commit(a);
      await history.checkpoint(changed);
      const [old, now] = [signer.publicJwk, changed.publicJwk];
      expect(told(history.rows, { keys: [old, now] })).toEqual([]);
      expect(told(history.rows, { keys: [now] })).toEqual(['CHECK/0001 signatureDiffers']);
      expect(told(history.rows, { keys: [old] })).toEqual(['CHECK/0002 signatureDiffers']);
    });

    it.each(['CHECK/0001', 'CHECK/0002'])(
      'exposes it by %s of yesterday, even signed with the right key',
      async (name) => {
        const anchor = name === 'CHECK/0001' ? first : second;
        const rewritten = await forged(signer);
        expect(told(rewritten)).toEqual([]);
        expect(told(rewritten, { keys, anchor })).toEqual([`${name} anchorRowsDiffer`]);
        // The anchor also provides the key.
        expect(checkHistory(rewritten, { anchor })).toMatchObject({ keysFrom: 'anchor', sound: false });
      },
    );

    it('detects a rewrite before the anchor by the checkpoints that lead to it', async () => {
      const begins = (await forged(signer)).slice(0, 5);
      // Items 6 to 9 are unchanged; 1 to 5 were rewritten, including their checkpoint.
      const mixed = [...begins, ...rows.slice(5)];
      expect(told(mixed, { keys, anchor: second })).toContain('CHECK/0002 anchorRowsDiffer');
    });

    it('detects removed checkpoints', () => {
      const without = rows.filter(({ row }) => row.Reference !== 'CHECK');
      expect(told(without)).toEqual([]);
      expect(told(without, { keys, anchor: first })).toEqual(['CHECK/0001 anchorMissing']);
      expect(told(without, { keys, anchor: second })).toEqual(['CHECK/0002 anchorRowsDiffer']);
    });

    it('does not trust an unsigned anchor', () => {
      const anchor = { ...first, checkpoint: { ...first.checkpoint, rows: 5 } };
      expect(told(rows, { keys, anchor })).toEqual(['CHECK/0001 anchorSignatureDiffers']);
      expect(told(rows, { anchor })).toEqual(['CHECK/0001 anchorSignatureDiffers']);
    });
  });

  describe('an inconsistent checkpoint', () => {
    /** Item 8 with this checkpoint instead, signed with the right key and with its hash recomputed. */
    const withCheckpoint = async (changes: Partial<SignedCheckpoint['checkpoint']>) => {
      const checkpoint = { ...second.checkpoint, ...changes };
      const signature = await signer.sign(canonicalJson(checkpoint));
      const Events = canonicalJson([{ type: 'CheckpointMade', checkpoint, signature, key: signer.publicJwk }]);
      const row = { ...rowAt(rows, 8).row, Events };
      return withChanged(rows, 8, { Events, Hash: hashOf(row) });
    };

    it.each([
      ['nameDiffers', { name: 'CHECK/0009' }],
      ['previousDiffers', { previous: '' }],
      ['rangeDiffers', { first: 4, rows: 4 }],
      ['rangeDiffers', { last: 8 }],
      ['rowsDiffer', { rows: 4 }],
      ['digestDiffers', { digest: 'f'.repeat(64) }],
      ['highestDiffers', { highest: { 2026: 7 } }],
    ] as const)('%s: %j', async (misfit, changes) => {
      const found = told(await withCheckpoint(changes));
      // A range that starts too early covers other rows than the digest does.
      expect(found).toEqual([
        `CHECK/0002 ${misfit === 'rangeDiffers' && 'first' in changes ? 'digestDiffers' : misfit}`,
      ]);
    });

    it('is named if it leaves out rows after the previous one', async () => {
      const covered = rows.filter(({ id }) => id === 6 || id === 7);
      const digest = sha256(
        coveredText(covered.map(({ id, row }) => ({ id, commitKey: row.CommitKey, hash: row.Hash }))),
      );
      expect(told(await withCheckpoint({ first: 6, rows: 2, digest }))).toEqual(['CHECK/0002 rangeDiffers']);
    });

    it('is named if it cannot be read, and the next one is still checked by itself', () => {
      const row = { ...rowAt(rows, 5).row, Events: '[]' };
      expect(told(withChanged(rows, 5, { Events: '[]', Hash: hashOf(row) }))).toEqual([
        'CHECK/0001 checkpointUnreadable',
        'CHECK/0002 linkDiffers',
        'CHECK/0002 digestDiffers',
      ]);
    });
  });

  it('can start after a checkpoint, and still knows the predecessors of the first rows', () => {
    const from = 'CHECK/0001';
    expect(told(withChanged(rows, 3, { ActorId: 'q' }), { keys, from })).toEqual([]);
    expect(told(withChanged(rows, 3, { Hash: 'q' }), { keys, from })).toEqual([`${a}/0003 linkDiffers`]);
    expect(told(withChanged(rows, 6, { ActorId: 'q' }), { keys, from })).toEqual([`${a}/0003 hashDiffers`]);
    expect(() => checkHistory(rows, { from: 'CHECK/0007' })).toThrow(NoSuchCheckpoint);
  });
});
