import { languages } from './languages.ts';
import { measureWords } from './measureWords.ts';

const textsOf = (value: unknown): readonly string[] => {
  if (typeof value === 'string') return [value];
  return value !== null && typeof value === 'object' ? Object.values(value).flatMap(textsOf) : [];
};

describe('the words of the measures', () => {
  it.each(languages)('define each number in whole sentences in %s', (language) => {
    const { measure, other } = measureWords[language];
    for (const { name, ...sentences } of [...Object.values(measure), ...Object.values(other)]) {
      expect(name).toMatch(/^\p{Lu}[^.]+$/u);
      for (const sentence of Object.values(sentences)) expect(sentence).toMatch(/^\p{Lu}.+\.$/u);
    }
    for (const text of textsOf(measureWords[language])) expect(text).not.toMatch(/undefined|\s{2}|['"]|^\s*$/);
  });

  it('have different texts in French', () => {
    const english = new Set(textsOf(measureWords.en));
    expect(textsOf(measureWords.fr)).toHaveLength(textsOf(measureWords.en).length);
    expect(textsOf(measureWords.fr).filter((text) => english.has(text))).toEqual([]);
  });
});
