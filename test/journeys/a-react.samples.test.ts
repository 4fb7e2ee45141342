import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { loadSamples, sampleFile } from '../../infra/local/loadSamples.ts';
import { type LocalSystem, removeDataDir, startLocalSystem } from './localSystem.ts';
import { eventually, rowsOf } from './siteRows.ts';

const own = fileURLToPath(new URL('../samples/nonconformities.json', import.meta.url));
const beside = sampleFile();
// The larger collection lies beside some checkouts only; ours is always there.
const files = [own, ...(beside && existsSync(beside) ? [beside] : [])];

/** Real text, not lorem, through the same endpoint as everything else. */
describe.each(files)('the reports in %s', (file) => {
  let system: LocalSystem;
  beforeAll(async () => {
    system = await startLocalSystem();
  });
  afterAll(async () => {
    await system.stop();
    removeDataDir(system.dataDir);
  });

  it('become nonconformities, word for word, and only once', async () => {
    const { records } = JSON.parse(readFileSync(file, 'utf8')) as { records: { description: string }[] };
    const references: string[] = [];
    expect(await loadSamples(file, system.local, (reference) => references.push(reference))).toBe(records.length);
    expect(new Set(references).size).toBe(records.length);
    const again: string[] = [];
    await loadSamples(file, system.local, (reference) => again.push(reference));
    expect(again).toEqual(references);
    const rows = await eventually(
      () => rowsOf(system, 'Nonconformities'),
      (found) => found.length === records.length,
    );
    const texts = new Set(rows.map((row) => row.NonconformityDescription));
    expect(records.filter(({ description }) => !texts.has(description.trim().normalize('NFC')))).toEqual([]);
  });
});
