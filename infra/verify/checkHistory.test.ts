import { generateKeyPairSync } from 'node:crypto';
import { createMerkleTree, leafHash } from '../../graph/checkpoints/merkle.ts';
import { signNote } from '../../graph/checkpoints/note.ts';
import { createKeySigner, type Signer } from '../../graph/checkpoints/signer.ts';
import { hashOf, recommitIdOf } from '../../graph/history/commitHash.ts';
import type { HistoryRow } from '../../graph/lists/history.ts';
import { checkpointText, leafText, type SignedCheckpoint } from '../../procedure/record/history/checkpoint.ts';
import { canonicalJson } from '../../procedure/record/values/canonicalJson.ts';
import type { ReadRow } from './checkChains.ts';
import { checkHistory, NoSuchCheckpoint } from './checkHistory.ts';
import { checkSeals } from './checkWriters.ts';
import { checkLists, checkShown } from './lists/checkLists.ts';
import { readAnchor } from './readAnchor.ts';
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

const now = new Date('2026-11-25T01:00:00Z');
type Options = Omit<Parameters<typeof checkHistory>[1], 'now' | 'anchor'> & {
  readonly now?: Date;
  readonly anchor?: Pick<SignedCheckpoint, 'note' | 'key'>;
};
const check = (rows: readonly ReadRow[], { anchor, ...options }: Options = { keys }) =>
  checkHistory(rows, { now, ...options, anchor: anchor && readAnchor(JSON.stringify(anchor)) });
const told = (rows: readonly ReadRow[], options: Options = { keys }) =>
  check(rows, options).findings.map(({ row, misfit }) => `${row} ${misfit}`);

