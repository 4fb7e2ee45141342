import { mkdirSync, writeFileSync } from 'node:fs';
import { languages } from '../../procedure/words/languages.ts';
import { sampleCards } from '../builders/sampleCards.ts';

/** Writes the golden cards anew. Run by hand (`npx tsx test/goldens/rewriteCards.ts`), and the change is reviewed. */
const folder = new URL('./cards/', import.meta.url);
mkdirSync(folder, { recursive: true });
for (const language of languages)
  for (const [name, card] of Object.entries(sampleCards(language)))
    writeFileSync(new URL(`${name}.${language}.json`, folder), `${JSON.stringify(card, null, 2)}\n`);
