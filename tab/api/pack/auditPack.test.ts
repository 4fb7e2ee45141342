import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NonconformityEvent } from '../../../procedure/record/history/events.ts';
import { thePlan, theReport } from '../../../test/builders/aLife.ts';
import { anActor } from '../../../test/builders/anActor.ts';
import { hashOfRow, type PackRow, packGround, textIn, unpacked, wholeLife } from '../../../test/builders/aPack.ts';
import { sha256 } from '../../../test/builders/sha256.ts';
import { verifier } from './verifier.ts';

const mia = anActor({ id: 'mia', name: 'Mia Manager', roles: ['ismsManager'] });

/**
 * One closed record, one just reported, and a third that is in no sample; two checkpoints, and rows after the second.
 */
const aGround = () => {
  const ground = packGround();
  ground.record('NC-2026-0001');
  ground.proof.checkpoint();
  ground.record('NC-2026-0002');
  ground.record('NC-2026-0003');
  ground.proof.checkpoint();
  return ground;
};
const two = ['NC-2026-0001', 'NC-2026-0002'] as const;
const all = [...two, 'NC-2026-0003'] as const;
/** The seed that draws exactly these two of the three. */
const seed = 'a3';
const theSample = { seed, count: 2, period: {}, digest: sha256(all.map((one) => `${one}\n`).join('')) };