describe('checkHistory', () => {
  let rows: readonly ReadRow[];
  let first: SignedCheckpoint;
  let second: SignedCheckpoint;
  beforeAll(async () => {
    ({ rows, first, second } = await aSoundHistory());
  });

  it('finds no faults in rows that the product wrote, in any order', () => {
    expect(check(rows.toReversed(), { keys })).toMatchObject({
      verdict: 'proven',
      rows: 9,
      streams: 4,
      checkpoints: 2,
      uncovered: 2,
      keysFrom: 'given',
      last: second,
      findings: [],
    });
    expect(told(rows, { keys, anchor: second, from: 'CHECK/0001' })).toEqual([]);
    expect(check([], {})).toMatchObject({ verdict: 'notProven', doubts: ['noCheckpoint'], rows: 0, last: undefined });
  });

  it('treats reviews, exports and settings as chains like any other, which use up no reference', async () => {
    const history = createAHistory(signer);
    for (const key of [a, 'REVIEW-0001', 'SETTINGS', 'REVIEW-0001', 'EXPORT-0001']) history.commit(key);
    const { checkpoint } = await history.checkpoint();
    expect(checkpoint).toMatchObject({ size: 5, highest: { 2026: 1 } });
    expect(check(history.rows, { keys })).toMatchObject({ verdict: 'proven', streams: 5 });
    expect(told(withChanged(history.rows, 2, { ActorId: 'q' }))).toEqual(['REVIEW-0001/0001 hashDiffers']);
    expect(told(history.rows.filter(({ id }) => id !== 2))).toEqual([
      'REVIEW-0001/0002 hole',
      'CHECK/0001 rowsMissing',
    ]);
  });

  it('covers in its second checkpoint everything before, including the first itself', () => {
    expect(first.checkpoint).toMatchObject({ last: 4, size: 4, highest: { 2026: 2 } });
    expect(second.checkpoint).toMatchObject({ name: 'CHECK/0002', last: 7, size: 7, highest: { 2026: 2 } });
  });

  it('reports in sentences, the first fault first', () => {
    const lines = reportLines(check(withChanged(rows, 3, { ActorId: 'q' }), {}));
    expect(lines).toContain(
      'Does not fit: NC-2026-0001/0002 (item 3): its content was changed: its hash does not match.',
    );
    expect(lines.join()).toContain('taken from History itself');
    expect(reportLines(check(rows, { keys }))).toContain('Everything fits.');
    expect(reportLines(check([], {})).join()).toContain('there is no checkpoint');
  });

  it('does not call it proven if something irreversible is not covered soon', async () => {
    const history = createAHistory(signer);
    history.commit(a);
    await history.checkpoint();
    const approved = history.commit(a, { type: 'PlanApproved', revision: 5, planHash: 'f'.repeat(64) });
    const reportAfter = (minutes: number) =>
      check(history.rows, { keys, now: new Date(Date.parse(approved.row.At) + minutes * 60_000) });
    expect(reportAfter(14).verdict).toBe('proven');
    expect(reportAfter(16)).toMatchObject({ verdict: 'notProven', doubts: ['checkpointOld'] });
  });

  it('takes no forged row for the last checkpoint', async () => {
    const history = createAHistory(signer);
    history.commit(a);
    const last = await history.checkpoint();
    history.commit('CHECK', { type: 'CheckpointMade' });
    expect(check(history.rows)).toMatchObject({ verdict: 'doesNotFit', doubts: [], last });
    history.rows.pop();
    history.commit(a);
    await history.checkpoint(aSigner());
    expect(check(history.rows)).toMatchObject({ verdict: 'doesNotFit', doubts: [], last });
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
        'CHECK/0001 rowsDiffer',
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
    expect(told(without(3))).toEqual(['CHECK/0001 rowsMissing', `${a}/0003 hole`]);
    // Nothing follows the last row of a stream: only the checkpoint covers it.
    expect(told(without(7))).toEqual(['CHECK/0002 rowsMissing']);
    expect(told(without(5))).toEqual(['CHECK/0002 hole', 'CHECK/0002 rowsMissing']);
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
      check(all, { keys }).findings.map(({ item, misfit, about: more }) => [item, misfit, more]);
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
        'CHECK/0001 rowsDiffer',
        'CHECK/0002 rowsDiffer',
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
        expect(check(rewritten, { anchor })).toMatchObject({ keysFrom: 'anchor', verdict: 'doesNotFit' });
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
      expect(check(without)).toMatchObject({ verdict: 'notProven', doubts: ['noCheckpoint'] });
      expect(told(without, { keys, anchor: first })).toEqual(['CHECK/0001 anchorMissing']);
      expect(told(without, { keys, anchor: second })).toEqual(['CHECK/0002 anchorRowsDiffer']);
    });

    it('does not trust an anchor that was changed', () => {
      const anchor = { ...first, note: first.note.replace('last 4', 'last 5') };
      expect(told(rows, { keys, anchor })).toEqual(['CHECK/0001 anchorSignatureDiffers']);
      expect(told(rows, { anchor })).toEqual(['CHECK/0001 anchorSignatureDiffers']);
    });
  });

  describe('an inconsistent checkpoint', () => {
    /** Item 8 with this checkpoint instead, signed with the right key and with its hash recomputed. */
    const withCheckpoint = async (
      changes: Partial<SignedCheckpoint['checkpoint']>,
      frontier: readonly string[] = second.frontier,
    ) => {
      const checkpoint = { ...second.checkpoint, ...changes };
      const note = await signNote(checkpointText(checkpoint), checkpoint.origin, signer);
      const Events = canonicalJson([{ type: 'CheckpointMade', note, key: second.key, frontier }]);
      const row = { ...rowAt(rows, 8).row, Events };
      return withChanged(rows, 8, { Events, Hash: hashOf(row) });
    };
    /** With the root and frontier of these rows. */
    const over = async (ids: readonly number[], changes: Partial<SignedCheckpoint['checkpoint']>) => {
      const tree = createMerkleTree();
      for (const { row } of rows.filter(({ id }) => ids.includes(id)))
        tree.append(leafHash(leafText({ commitKey: row.CommitKey, hash: row.Hash })));
      return withCheckpoint({ size: tree.size(), root: tree.root(), ...changes }, tree.frontier().hashes);
    };

    it.each([
      ['nameDiffers', { name: 'CHECK/0009' }],
      ['rangeDiffers', { last: 8 }],
      ['rangeDiffers', { last: 4 }],
      ['rowsMissing', { last: 6 }],
      ['highestDiffers', { highest: { 2026: 7 } }],
      ['frontierDiffers', { root: `${'A'.repeat(43)}=` }],
      ['frontierDiffers', { size: 6 }],
    ] as const)('%s: %j', async (misfit, changes) => {
      expect(told(await withCheckpoint(changes))).toEqual([`CHECK/0002 ${misfit}`]);
    });

    it('is named if it covers fewer rows than there are, or other ones', async () => {
      expect(told(await over([1, 2, 3, 4, 6, 7], {}))).toEqual(['CHECK/0002 rowsAdded']);
      expect(told(await over([1, 2, 3, 5, 4, 6, 9], {}))).toEqual(['CHECK/0002 rowsDiffer']);
      expect(told(await over([1, 2, 3, 4], {}))).toEqual(['CHECK/0002 rangeDiffers']);
    });

    it('is named if it cannot be read, and the next one is still checked by itself', () => {
      const row = { ...rowAt(rows, 5).row, Events: '[]' };
      expect(told(withChanged(rows, 5, { Events: '[]', Hash: hashOf(row) }))).toEqual([
        'CHECK/0001 checkpointUnreadable',
        'CHECK/0002 linkDiffers',
        'CHECK/0002 rowsDiffer',
      ]);
    });
  });

  describe('tells what is missing', () => {
    const about = (all: readonly ReadRow[], options: Options = { keys }) =>
      check(all, options).findings.map(({ row, misfit, about: more }) => [row, misfit, more]);

    it('by the numbers of the stream and the unused ids of items', () => {
      expect(about(rows.filter(({ id }) => id !== 3))).toEqual([
        ['CHECK/0001', 'rowsMissing', '1 of items 1 to 4; unused item ids: 3'],
        [`${a}/0003`, 'hole', 'missing: 2; unused item ids: 3'],
      ]);
    });

    it('when a whole record is gone, before or after the last checkpoint', () => {
      const history = createAHistory(signer);
      const commits = ['NC-2026-0001', 'NC-2026-0002', 'NC-2026-0003'].map((key) => history.commit(key));
      const [, second] = commits;
      const [deleted, all] = [commits.filter((one) => one !== second), history.rows];
      expect(about(deleted)).toEqual([['NC-2026-0002', 'numberMissing', 'unused item ids: 2']]);
      // Without an unused id it was never given.
      const given = deleted.map(({ row }, index) => ({ id: index + 1, row }));
      expect(check(given)).toMatchObject({ findings: [], neverGiven: ['NC-2026-0002'] });
      expect(all).toHaveLength(3);
    });

    it('when a forged row leaves millions of numbers missing before it', () => {
      const history = createAHistory(signer);
      for (const key of ['NC-2026-0001', 'NC-2026-0004', 'NC-2026-9999999']) history.commit(key);
      const runs = ['NC-2026-0002 to NC-2026-0003', 'NC-2026-0005 to NC-2026-9999998'];
      expect(check(history.rows)).toMatchObject({ findings: [], neverGiven: runs });
      const apart = history.rows.map(({ id, row }) => ({ id: id + 1, row }));
      expect(about(apart)).toEqual(runs.map((run) => [run, 'numberMissing', 'unused item ids: 1']));
    });

    it('but not a number that a checkpoint proves was never given, nor an id that was never used', async () => {
      const history = createAHistory(signer);
      for (const key of ['NC-2026-0001', 'NC-2026-0003', 'EXPORT-0001']) history.commit(key);
      await history.checkpoint();
      const apart = history.rows.map(({ id, row }) => ({ id: id < 4 ? id : id + 5, row }));
      expect(check(apart)).toMatchObject({
        findings: [],
        neverGiven: ['NC-2026-0002'],
        unusedIds: [{ from: 4, to: 8 }],
      });
    });
  });

  it('names a row that came back between those that a checkpoint covers', () => {
    const added = { id: 2.5, row: { ...rowAt(rows, 9).row } };
    const found = check([...rows.filter(({ id }) => id !== 9), added], { keys }).findings;
    expect(found).toContainEqual(
      expect.objectContaining({ row: 'CHECK/0001', misfit: 'rowsAdded', about: `${b}/0003 (item 2.5)` }),
    );
  });

  it('names rows that TenTwo did not create, and mentions those that others changed', () => {
    const written = rows.map((one) => ({ ...one, createdBy: one.id === 9 ? '' : 'app', changedBy: 'app' }));
    const changed = written.map((one) => (one.id === 3 ? { ...one, changedBy: 'other' } : one));
    const { findings, changedElsewhere } = check(changed, { keys, applications: ['app'] });
    expect(findings).toEqual([{ row: `${b}/0003`, item: 9, misfit: 'createdElsewhere', about: 'a person' }]);
    expect(changedElsewhere).toEqual([`${a}/0002 (item 3)`]);
    expect(told(written, { keys, applications: ['before', 'app', ''] })).toEqual([]);
  });

  describe('does not call proven', () => {
    it('what is signed with a key from History, and says so', () => {
      expect(check(rows, {})).toMatchObject({ verdict: 'notProven', doubts: ['keyUnknown'], keysFrom: 'history' });
      expect(check(rows, { anchor: second })).toMatchObject({ verdict: 'proven', keysFrom: 'anchor' });
      const { key: _, ...anchor } = second;
      expect(check(rows, { anchor: { ...anchor, key: '' } })).toMatchObject({ verdict: 'notProven' });
    });

    it('what has an old checkpoint and newer rows', () => {
      const later = new Date('2026-11-26T03:00:00Z');
      expect(check(rows, { keys, now: later })).toMatchObject({ verdict: 'notProven', doubts: ['checkpointOld'] });
      // A day on which nothing was recorded has no checkpoint.
      expect(check(rows.slice(0, 8), { keys, now: later })).toMatchObject({ verdict: 'proven', doubts: [] });
    });

    it('what does not fit, whatever else is in doubt', () => {
      expect(check(withChanged(rows, 3, { ActorId: 'q' }), {})).toMatchObject({ verdict: 'doesNotFit' });
    });
  });

  it('can start after a checkpoint, and still knows the predecessors of the first rows', () => {
    const from = 'CHECK/0001';
    expect(told(withChanged(rows, 3, { ActorId: 'q' }), { keys, from })).toEqual([]);
    expect(told(withChanged(rows, 3, { Hash: 'q' }), { keys, from })).toEqual([`${a}/0003 linkDiffers`]);
    expect(told(withChanged(rows, 6, { ActorId: 'q' }), { keys, from })).toEqual([`${a}/0003 hashDiffers`]);
    expect(() => check(rows, { from: 'CHECK/0007' })).toThrow(NoSuchCheckpoint);
  });
});

