import { readFileSync, writeFileSync } from 'node:fs';
import { pageWith } from './attackPage.ts';
import { playAll, tableLines } from './attackTable.ts';
import { targets } from './targets.ts';

/** `npm run attack-table`: plays every attack on every list, and writes what they come to into `docs/threat-model.md`. */
const page = new URL('../../docs/threat-model.md', import.meta.url);
const lines: string[] = [];
for (const target of Object.values(targets)) lines.push(...tableLines(target, await playAll(target)));
writeFileSync(page, pageWith(readFileSync(page, 'utf8'), lines));
