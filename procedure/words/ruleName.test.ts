import { ruleTable } from '../organisation/rules.ts';
import { languages } from './languages.ts';
import { ruleName } from './ruleName.ts';
import { procedureWords } from './words.ts';

describe('the words of rules', () => {
  it.each(languages)('name every rule in %s differently, with its unit', (language) => {
    const names = ruleTable.map(({ name }) => ruleName(name, procedureWords[language]));
    for (const name of names) expect(name).toMatch(/^\p{Lu}.*[^.\s]$/u);
    expect(new Set(names).size).toBe(ruleTable.length);
    for (const { unit } of ruleTable) expect(procedureWords[language].rules.unit[unit]).toMatch(/^\p{Ll}/u);
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