describe('who wrote the rows of the other lists', () => {
  const row = { list: 'Messages', id: 12, key: 'k', createdBy: 'us', changedBy: 'us', seal: 'valid' } as const;
  const check = (changes: object, applications: readonly string[] | undefined = ['us']) =>
    checkLists([{ ...row, ...changes }], applications).map(({ misfit, about, list }) => [misfit, about, list]);

  it('is TenTwo, whose seal they carry', () => {
    expect(check({})).toEqual([]);
    expect(check({ seal: undefined })).toEqual([]);
  });

  it.each([
    [{ seal: 'unsealed' }, ['sealInvalid', 'Messages, unsealed', 'Messages']],
    [{ seal: 'broken', changedBy: '' }, ['sealInvalid', 'Messages, broken', 'Messages']],
    [{ createdBy: 'them' }, ['createdElsewhere', 'Messages, application them', 'Messages']],
    // An old version that a person put back.
    [{ changedBy: '' }, ['changedElsewhere', 'Messages, a person', 'Messages']],
  ])('is not, with %j', (changes, found) => {
    expect(check(changes)).toEqual([found]);
  });

  it('is not checked without the ids of the application', () => {
    expect(checkLists([{ ...row, changedBy: '', seal: undefined }], undefined)).toEqual([]);
  });

  it('show rows of History that are gone', async () => {
    const { rows } = await aSoundHistory();
    const head = { ...row, key: 'CHECK/last', shows: { stream: 'CHECK', sequence: 2 } };
    const shows = (stream: string, sequence: number, seal: 'valid' | 'broken' | undefined = 'valid') =>
      checkShown(rows, [head, { ...row, list: 'Nonconformities', seal, shows: { stream, sequence } }]).map(
        ({ row: missing, misfit }) => `${missing} ${misfit}`,
      );
    expect(shows(a, 3)).toEqual([]);
    expect(shows(a, 5)).toEqual([`${a}/0004 shownRowMissing`]);
    expect(shows('NC-2026-0003', 1, undefined)).toEqual(['NC-2026-0003/0001 shownRowMissing']);
    expect(shows(a, 999, 'broken')).toEqual([]);
    expect(shows('CHECK', 3)).toEqual(['CHECK/0003 shownRowMissing']);
    expect(checkShown(rows, [row])).toMatchObject([{ row: 'CHECK/last', misfit: 'headMissing' }]);
  });

  it('is told by the seal in History, if its key is known', async () => {
    const { rows } = await aSoundHistory();
    const forged = rows.map((one, index) => ({ ...one, seal: index === 1 ? ('broken' as const) : ('valid' as const) }));
    expect(checkSeals(forged, 0).map(({ item, misfit }) => [item, misfit])).toEqual([[forged[1]?.id, 'sealInvalid']]);
    expect(checkSeals(rows, 0)).toEqual([]);
  });
});
