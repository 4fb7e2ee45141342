import { clauses } from '../record/values/clauses.ts';
import { inEachLanguage, languages } from './languages.ts';
import { clauseWords } from './searchClauses.ts';
import { procedureWords } from './words.ts';

const titles = inEachLanguage((language) => clauseWords[language].titles);

describe('the clauses', () => {
  const controls = (theme: number) => clauses.filter((clause) => clause.startsWith(`A.${theme}.`));

  it('are the 93 controls of Annex A, numbered without a gap, and the requirements of clauses 4 to 10', () => {
    const themes: readonly (readonly [number, number])[] = [
      [5, 37],
      [6, 8],
      [7, 14],
      [8, 34],
    ];
    for (const [theme, count] of themes)
      expect(controls(theme)).toEqual(Array.from({ length: count }, (_, index) => `A.${theme}.${index + 1}`));
    expect(clauses.filter((clause) => clause.startsWith('A.'))).toHaveLength(93);
    const requirements = clauses.filter((clause) => !clause.startsWith('A.'));
    expect(requirements).toHaveLength(34);
    expect([...new Set(requirements.map((clause) => Number(clause.split('.')[0])))]).toEqual([4, 5, 6, 7, 8, 9, 10]);
    expect(new Set(clauses).size).toBe(clauses.length);
  });

  it.each(languages)('have a title each in %s, short enough for a list', (language) => {
    expect(Object.keys(titles[language]).sort()).toEqual([...clauses].sort());
    for (const title of Object.values(titles[language])) {
      expect(title).toMatch(/^\p{Lu}/u);
      expect(title.length).toBeLessThanOrEqual(110);
      expect(title).not.toMatch(/['"]|\s{2}|^\s|\s$|\.$/);
    }
    expect(procedureWords[language].terms.clause).toBe(titles[language]);
  });

  it('share a title only where the standard does: 8.2 and 8.3 carry out what 6.1.2 and 6.1.3 plan', () => {
    for (const language of languages) {
      const titleOf = titles[language];
      const shared = clauses.map((clause) => clauses.filter((other) => titleOf[other] === titleOf[clause]));
      expect(shared.filter((same) => same.length > 1)).toEqual([
        ['6.1.2', '8.2'],
        ['6.1.3', '8.3'],
        ['6.1.2', '8.2'],
        ['6.1.3', '8.3'],
      ]);
    }
  });

  it.each([
    ['10.2', 'Nonconformity and corrective action', 'Non-conformité et action corrective'],
    ['9.3', 'Management review', 'Revue de direction'],
    ['A.5.7', 'Threat intelligence', 'Renseignements sur les menaces'],
    [
      'A.5.23',
      'Information security for use of cloud services',
      'Sécurité de l’information dans l’utilisation de services en nuage',
    ],
    ['A.6.8', 'Information security event reporting', 'Déclaration des événements de sécurité de l’information'],
    ['A.7.14', 'Secure disposal or re-use of equipment', 'Élimination ou recyclage sécurisé du matériel'],
    ['A.8.28', 'Secure coding', 'Codage sécurisé'],
    [
      'A.8.34',
      'Protection of information systems during audit testing',
      'Protection des systèmes d’information pendant les tests d’audit',
    ],
  ] as const)('%s has its number', (clause, english, french) => {
    expect([titles.en[clause], titles.fr[clause]]).toEqual([english, french]);
  });
});
