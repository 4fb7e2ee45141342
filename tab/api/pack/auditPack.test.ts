import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { timestampRequest } from '../../../graph/checkpoints/timestampAuthority.ts';
import { createAuthorityKeys } from '../../../infra/local/timestamps/authorityKeys.ts';
import { issueTimestamp } from '../../../infra/local/timestamps/issueTimestamp.ts';
import type { NonconformityEvent } from '../../../procedure/record/history/events.ts';
import { formatReference } from '../../../procedure/record/values/reference.ts';
import { thePlan, theReport } from '../../../test/builders/aLife.ts';
import { anActor } from '../../../test/builders/anActor.ts';
import { hashOfRow, type PackRow, packGround, textIn, unpacked, wholeLife } from '../../../test/builders/aPack.ts';
import { sha256 } from '../../../test/builders/sha256.ts';
import { verifier } from './verifier.ts';

const mia = anActor({ id: 'mia', name: 'Mia Manager', roles: ['ismsManager'] });

/**
 * One closed record, one just reported, and a third that is in no sample; two checkpoints, and rows after the second.
 */
const aGround = async () => {
  const ground = packGround();
  ground.record('NC-2026-0001');
  await ground.proof.checkpoint();
  ground.record('NC-2026-0002');
  ground.record('NC-2026-0003');
  await ground.proof.checkpoint();
  return ground;
};
const two = ['NC-2026-0001', 'NC-2026-0002'] as const;
const all = [...two, 'NC-2026-0003'] as const;
/** The seed that draws exactly these two of the three. */
const seed = 'a3';
const theSample = { seed, count: 2, period: {}, digest: sha256(all.map((one) => `${one}\n`).join('')) };

const hasOpenssl = spawnSync('openssl', ['version']).status === 0;

