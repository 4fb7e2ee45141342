import type { Refusal } from '../commands/refusal.ts';
import { fieldProblems } from '../record/report/reportFacts.ts';
import { demands, parts } from '../stages/gates.ts';
import { duties, parties } from '../stages/segregation.ts';
import { stages } from '../stages/stages.ts';
import { dateAndTime, longDate } from './dates.ts';
import { languageOf, languages } from './languages.ts';
import { procedureWords } from './words.ts';

const refusals: readonly Refusal[] = [
  { reason: 'unknown' },
  { reason: 'notAllowed' },
  { reason: 'notInThisStage', stage: 'closed' },
  { reason: 'invalid', problems: {} },
  { reason: 'nothingChanged' },
  { reason: 'alreadyDone' },
  { reason: 'sentBefore' },
  { reason: 'nothingToDecide' },
  { reason: 'incomplete', missing: parts.map((part) => ({ part, letter: demands[part].letter })) },
  { reason: 'stale' },
  { reason: 'stale', of: 'round' },
  { reason: 'refusedBefore' },
  ...duties.flatMap((duty) => parties.map((as) => ({ reason: 'segregation', conflict: { duty, as } }) as const)),
  { reason: 'delegationEnded', until: '2026-12-01' },
  { reason: 'delegationRuns', until: '2026-12-01' },
  { reason: 'tooEarly', on: '2027-03-15' },
  { reason: 'sessionClosed', by: 'facilitator' },
  { reason: 'sessionClosed', by: 'time' },
  { reason: 'sessionLive', session: 'S1' },
  { reason: 'agreementAsked' },
  { reason: 'noRootCause' },
  { reason: 'notAgreed' },
  { reason: 'leaderThere' },
  { reason: 'tooMuchText' },
  { reason: 'tooMuchText', of: 'session' },
  { reason: 'readOnly' },
];

/** All texts of the words, those of the functions too. */
const textsOf = (value: unknown): readonly string[] => {
  if (typeof value === 'string') return [value];
  return value !== null && typeof value === 'object' ? Object.values(value).flatMap(textsOf) : [];
};

describe('the words of the procedure', () => {
  it.each(languages)('are complete in %s', (language) => {
    const words = procedureWords[language].terms;
    const sentences = [
      ...refusals.map((refusal) => words.refusal(refusal)),
      ...fieldProblems.flatMap((problem) => [words.fieldProblem(problem), words.fieldProblem(problem, 3000)]),
    ];
    for (const sentence of sentences) expect(sentence).toMatch(/^\p{Lu}.+[.]$/u);
    for (const text of [...textsOf(words), ...sentences]) expect(text).not.toMatch(/undefined|\[object|^\s*$|\s$/);
  });

  it('have the same keys in both languages, and differ in French', () => {
    const keys = (value: unknown): unknown =>
      value !== null && typeof value === 'object'
        ? Object.fromEntries(Object.entries(value).map(([key, held]) => [key, keys(held)]))
        : typeof value;
    expect(keys(procedureWords.fr.terms)).toEqual(keys(procedureWords.en.terms));
    for (const stage of stages)
      expect(procedureWords.fr.terms.stage[stage]).not.toBe(procedureWords.en.terms.stage[stage]);
  });

  it('name what is missing with its letter', () => {
    const refusal = { reason: 'incomplete', missing: [{ part: 'causes', letter: 'b2' }] } as const;
    expect(procedureWords.en.terms.refusal(refusal)).toBe('Still missing: root causes (10.2 b2).');
    expect(procedureWords.fr.terms.refusal(refusal)).toBe('Il manque encore : causes racines (10.2 b2).');
  });

  it('name the stage and the limit', () => {
    expect(procedureWords.en.terms.refusal({ reason: 'notInThisStage', stage: 'riskAccepted' })).toContain(
      'Risk accepted',
    );
    expect(procedureWords.fr.terms.refusal({ reason: 'notInThisStage', stage: 'closed' })).toContain('« Clôturée »');
    expect(procedureWords.en.terms.fieldProblem('tooLong', 3000)).toContain('3,000');
    expect(procedureWords.fr.terms.fieldProblem('tooLong', 3000)).toMatch(/3\s000 caractères/u);
  });
});

describe('dates', () => {
  it('are written out in each language, the same day everywhere', () => {
    expect(longDate('2026-11-24', 'en')).toBe('24 November 2026');
    expect(longDate('2026-11-24', 'fr')).toBe('24 novembre 2026');
    expect(longDate('2027-01-01', 'fr')).toBe('1er janvier 2027');
  });

  it('of an instant are those of the organisation’s time zone', () => {
    expect(dateAndTime('2026-11-24T23:30:00.000Z', 'en', 'Europe/Paris')).toContain('25 Nov 2026');
    expect(dateAndTime('2026-11-24T23:30:00.000Z', 'en', 'Europe/Paris')).toContain('00:30');
    expect(dateAndTime('2026-11-24T23:30:00.000Z', 'fr', 'UTC')).toContain('24 nov. 2026');
  });
});

describe('languageOf', () => {
  it.each([
    ['fr', 'fr'],
    ['fr-FR', 'fr'],
    ['FR_ca', 'fr'],
    ['en-US', 'en'],
    ['de-DE', 'en'],
    ['fro', 'en'],
    ['', 'en'],
    [undefined, 'en'],
  ])('%s speaks %s', (locale, language) => {
    expect(languageOf(locale)).toBe(language);
  });
});
