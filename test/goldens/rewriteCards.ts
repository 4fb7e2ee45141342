import { mkdirSync, writeFileSync } from 'node:fs';
import { languages } from '../../procedure/words/languages.ts';
import { sampleCards } from '../builders/sampleCards.ts';
import { goldenFolder, printGolden } from './goldenFiles.ts';

/** Writes the golden files. Run it by hand (`npx tsx test/goldens/rewriteCards.ts`) and review the difference. */
mkdirSync(goldenFolder, { recursive: true });
for (const language of languages)
  for (const [name, card] of Object.entries(sampleCards(language)))
    writeFileSync(new URL(`${name}.${language}.json`, goldenFolder), printGolden(name, language, card));
