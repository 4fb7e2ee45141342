import fc from 'fast-check';
import { type Clause, clauses } from '../record/values/clauses.ts';
import { languages } from './languages.ts';
import { clauseWords, searchClauses } from './searchClauses.ts';

describe('searchClauses by number', () => {
  it.each([
    ['5.17', ['A.5.17']],
    ['a.5.17', ['A.5.17']],
    ['A5.17', ['A.5.17']],
    ['A 5.17', ['A.5.17']],
    ['annex A 5.17', ['A.5.17']],
    ['Annexe A.5.17', ['A.5.17']],
    ['contrôle 5.17', ['A.5.17']],
    ['5,17', ['A.5.17']],
    ['10.2', ['10.2']],
    ['clause 10.2', ['10.2']],
    ['A.5.17 Authentication information', ['A.5.17']],
    ['9.2', ['9.2', '9.2.1', '9.2.2']],
    ['6.1', ['6.1', 'A.6.1', '6.1.1', '6.1.2', '6.1.3']],
    ['a.6', ['A.6.1', 'A.6.2', 'A.6.3', 'A.6.4', 'A.6.5', 'A.6.6', 'A.6.7', 'A.6.8']],
    ['10', ['10.1', '10.2']],
    ['A.5.38', []],
    ['27001', []],
    ['5 whys', []],
  ] as const)('%j', (text, expected) => {
    expect(searchClauses(text, 'en')).toEqual(expected);
  });

  it('treats a number as the beginning of one, the number itself first', () => {
    expect(searchClauses('8.1', 'fr')).toEqual([
      '8.1',
      'A.8.1',
      ...[0, 1, 2, 3, 4, 5, 6, 7, 8, 9].map((n) => `A.8.1${n}`),
    ]);
    expect(searchClauses('A.8.1', 'fr')).toEqual(searchClauses('8.1', 'fr').slice(1));
  });

  it('finds every clause by its own number', () => {
    for (const clause of clauses) expect(searchClauses(clause, 'en')[0]).toBe(clause);
  });
});

describe('searchClauses by words', () => {
  it('matches all words, in any order, as prefixes, ignoring case and accents', () => {
    expect(searchClauses('ACCESS priv', 'en')).toEqual(['A.8.2']);
    expect(searchClauses('privilegies ACCES', 'fr')).toEqual(['A.8.2']);
    expect(searchClauses('Élimination', 'fr')).toEqual(searchClauses('elimination', 'fr'));
    expect(searchClauses('l’accès au code', 'fr')[0]).toBe('A.8.4');
    expect(searchClauses('access zebra', 'en')).toEqual([]);
    expect(searchClauses('ccess', 'en')).toEqual([]);
  });

  it('ranks the requested language first and knows the other', () => {
    expect(searchClauses('cryptographie', 'en')).toEqual(['A.8.24']);
    expect(searchClauses('supply chain', 'fr')).toEqual(['A.5.21']);
    // "support": Services supports and Supports de stockage in French, Supporting utilities in English.
    expect(searchClauses('support', 'fr').slice(0, 2)).toEqual(['A.7.10', 'A.7.11']);
    expect(searchClauses('support', 'en')[0]).toBe('A.7.11');
  });

  it('matches a mixture of words', () => {
    expect(searchClauses('password authentification', 'fr')).toContain('A.5.17');
  });

  it('shows the most common while nothing is typed', () => {
    const offered = searchClauses('', 'en');
    expect(offered.length).toBeGreaterThanOrEqual(8);
    expect(offered).toContain('A.5.17');
    expect(new Set(offered).size).toBe(offered.length);
    for (const nothing of ['   ', '?', '\n']) expect(searchClauses(nothing, 'fr')).toEqual(offered);
  });

  it.each([
    ['en', 'password', ['A.5.17']],
    ['en', 'backup', ['A.8.13']],
    ['en', 'restore', ['A.8.13']],
    ['en', 'badge', ['A.7.2']],
    ['en', 'door', ['A.7.2']],
    ['en', 'the server room door', ['A.7.2']],
    ['en', 'phishing', ['A.6.3', 'A.8.7']],
    ['en', 'leaver', ['A.6.5', 'A.5.11']],
    ['en', 'supplier', ['A.5.19']],
    ['en', 'laptop', ['A.8.1']],
    ['en', 'usb', ['A.7.10']],
    ['en', 'printer', ['A.7.7']],
    ['en', 'email', ['A.5.14']],
    ['en', 'cctv', ['A.7.4']],
    ['en', 'shredding', ['A.7.14']],
    ['en', 'cloud', ['A.5.23']],
    ['en', 'logs', ['A.8.15']],
    ['en', 'patch', ['A.8.8']],
    ['en', 'vulnerability', ['A.8.8']],
    ['en', 'access review', ['A.5.18']],
    ['en', 'gdpr', ['A.5.34']],
    ['fr', 'mot de passe', ['A.5.17']],
    ['fr', 'sauvegarde', ['A.8.13']],
    ['fr', 'porte', ['A.7.2']],
    ['fr', 'hameçonnage', ['A.6.3', 'A.8.7']],
    ['fr', 'départ', ['A.6.5', 'A.5.11']],
    ['fr', 'fournisseur', ['A.5.19']],
    ['fr', 'poste', ['A.8.1']],
    ['fr', 'clé usb', ['A.7.10']],
    ['fr', 'imprimante', ['A.7.7']],
    ['fr', 'courriel', ['A.5.14']],
    ['fr', 'vidéosurveillance', ['A.7.4']],
    ['fr', 'destruction', ['A.7.14']],
    ['fr', 'cloud', ['A.5.23']],
    ['fr', 'journaux', ['A.8.15']],
    ['fr', 'correctif', ['A.8.8']],
    ['fr', 'revue des accès', ['A.5.18']],
    ['fr', 'non conformité', ['10.2']],
    ['fr', 'rgpd', ['A.5.34']],
  ] as const)('%s: %j is among the first', (language, text, expected) => {
    const first = searchClauses(text, language).slice(0, 5);
    for (const clause of expected) expect(first).toContain(clause);
  });

  it.each([
    ['en', 'email', 'A.5.14'],
    ['fr', 'courriel', 'A.5.14'],
    ['en', 'phishing email', 'A.6.3'],
    ['en', 'door', 'A.7.2'],
    ['en', 'patch', 'A.8.8'],
    ['fr', 'départ', 'A.6.5'],
  ] as const)('%s: the first for %j is %s', (language, text, clause) => {
    expect(searchClauses(text, language)[0]).toBe(clause);
  });

  it('lists no row without a word and no clause twice in a row', () => {
    for (const language of languages)
      for (const [words, ...meant] of clauseWords[language].synonyms) {
        expect(words).toMatch(/\S/);
        expect(meant.length).toBeGreaterThan(0);
        expect(new Set(meant).size).toBe(meant.length);
      }
  });

  it('answers any input with clauses, each once', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), fc.constantFrom(...languages), (text, language) => {
        const found = searchClauses(text, language);
        expect(new Set(found).size).toBe(found.length);
        for (const clause of found) expect(clauses).toContain(clause);
      }),
    );
  });

  it('is not slowed down by an absurd text', () => {
    for (const absurd of [
      'a '.repeat(50_000),
      `annex${' '.repeat(100_000)}x`,
      '1.'.repeat(50_000),
      'l’'.repeat(50_000),
    ])
      expect(Array.isArray(searchClauses(absurd, 'en'))).toBe(true);
  });
});

