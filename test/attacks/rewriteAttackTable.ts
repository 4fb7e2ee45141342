import { readFileSync, writeFileSync } from 'node:fs';
import { pageWith } from './attackPage.ts';
import { openAttacks, tableLines } from './attackTable.ts';
import { targets } from './targets.ts';

/** `npm run attack-table`: plays every attack on every list, and writes what they come to into `docs/threat-model.md`. */
const page = new URL('../../docs/threat-model.md', import.meta.url);
const lines: string[] = [];
for (const target of Object.values(targets)) {
  const attacks = await openAttacks(target);
  lines.push(...tableLines(target, await attacks.playAll()));
  await attacks.close();
}
writeFileSync(page, pageWith(readFileSync(page, 'utf8'), lines));