describe('an audit pack', () => {
  let dir: string;
  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), 'tentwo-pack-'));
  });
  afterEach(() => rmSync(dir, { recursive: true, force: true }));

  /** As an outsider would: in a folder with only the pack's files. */
  const verified = (files: ReadonlyMap<string, Uint8Array>, known?: object): { fits: boolean; said: string } => {
    for (const [name, bytes] of files) writeFileSync(join(dir, name), bytes);
    const outside = mkdtempSync(join(tmpdir(), 'tentwo-known-'));
    const file = join(outside, 'known.json');
    if (known) writeFileSync(file, JSON.stringify(known));
    const args = [join(dir, 'verify.mjs'), ...(known ? [file] : [])];
    const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8', cwd: outside });
    rmSync(outside, { recursive: true, force: true });
    return { fits: status === 0, said: stdout + stderr };
  };

  it('is verified by the script in it, from the pack alone', async () => {
    const ground = aGround();
    const files = unpacked(await ground.pack({ references: [...two] }));
    expect([...files.keys()].sort()).toEqual([
      'HOW-TO-VERIFY.md',
      'MANIFEST.sha256',
      'checkpoint.json',
      'checkpoints.jsonl',
      'evidence.csv',
      'history.jsonl',
      'nonconformities.csv',
      'pack.pdf',
      'procedure.json',
      'rows.csv',
      'sample.json',
      'verify.mjs',
    ]);
    const { fits, said } = verified(files);
    expect(said).toMatch(/^2 records fit, under CHECK\/0002; 0 of their rows are newer/);
    expect(fits).toBe(true);
  });

  it('says which rows are newer than the last checkpoint, and which precede the first', async () => {
    const ground = packGround();
    ground.record('NC-2026-0001');
    const none = unpacked(await ground.pack({ references: ['NC-2026-0001'] }));
    expect(verified(none).said).toContain('1 records fit, under no checkpoint; 16 of their rows are newer');
    ground.proof.checkpoint();
    ground.record('NC-2026-0002');
    const files = unpacked(await ground.pack({ references: [...two] }));
    expect(verified(files).said).toContain('2 records fit, under CHECK/0001; 16 of their rows are newer');
  });

  it('matches a key or checkpoint kept elsewhere, and no other', async () => {
    const ground = aGround();
    const anchor = (await ground.proof.checkpoints())[0];
    const files = unpacked(await ground.pack({ references: [...two] }));
    expect(verified(files, anchor).fits).toBe(true);
    expect(verified(files, { key: { ...anchor?.key, x: 'other' } }).said).toContain('checkpoint.json: its key');
    const other = { checkpoint: { ...anchor?.checkpoint, rows: 1 }, key: anchor?.key };
    expect(verified(files, other).said).toContain('checkpoints.jsonl: the one that you gave');
  });

  it.each([
    [undefined, 2, ['NC-2026-0001']],
    // One of each stage: closed, reported, and the one they may not know of.
    ['stage', 1, ['NC-2026-0001', 'NC-2026-0004']],
  ] as const)(
    'replaces a restricted record in the sample, and lists only its number (by %s)',
    async (by, count, given) => {
      const ground = packGround();
      ground.record('NC-2026-0001');
      const [{ type: _, ...told }] = theReport.events as [Extract<NonconformityEvent, { type: 'Reported' }>];
      ground.record('NC-2026-0002', [
        { ...theReport, events: [{ ...told, type: 'Reported', notToIsmsManager: true }] },
        ...wholeLife.slice(1),
      ]);
      ground.record('NC-2026-0003');
      ground.record('NC-2026-0004', [theReport]);
      const population = ['NC-2026-0001', 'NC-2026-0002', 'NC-2026-0003', 'NC-2026-0004'] as const;
      const digest = sha256(population.map((one) => `${one}\n`).join(''));
      const sample = { seed: 'd', count, by, period: {}, digest };
      const references = [...given, 'NC-2026-0002'] as const;
      const files = unpacked(await ground.pack({ references: [...references], sample }, { actor: mia }));
      expect(verified(files).said).toContain(`${given.length} records fit`);
      expect(textIn(files, 'sample.json').replace(/"(reference|keptBack)":\[?"NC-2026-0002"/g, '')).not.toContain(
        '0002',
      );
      const other = new Map(files);
      other.set(
        'sample.json',
        new TextEncoder().encode(textIn(files, 'sample.json').replace('"seed":"d"', '"seed":"b"')),
      );
      expect(verified(other).said).toContain('sample.json: its seed draws others');
    },
  );

  it('does not include a record read through a task only: its rows reveal authors', async () => {
    const ground = packGround();
    const [{ type: _, ...told }] = theReport.events as [Extract<NonconformityEvent, { type: 'Reported' }>];
    ground.record('NC-2026-0001', [
      { ...theReport, events: [{ ...told, type: 'Reported', notToIsmsManager: true }] },
      ...wholeLife.slice(1),
    ]);
    const verifies = anActor({ id: thePlan().verification.verifier, roles: ['ismsManager'] });
    await expect(ground.pack({ references: ['NC-2026-0001'] }, { actor: verifies })).rejects.toThrow('notFound');
  });

  it('is short enough to be read and needs nothing of ours', () => {
    expect(verifier.trimEnd().split('\n').length).toBeLessThan(60);
    const imported = [...verifier.matchAll(/from '([^']+)'/g)].map(([, name]) => name);
    expect(imported).toEqual(['node:crypto', 'node:fs', 'node:path']);
  });

  describe('an audit pack that was changed, including the manifest', () => {
    type Files = Map<string, Uint8Array>;
    let sound: ReadonlyMap<string, Uint8Array>;
    beforeAll(async () => {
      sound = unpacked(await aGround().pack({ references: [...two], sample: theSample }));
    });
    const write = (files: Files, name: string, text: string) => files.set(name, new TextEncoder().encode(text));
    const change = (files: Files, name: string, from: string | RegExp, to: string) => {
      const [before, after] = [textIn(files, name), textIn(files, name).replace(from, to)];
      expect(after).not.toBe(before);
      write(files, name, after);
    };
    const rowsOf = (files: Files): PackRow[] =>
      textIn(files, 'history.jsonl')
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as PackRow);
    const writeRows = (files: Files, rows: readonly PackRow[]) =>
      write(files, 'history.jsonl', rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
    /** Changes the row, and recomputes all hashes of its record. */
    const rewrite = (files: Files, at: number, changes: Partial<PackRow>) => {
      const rows = rowsOf(files);
      const stream = rows[at]?.CommitKey.split('/')[0];
      let before = '';
      writeRows(
        files,
        rows.map((row, index) => {
          if (row.CommitKey.split('/')[0] !== stream) return row;
          const linked = { ...row, ...(index === at && changes), PreviousHash: before };
          before = hashOfRow(linked);
          return { ...linked, Hash: before };
        }),
      );
    };
    const resealed = (files: Files): Files => {
      const names = [...files.keys()].filter((name) => name !== 'MANIFEST.sha256').sort();
      write(files, 'MANIFEST.sha256', names.map((name) => `${sha256File(files.get(name))}  ${name}\n`).join(''));
      return files;
    };

    const tamperings: Readonly<Record<string, readonly [(files: Files) => void, named: string]>> = {
      'a text in a row': [
        (files) => change(files, 'history.jsonl', 'server room', 'cupboard'),
        'NC-2026-0001/0001: its hash',
      ],
      'a row and its whole chain': [
        (files) => rewrite(files, 1, { ActorId: 'somebody' }),
        'NC-2026-0001/0002: rows.csv has another hash',
      ],
      'a time': [
        (files) => rewrite(files, 2, { At: '2026-11-23T09:00:00.000Z' }),
        'NC-2026-0001/0003: the row before it',
      ],
      'a row dropped': [
        (files) =>
          writeRows(
            files,
            rowsOf(files).filter((_, at) => at !== 3),
          ),
        'NC-2026-0001/0005: the row before it',
      ],
      'the last row dropped': [
        (files) => writeRows(files, rowsOf(files).slice(0, -1)),
        'NC-2026-0002/0016: history.jsonl lacks it',
      ],
      'a record dropped': [
        (files) => writeRows(files, rowsOf(files).slice(0, 16)),
        'NC-2026-0002/0001: history.jsonl lacks it',
      ],
      'the hash of a row under the checkpoint': [
        (files) => change(files, 'rows.csv', /(NC-2026-0003\/0002,)\w/, '$1x'),
        'CHECK/0002: its rows in rows.csv',
      ],
      'a row under the checkpoint dropped': [
        (files) => change(files, 'rows.csv', /\n\d+,NC-2026-0003\/0002,.*/, ''),
        'CHECK/0002: rows.csv has 32 of its 33 rows',
      ],
      'the hash of a file': [
        (files) => change(files, 'evidence.csv', 'aaaa', 'bbbb'),
        'evidence.csv: line 2, alarm.jpg',
      ],
      'a file of evidence too many': [
        (files) => write(files, 'evidence.csv', `${textIn(files, 'evidence.csv')}"x","y","1","z","","",""\r\n`),
        'evidence.csv: line 4, y',
      ],
      'the sample': [
        (files) => change(files, 'sample.json', `"seed":"${seed}"`, '"seed":"other"'),
        'sample.json: its seed draws others',
      ],
      'the population': [
        (files) => change(files, 'sample.json', '{"reference":"NC-2026-0001","group":""},', ''),
        'sample.json: the digest of its population',
      ],
      'a record slipped into the sample': [
        (files) => change(files, 'sample.json', '"references":[', '"references":["NC-2026-0009",'),
        'NC-2026-0009: history.jsonl lacks it',
      ],
      'the checkpoint': [
        (files) => change(files, 'checkpoint.json', '"rows":33', '"rows":34'),
        'checkpoint.json: its signature',
      ],
      'the signature': [
        (files) => {
          // It may begin with either.
          const other = textIn(files, 'checkpoint.json').includes('"signature":"_') ? 'A' : '_';
          change(files, 'checkpoint.json', /"signature":"./, `"signature":"${other}`);
        },
        'checkpoint.json: its signature',
      ],
      'an earlier checkpoint': [
        (files) => change(files, 'checkpoints.jsonl', '"rows":16', '"rows":17'),
        'CHECK/0001: rows.csv has 16 of its 17 rows',
      ],
      'the time of an earlier checkpoint': [
        (files) => change(files, 'checkpoints.jsonl', '"at":"2026', '"at":"2025'),
        'CHECK/0002: what it follows',
      ],
    };
    it.each(Object.keys(tamperings))('is detected: %s', (name) => {
      const [tamper, named] = tamperings[name] ?? [];
      const files = new Map(sound);
      tamper?.(files);
      const { fits, said } = verified(resealed(files));
      expect(said).toContain(`DOES NOT FIT: ${named}`);
      expect(fits).toBe(false);
    });

    it.each(['pack.pdf', 'nonconformities.csv', 'HOW-TO-VERIFY.md'])(
      'without an updated manifest is detected: %s',
      (name) => {
        const files = new Map(sound);
        write(files, name, 'other');
        expect(verified(files).said).toContain(`DOES NOT FIT: ${name}: it is not as in MANIFEST.sha256`);
      },
    );
  });
});

const sha256File = (bytes: Uint8Array | undefined): string =>
  createHash('sha256')
    .update(bytes ?? '')
    .digest('hex');
