import { ruleTable } from '../organisation/rules.ts';
import { type Language, languages } from './languages.ts';
import { ruleName } from './ruleName.ts';
import { procedureWords } from './words.ts';

describe('the words of rules', () => {
  it.each(languages)('name every rule in %s differently, with its unit', (language) => {
    const names = ruleTable.map(({ name }) => ruleName(name, procedureWords[language]));
    for (const name of names) expect(name).toMatch(/^\p{Lu}.*[^.\s]$/u);
    expect(new Set(names).size).toBe(ruleTable.length);
    const { amount } = procedureWords[language].rules;
    for (const { unit } of ruleTable) expect(amount[unit]('1', true)).toMatch(/^1 \p{Ll}/u);
  });

  it('count in the singular and in the plural of the language', () => {
    const amounts = (language: Language) =>
      [0, 1, 2].map((value) => procedureWords[language].rules.amount.workingDays(String(value), value === 1));
    expect(amounts('en')).toEqual(['0 working days', '1 working day', '2 working days']);
    expect(amounts('fr')).toEqual(['0 jour ouvré', '1 jour ouvré', '2 jours ouvrés']);
  });

  it('have texts for lane, grade and step', () => {
    expect(ruleName('steps.standard.minor.causes', procedureWords.en)).toBe(
      'Standard, minor nonconformity: Find the root cause',
    );
    expect(ruleName('steps.correctionOnly.major.statement', procedureWords.fr)).toBe(
      'Correction seule, non-conformité majeure : Confirmer l’énoncé du problème',
    );
  });
});