/** What real reports were against, each by a word of its own title. */
const reportedAgainst: readonly (readonly [Clause, english: string, french: string])[] = [
  ['4.1', 'context', 'contexte'],
  ['5.3', 'authorities', 'rôles'],
  ['6.1.2', 'assessment', 'appréciation'],
  ['6.1.3', 'treatment', 'traitement'],
  ['7.1', 'resources', 'ressources'],
  ['7.4', 'communication', 'communication'],
  ['8.2', 'risk', 'risques'],
  ['8.3', 'treatment', 'traitement'],
  ['9.2', 'audit', 'audit'],
  ['9.3', 'review', 'revue'],
  ['10.2', 'nonconformity', 'corrective'],
  ['A.5.3', 'duties', 'tâches'],
  ['A.5.7', 'threat', 'menaces'],
  ['A.5.8', 'project', 'projet'],
  ['A.5.9', 'inventory', 'inventaire'],
  ['A.5.10', 'acceptable', 'utilisation'],
  ['A.5.14', 'transfer', 'transfert'],
  ['A.5.17', 'authentication', 'authentification'],
  ['A.5.18', 'rights', 'droits'],
  ['A.5.19', 'supplier', 'fournisseurs'],
  ['A.5.20', 'agreements', 'accords'],
  ['A.5.21', 'chain', 'approvisionnement'],
  ['A.5.22', 'services', 'révision'],
  ['A.5.23', 'cloud', 'nuage'],
  ['A.5.26', 'response', 'réponse'],
  ['A.5.27', 'learning', 'enseignements'],
  ['A.5.30', 'continuity', 'continuité'],
  ['A.5.33', 'records', 'enregistrements'],
  ['A.5.34', 'privacy', 'privée'],
  ['A.5.37', 'operating', 'exploitation'],
  ['A.6.3', 'training', 'formation'],
  ['A.6.5', 'termination', 'emploi'],
  ['A.6.7', 'remote', 'distance'],
  ['A.7.2', 'entry', 'physiques'],
  ['A.7.5', 'environmental', 'environnementales'],
  ['A.7.10', 'media', 'stockage'],
  ['A.7.11', 'utilities', 'supports'],
  ['A.7.14', 'disposal', 'élimination'],
  ['A.8.2', 'privileged', 'privilégiés'],
  ['A.8.3', 'restriction', 'restriction'],
  ['A.8.4', 'source', 'source'],
  ['A.8.5', 'authentication', 'sécurisée'],
  ['A.8.6', 'capacity', 'dimensionnement'],
  ['A.8.7', 'malware', 'malveillants'],
  ['A.8.8', 'vulnerabilities', 'vulnérabilités'],
  ['A.8.9', 'configuration', 'configurations'],
  ['A.8.10', 'deletion', 'suppression'],
  ['A.8.12', 'leakage', 'fuite'],
  ['A.8.13', 'backup', 'sauvegarde'],
  ['A.8.15', 'logging', 'journalisation'],
  ['A.8.16', 'monitoring', 'surveillance'],
  ['A.8.17', 'clock', 'horloges'],
  ['A.8.19', 'software', 'logiciels'],
  ['A.8.24', 'cryptography', 'cryptographie'],
  ['A.8.28', 'coding', 'codage'],
  ['A.8.29', 'testing', 'tests'],
  ['A.8.32', 'change', 'changements'],
  ['A.8.33', 'test', 'test'],
];

describe('the clauses of real reports', () => {
  it('is listed here once each', () => {
    expect(new Set(reportedAgainst.map(([clause]) => clause)).size).toBe(58);
  });

  it.each(reportedAgainst)('%s is found by %s and by %s', (clause, english, french) => {
    expect(searchClauses(english, 'en')).toContain(clause);
    expect(searchClauses(french, 'fr')).toContain(clause);
  });
});