describe('an audit pack', () => {
  let dir: string;
  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), 'tentwo-pack-'));
  });
  afterEach(() => rmSync(dir, { recursive: true, force: true }));

  /** As an outsider would: in a folder with only the pack's files. */
  const verified = (
    files: ReadonlyMap<string, Uint8Array>,
    known?: object | string,
  ): { fits: boolean; said: string } => {
    for (const [name, bytes] of files) writeFileSync(join(dir, name), bytes);
    const outside = mkdtempSync(join(tmpdir(), 'tentwo-known-'));
    const file = join(outside, 'known.json');
    if (known) writeFileSync(file, typeof known === 'string' ? known : JSON.stringify(known, null, 2));
    const args = [join(dir, 'verify.mjs'), ...(known ? [file] : [])];
    const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8', cwd: outside });
    rmSync(outside, { recursive: true, force: true });
    return { fits: status === 0, said: stdout + stderr };
  };

  it('is verified by the script in it, from the pack alone', async () => {
    const ground = await aGround();
    const files = unpacked(await ground.pack({ references: [...two] }));
    expect([...files.keys()].sort()).toEqual([
      'HOW-TO-VERIFY.md',
      'MANIFEST.sha256',
      'checkpoint.json',
      'evidence.csv',
      'history.jsonl',
      'nonconformities.csv',
      'pack.pdf',
      'procedure.json',
      'proof.json',
      'sample.json',
      'verify.mjs',
    ]);
    const { fits, said } = verified(files);
    expect(said).toMatch(/^2 records fit, under CHECK\/0002; 0 of their rows are newer/);
    expect(fits).toBe(true);
  });

  it('has the time stamp of its checkpoint, which openssl verifies', async () => {
    const keys = await createAuthorityKeys();
    const ground = packGround();
    ground.record('NC-2026-0001');
    const { note } = await ground.proof.checkpoint(async (text) =>
      (await issueTimestamp(keys, timestampRequest(text, 1n), new Date())).toString('base64'),
    );
    const files = unpacked(await ground.pack({ references: ['NC-2026-0001'] }));
    expect(textIn(files, 'checkpoint.txt')).toBe(note);
    expect(verified(files).said).toContain('1 records fit, under CHECK/0001');
    const [, command = ''] = /^ +openssl (ts -verify .+)$/m.exec(textIn(files, 'HOW-TO-VERIFY.md')) ?? [];
    if (hasOpenssl) {
      writeFileSync(join(dir, 'root.pem'), keys.root);
      const { stdout, stderr } = spawnSync('openssl', command.split(' '), { cwd: dir, encoding: 'utf8' });
      expect(stdout + stderr).toContain('Verification: OK');
      rmSync(join(dir, 'root.pem'));
    } else process.stderr.write('Skipped: no openssl on this machine to verify the time stamp with.\n');
    files.set('checkpoint.txt', Buffer.from(note.replace('made 2026', 'made 2025')));
    expect(verified(files).said).toContain('checkpoint.txt: it is not the note in checkpoint.json');
  });

  it('says which rows are newer than the last checkpoint, and which precede the first', async () => {
    const ground = packGround();
    ground.record('NC-2026-0001');
    const none = unpacked(await ground.pack({ references: ['NC-2026-0001'] }));
    expect(verified(none).said).toContain('1 records fit, under no checkpoint; 16 of their rows are newer');
    await ground.proof.checkpoint();
    ground.record('NC-2026-0002');
    const files = unpacked(await ground.pack({ references: [...two] }));
    expect(verified(files).said).toContain('2 records fit, under CHECK/0001; 16 of their rows are newer');
  });

  it('matches a key or checkpoint kept elsewhere, however it was copied, and no other', async () => {
    const ground = await aGround();
    const [anchor] = await ground.proof.checkpoints();
    if (!anchor) throw new Error('no checkpoint');
    const files = unpacked(await ground.pack({ references: [...two], continues: 'CHECK/0001' }));
    const lines = `${anchor.note}${anchor.key}`;
    for (const known of [anchor, { key: anchor.key }, lines, lines.replaceAll(/\n+/g, '\r\n  '), anchor.note])
      expect(verified(files, known).said).toContain('2 records fit');
    expect(verified(files, unpackedAnchor(files)).fits).toBe(true);
    expect(verified(files, { key: `${anchor.key}A` }).said).toContain('checkpoint.json: its key');
    expect(verified(files, lines.replace('last 16', 'last 17')).said).toContain('what you gave: its signature');
  });

  it('exposes a history that was rewritten before a checkpoint kept elsewhere, and says what it cannot compare', async () => {
    const kept = (await (await aGround()).proof.checkpoints())[0];
    if (!kept) throw new Error('no checkpoint');
    // The same key signs another history.
    const forged = packGround();
    forged.record('NC-2026-0002');
    await forged.proof.checkpoint();
    forged.record('NC-2026-0001');
    await forged.proof.checkpoint();
    const files = unpacked(await forged.pack({ references: [...two], continues: 'CHECK/0001' }));
    expect(verified(files).said).toContain('2 records fit');
    expect(verified(files, kept).said).toContain('the rows under CHECK/0001, which you gave, have changed since');
    const without = unpacked(await forged.pack({ references: [...two] }));
    expect(verified(without, kept).said).toContain('it does not reach back to CHECK/0001; request a pack that does');
  });

  it('reveals no row of a record that is not in it, and grows little with the register', async () => {
    const sizes: number[] = [];
    for (const others of [8, 64]) {
      const ground = packGround();
      ground.record('NC-2026-0001');
      for (let number = 2; number <= others; number += 1) ground.record(formatReference(2026, number), [theReport]);
      await ground.proof.checkpoint();
      const files = unpacked(await ground.pack({ references: ['NC-2026-0001'] }));
      const all = [...files.keys()].map((name) => textIn(files, name)).join('');
      expect(all).not.toContain('NC-2026-0002');
      sizes.push(Object.keys(JSON.parse(textIn(files, 'proof.json')).nodes).length);
    }
    expect(sizes).toEqual([1, 3]);
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
    expect(verifier.trimEnd().split('\n').length).toBeLessThan(75);
    const imported = [...verifier.matchAll(/from '([^']+)'/g)].map(([, name]) => name);
    expect(imported).toEqual(['node:crypto', 'node:fs', 'node:path']);
  });

  describe('an audit pack that was changed, including the manifest', () => {
    type Files = Map<string, Uint8Array>;
    let sound: ReadonlyMap<string, Uint8Array>;
    beforeAll(async () => {
      sound = unpacked(await (await aGround()).pack({ references: [...two], sample: theSample }));
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
        'proof.json: the rows are not those under CHECK/0002',
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
      'a hash in the proof': [
        (files) => change(files, 'proof.json', /("\d+-\d+":")./, '$1x'),
        'proof.json: the rows are not those under CHECK/0002',
      ],
      'a hash in the proof dropped': [
        (files) => change(files, 'proof.json', /"\d+-\d+":"[^"]+"/, '"0-0":""'),
        'proof.json: the rows are not those under CHECK/0002',
      ],
      'two rows with one place in the tree': [
        (files) => change(files, 'proof.json', '"NC-2026-0001/0002":1,', '"NC-2026-0001/0002":2,'),
        'NC-2026-0001/0003: proof.json has another row in its place',
      ],
      'a row with a place outside of the tree, and the hash in its place': [
        (files) => {
          const { Hash = '' } = rowsOf(files)[1] ?? {};
          const leaf = createHash('sha256').update(`\0NC-2026-0001/0002 ${Hash}`).digest('base64');
          change(files, 'proof.json', '"NC-2026-0001/0002":1,', '"NC-2026-0001/0002":99,');
          change(files, 'proof.json', '"nodes":{', `"nodes":{"1-2":"${leaf}",`);
        },
        'proof.json: one of its rows is not in the tree',
      ],
      'a row with a place outside of the tree': [
        (files) => change(files, 'proof.json', '"NC-2026-0001/0002":1,', '"NC-2026-0001/0002":99,'),
        'proof.json: the rows are not those under CHECK/0002',
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
        'NC-2026-0009/0001: history.jsonl lacks it',
      ],
      'the checkpoint': [
        (files) => change(files, 'checkpoint.json', '\\n49\\n', '\\n48\\n'),
        'checkpoint.json: its signature',
      ],
      'the signature': [
        (files) => {
          // It may begin with either.
          const other = textIn(files, 'checkpoint.json').includes('AAAA\\n"') ? 'BBBB' : 'AAAA';
          change(files, 'checkpoint.json', /.{4}\\n","key/, `${other}\\n","key`);
        },
        'checkpoint.json: its signature',
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

/** As an earlier pack has it. */
const unpackedAnchor = (files: ReadonlyMap<string, Uint8Array>): string => textIn(files, 'checkpoint.json');

const sha256File = (bytes: Uint8Array | undefined): string =>
  createHash('sha256')
    .update(bytes ?? '')
    .digest('hex');
