import { voiceOf } from '../packed.ts';
import { howDrawn } from './coverPages.ts';

const said = { seed: 's', count: 1, period: {}, digest: 'd' } as const;
const population = [{ reference: 'NC-2026-0001', group: '' }] as const;

it.each([
  [
    'en',
    /^By the person who requested the pack/,
    /^At random from 1;/,
    /is not enough to repeat the draw$/,
    /^Said to have been drawn/,
  ],
  [
    'fr',
    /^Par la personne/,
    /^Au sort parmi 1\u00a0;/,
    /pas de refaire le tirage$/,
    /refaire le tirage en donne d’autres$/,
  ],
] as const)(
  'the cover says how the records were chosen, and no more than the register shows (%s)',
  (language, ...expected) => {
    const voice = voiceOf(language, 'Europe/Paris');
    const told = [
      undefined,
      { ...said, isSame: true, population },
      { ...said, isSame: true },
      { ...said, isSame: false },
    ].map((drawn) => howDrawn(drawn, voice));
    for (const [index, pattern] of expected.entries()) expect(told[index]).toMatch(pattern);
  },
);
