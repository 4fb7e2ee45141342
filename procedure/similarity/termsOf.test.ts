import { clauses } from '../record/values/clauses.ts';
import { clauseTitles as clauseTitlesEn } from '../words/en/clauseTitles.ts';
import { clauseTitles as clauseTitlesFr } from '../words/fr/clauseTitles.ts';
import { doingMeanings } from './doingMeanings.ts';
import { officeMeanings } from './officeMeanings.ts';
import { procedureMeanings } from './procedureMeanings.ts';
import { technicalMeanings } from './technicalMeanings.ts';
import { termsOf, writtenTerms } from './termsOf.ts';
import { stem, wordOf, writtenWords } from './word.ts';

const terms = (text: string): readonly string[] => [...termsOf(text)];

describe('the terms of a text', () => {
  it.each([
    ['The badge of a contractor opened the door', 'Le badge d’un prestataire ouvrait la porte'],
    ['my laptop was stolen', "vol de l'ordinateur portable"],
    ['Backups fail', 'Les sauvegardes échouent : échec'],
    ['passwords on a sticky note', 'mots de passe sur un post-it'],
    ['USB sticks', 'clés USB'],
    ['LOST PHONES', 'téléphones perdus'],
    ['a phishing e-mail', 'un courriel d’hameçonnage'],
    ['not encrypted', 'en clair'],
    ['multi-factor authentication', 'authentification MFA'],
    ['management review', 'revues de direction'],
    ['the server rooms', 'dans les salles des serveurs'],
  ])('%p and %p have their terms in common', (english, french) => {
    const [one, other] = [terms(english), terms(french)];
    expect(one.filter((term) => other.includes(term)).length).toBeGreaterThanOrEqual(
      Math.min(one.length, other.length),
    );
    expect(one.length).toBeGreaterThan(0);
  });

  it('are each listed once, with the words of their first occurrence', () => {
    expect([...writtenTerms('L’Hébergeur a égaré des Mots de Passe ; hébergeurs, mot de passe.')]).toEqual([
      ['=hosting', 'L’Hébergeur'],
      ['=lost', 'égaré'],
      ['=password', 'Mots de Passe'],
    ]);
  });

  it('leave out stop words, negations alone, numbers', () => {
    expect(terms('It was not there, and nobody has 12 of them since 2024.')).toEqual([]);
    expect(terms("Il n'y en a plus aucun depuis le 12 ; ce n'est pas à moi.")).toEqual([]);
    expect(terms('  ')).toEqual([]);
  });

  it('follow the language of the text: a car is a vehicle in English, and a reason in French', () => {
    expect(terms('The car of the courier was in the yard')).toContain('=car');
    expect(terms('Le coursier est parti car la porte était ouverte')).not.toContain('=car');
    expect(terms('Le backup du serveur est vide')).toContain('=backup');
  });

  it('keep words apart that only look alike', () => {
    expect(terms('the contract')).not.toEqual(terms('the contractor'));
    expect(terms('the policy')).not.toEqual(terms('the police'));
  });

  it('match the titles of most clauses in both languages', () => {
    const apart = clauses.filter((clause) => {
      const french = termsOf(clauseTitlesFr[clause]);
      return terms(clauseTitlesEn[clause]).every((term) => !french.has(term));
    });
    process.stdout.write(`titles without a term in common: ${apart.length} of ${clauses.length}: ${apart.join(' ')}\n`);
    expect(apart.length).toBeLessThanOrEqual(15);
  });
});

describe('stem', () => {
  it.each([
    ['badge badges', 1],
    ['chiffre chiffrer chiffrement chiffrees', 1],
    ['install installed installing installation', 1],
    ['certificate certificates certificat certificats', 1],
    ['automatic automatique automatiques', 1],
    ['reseau reseaux', 1],
    ['journal journaux', 1],
    ['access acces', 2],
    ['contract contradict', 2],
    ['srv-42 srv-421', 2],
  ])('of %p are %i', (words, count) => {
    expect(new Set(words.split(' ').map(stem)).size).toBe(count);
  });
});

describe('the table of meanings', () => {
  const rows = [...technicalMeanings, ...officeMeanings, ...doingMeanings, ...procedureMeanings];

  it.each([
    ['English', 0],
    ['French', 1],
  ] as const)('gives no %s word or phrase two meanings', (_, index) => {
    const seen = new Map<string, string>();
    const twice: string[] = [];
    for (const row of rows)
      for (const phrase of row[index].split(',')) {
        const key = writtenWords(phrase)
          .map((word) => wordOf(word).singular)
          .join(' ');
        const before = seen.get(key);
        if (before !== undefined && before !== row[0]) twice.push(`${phrase.trim()}: ${before} | ${row[0]}`);
        seen.set(key, row[0]);
      }
    expect(twice).toEqual([]);
  });

  it('has no empty cell', () => {
    expect(rows.flatMap((row) => row.flatMap((words) => words.split(','))).filter((phrase) => !phrase.trim())).toEqual(
      [],
    );
  });
});
