import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { newFolder } from '../local/testing/newFolder.ts';
import type { CopiedRow } from './copy.ts';
import { readCopy, saveCopy } from './copyFile.ts';

const rows: readonly CopiedRow[] = [1, 2].map((id) => ({ list: 'History', id, row: { CommitKey: `k${id}` } }));
const all = async function* () {
  yield* rows;
};
const interrupted = async function* () {
  yield* rows;
  throw new Error('interrupted');
};

it('reads what it saved', async () => {
  const file = join(newFolder('tentwo-copy-file'), 'a.jsonl');
  expect(await saveCopy(file, all())).toBe(2);
  expect(await readCopy(file)).toEqual(rows);
  await expect(saveCopy(file, all())).rejects.toThrow('EEXIST');
});

it('leaves no file if reading fails, and fails if the folder does not exist', async () => {
  const folder = newFolder('tentwo-copy-file');
  await expect(saveCopy(join(folder, 'a.jsonl'), interrupted())).rejects.toThrow('interrupted');
  expect(readdirSync(folder).filter((name) => name.startsWith('a.'))).toEqual([]);
  await expect(saveCopy(join(folder, 'none', 'a.jsonl'), all())).rejects.toThrow('ENOENT');
  expect(existsSync(join(folder, 'none'))).toBe(false);
});

it('refuses a copy that was truncated, between or within lines', async () => {
  const file = join(newFolder('tentwo-copy-file'), 'a.jsonl');
  await saveCopy(file, all());
  const whole = readFileSync(file, 'utf8');
  const lines = whole.trimEnd().split('\n');
  for (const text of [lines.slice(0, -1).join('\n'), whole.slice(0, 20), lines.slice(1).join('\n'), '']) {
    writeFileSync(file, text);
    await expect(readCopy(file)).rejects.toThrow('not a complete copy');
  }
});
