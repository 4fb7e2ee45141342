import { languages } from './languages.ts';
import { procedureWords } from './words.ts';

const textsOf = (value: unknown): readonly string[] => {
  if (typeof value === 'string') return [value];
  return value !== null && typeof value === 'object' ? Object.values(value).flatMap(textsOf) : [];
};

describe('the words of the measures', () => {
  it.each(languages)('define each number in whole sentences in %s', (language) => {
    const { measure, other } = procedureWords[language].measures;
    for (const { name, ...sentences } of [...Object.values(measure), ...Object.values(other)]) {
      expect(name).toMatch(/^\p{Lu}[^.]+$/u);
      for (const sentence of Object.values(sentences)) expect(sentence).toMatch(/^\p{Lu}.+\.$/u);
    }
    for (const text of textsOf(procedureWords[language].measures))
      expect(text).not.toMatch(/undefined|\s{2}|['"]|^\s*$/);
  });

  it('have different texts in French', () => {
    const english = new Set(textsOf(procedureWords.en.measures));
    expect(textsOf(procedureWords.fr.measures)).toHaveLength(textsOf(procedureWords.en.measures).length);
    expect(textsOf(procedureWords.fr.measures).filter((text) => english.has(text))).toEqual([]);
  });
});
