import { join } from 'node:path';
import { environment } from '../../server/settings.ts';
import { loadSamples, sampleFile } from './loadSamples.ts';
import { readLocalFile } from './localFile.ts';

/** `npm run samples -- FILE`: sends real-life reports to the running local system. */
const main = async (): Promise<void> => {
  const file = process.argv[2] ?? sampleFile();
  if (!file) throw new Error('Name the file to load: npm run samples -- FILE');
  const local = readLocalFile(join(environment().DATA_DIR ?? '.local', 'local.json'));
  if (!local) throw new Error('TenTwo is not running. Start it in another terminal: npm start');
  const count = await loadSamples(file, local, (reference, sample) =>
    process.stdout.write(`${reference}  ${sample.id}  ${sample.description.slice(0, 70)}\n`),
  );
  process.stdout.write(`${count} reports sent.\n`);
};

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
