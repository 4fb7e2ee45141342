import { spawnSync } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createKeySigner } from '../../graph/checkpoints/signer.ts';
import { hashOf } from '../../graph/history/commitHash.ts';
import type { SignedCheckpoint } from '../../procedure/record/history/checkpoint.ts';
import type { ReadRow } from './checkChains.ts';
import type { ReadContribution } from './checkClosings.ts';
import { checkHistory } from './checkHistory.ts';
import { readAnchor } from './readAnchor.ts';
import { createAHistory, rowAt, withChanged, withRewritten } from './testing/aHistory.ts';
import { aSession } from './testing/aSession.ts';

const scriptOf = (name: string): string => join(__dirname, '..', '..', 'docs', name);

const pemOf = (kind: 'ed25519' | 'rsa' | 'ec') => {
  const format = { type: 'pkcs8', format: 'pem' } as const;
  if (kind === 'rsa') return generateKeyPairSync(kind, { modulusLength: 2048 }).privateKey.export(format).toString();
  if (kind === 'ec') return generateKeyPairSync(kind, { namedCurve: 'P-256' }).privateKey.export(format).toString();
  return generateKeyPairSync(kind).privateKey.export(format).toString();
};

describe('the verifiers in docs', () => {
  let dir: string;
  beforeAll(() => {
    dir = mkdtempSync(join(tmpdir(), 'tentwo-verify-'));
  });
  afterAll(() => rmSync(dir, { recursive: true, force: true }));

  /** The rows as stored by SharePoint: without empty values, and with other columns. */
  const outsider = (
    rows: readonly ReadRow[],
    anchor?: SignedCheckpoint | string,
    contributions?: readonly ReadContribution[],
  ) => {
    const items = rows.map(({ id, row }) => {
      const present = Object.entries(row).filter(([, value]) => value !== '');
      return { id: String(id), fields: { ...Object.fromEntries(present), ContentType: 'Item', id: String(id) } };
    });
    const given = contributions?.map(({ ContributionKey, Inputs }, n) => ({
      id: String(n + 1),
      fields: { ContributionKey, Inputs, Session: 'x' },
    }));
    const lines = typeof anchor === 'object' ? `${anchor.note}${anchor.key}\n` : anchor;
    const files = [items, lines, given].flatMap((content, n) => {
      if (content === undefined) return [];
      const file = join(dir, `${n}.txt`);
      writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content, null, 2));
      return file;
    });
    const script = scriptOf(given ? 'verify-sessions-example.mjs' : 'verify-example.mjs');
    const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...files], { encoding: 'utf8' });
    return { sound: status === 0, lines: stdout.trim().split('\n').sort(), stderr };
  };
  const ours = (rows: readonly ReadRow[], anchor?: SignedCheckpoint, contributions?: readonly ReadContribution[]) => {
    const kept = anchor && readAnchor(`${anchor.note}${anchor.key}\n`);
    const report = checkHistory(rows, { now: new Date('2026-11-25T01:00:00Z'), anchor: kept, contributions });
    const { findings, uncovered, last } = report;
    const sound = findings.length === 0;
    const newer = contributions ? '' : `, ${uncovered} newer than ${last?.checkpoint.name}`;
    const lines = sound ? [`${rows.length} rows fit${newer}`] : findings.map(({ row, misfit }) => `${row} ${misfit}`);
    return { sound, lines: lines.sort(), stderr: '' };
  };

  const aHistory = async (kind: 'ed25519' | 'rsa' | 'ec') => {
    const history = createAHistory(createKeySigner(pemOf(kind)));
    for (const key of ['NC-2026-0001', 'NC-2026-0002', 'NC-2026-0001']) history.commit(key);
    await history.checkpoint();
    history.commit('NC-2026-0002', { type: 'ReportAddedTo', text: 'é "quoted" \\ 漢字 \u2028', n: 1e21 });
    const anchor = await history.checkpoint();
    return { rows: history.rows as readonly ReadRow[], anchor };
  };

  it('are short', () => {
    for (const name of ['verify-example.mjs', 'verify-sessions-example.mjs'])
      expect(readFileSync(scriptOf(name), 'utf8').trimEnd().split('\n').length).toBeLessThan(80);
  });

  it.each(['ed25519', 'rsa', 'ec'] as const)('agrees that everything fits, with a key of type %s', async (kind) => {
    const { rows, anchor } = await aHistory(kind);
    const lines = ['6 rows fit, 1 newer than CHECK/0002'];
    expect(outsider(rows, anchor)).toEqual({ sound: true, lines, stderr: '' });
    expect(ours(rows, anchor)).toEqual(outsider(rows, anchor));
  });

  it('do not call rows proven that no checkpoint covers, whether it is missing here or known from elsewhere', async () => {
    const { rows, anchor } = await aHistory('ed25519');
    const without = rows.filter(({ row }) => row.Reference !== 'CHECK');
    const lines = ['4 rows fit, 4 newer than any checkpoint'];
    expect(outsider(without)).toEqual({ sound: false, lines, stderr: '' });
    expect(outsider(without, anchor)).toEqual(ours(without, anchor));
    // The note alone, as a pack has it beside its time stamp, names no key.
    const bare = { ...anchor, key: '' };
    expect(outsider(without, bare)).toEqual({ sound: false, lines: ['CHECK/0002 anchorSignatureDiffers'], stderr: '' });
  });

  it('takes an anchor as JSON, as a pack has it', async () => {
    const { rows, anchor } = await aHistory('ed25519');
    const lines = ['6 rows fit, 1 newer than CHECK/0002'];
    const { checkpoint: _, frontier: __, ...json } = anchor;
    expect(outsider(rows, JSON.stringify(json, null, 2))).toEqual({ sound: true, lines, stderr: '' });
    const rewritten = withRewritten(rows, 1, { ActorId: 'q' });
    expect(outsider(rewritten, JSON.stringify(json)).lines).toContain('CHECK/0002 anchorRowsDiffer');
  });

  const tamperings: Readonly<Record<string, (rows: readonly ReadRow[]) => readonly ReadRow[]>> = {
    'a text': (rows) => withChanged(rows, 3, { Events: '[{"text":"z","type":"ReportAddedTo"}]' }),
    'a hash': (rows) => withChanged(rows, 3, { Hash: 'f'.repeat(64) }),
    'a reference': (rows) => withChanged(rows, 5, { Reference: 'NC-2026-0001' }),
    'a removed key': (rows) => withChanged(rows, 3, { CommitKey: '' }),
    'a deleted row': (rows) => rows.filter(({ id }) => id !== 1),
    'a rewritten chain': (rows) => withRewritten(rows, 1, { ActorId: 'q' }),
    'a rewritten checkpoint': (rows) =>
      withRewritten(rows, 6, { Events: rowAt(rows, 6).row.Events.replace('last 5', 'last 3') }),
    'a row added before a checkpoint': (rows) => [...rows, { ...rowAt(rows, 5), id: 2.5 }],
    'a time': (rows) => withRewritten(rows, 5, { At: '2026-11-23T09:00:00.000Z' }),
    'a duplicate key': (rows) => {
      const { row } = rowAt(rows, 1);
      const rival = { ...row, CommandId: 'f'.repeat(64) };
      return [...rows, { id: 7, row: { ...rival, Hash: hashOf(rival) } }];
    },
    'a repeated command': (rows) => withRewritten(rows, 5, { CommandId: rowAt(rows, 1).row.CommandId }),
  };
  it.each(Object.keys(tamperings))('detects %s and names the same rows', async (name) => {
    const { rows, anchor } = await aHistory('ed25519');
    const tampered = tamperings[name]?.(rows) ?? [];
    const found = outsider(tampered, anchor);
    expect(found.sound).toBe(false);
    expect(found).toEqual(ours(tampered, anchor));
  });

  describe('of sessions', () => {
    const run = 'a1b2c3d4e5f60718';
    const { rows: given, closing } = aSession('S1', run, [1, 2, 3, 10]);
    const late = aSession('S1', run, [11]);
    const aHistoryWithSession = () => {
      const history = createAHistory(createKeySigner(pemOf('ed25519')));
      const ranges = { [run]: '1-3,10' };
      history.commit('NC-2026-0001', { type: 'SessionClosed', session: 'S1', ...closing, ranges, by: 'time' });
      history.commit('NC-2026-0001', { type: 'LateContributionsTaken', session: 'S1', ...late.closing });
      return history.rows as readonly ReadRow[];
    };
    const all = [...given, ...late.rows];

    it.each([
      ['that match', all],
      ['with a missing row', all.slice(1)],
      ['with a missing late row', given],
      ['with an edited row', all.map((one, n) => (n === 1 ? { ...one, Inputs: '[]' } : one))],
      ['with a duplicate row', [...all, ...given.slice(0, 1)]],
    ])('agrees about closings %s', (_, contributions) => {
      const rows = aHistoryWithSession();
      const found = outsider(rows, undefined, contributions);
      expect(found.sound).toBe(contributions === all);
      expect(found).toEqual(ours(rows, undefined, contributions));
    });
  });
});
