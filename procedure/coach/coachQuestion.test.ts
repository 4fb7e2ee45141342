import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { aHistory, reportedEvent } from '../../test/builders/aHistory.ts';
import { theFacts } from '../../test/builders/aReport.ts';
import { coachQuestion, questionAfterSaving } from './coachQuestion.ts';

const text = z.string().nullable();
const samples = z
  .object({
    records: z.array(
      z.object({ id: z.string(), description: z.string(), system: text, evidence: text, requirement: text }),
    ),
  })
  .parse(JSON.parse(readFileSync(new URL('../../test/samples/nonconformities.json', import.meta.url), 'utf8'))).records;

const about = (what: string, facts: Parameters<typeof theFacts>[0] = {}) =>
  coachQuestion(theFacts({ what, ...facts }))?.about;
const blamed = (what: string) => {
  const question = coachQuestion(theFacts({ what }));
  return question?.about === 'blame' ? question.words : undefined;
};

describe('the writing coach', () => {
  it('asks nothing of a statement with requirement, evidence, gap and place, in both languages', () => {
    expect(about('Badge policy 4.2: visitors are accompanied. On 3 May we saw two alone in the server room.')).toBe(
      undefined,
    );
    expect(
      about('La procédure exige une revue par trimestre ; d’après le registre de l’ERP, aucune depuis le 3 mars.'),
    ).toBe(undefined);
  });

  it.each(samples.map((one) => [one.id, one] as const))('asks nothing when the form contains it: %s', (_, one) => {
    const { description: what, system, evidence, requirement } = one;
    const typed = { what, system: system ?? undefined, evidence: evidence ?? undefined, clause: 'A.7.2' } as const;
    expect(coachQuestion(theFacts({ ...typed, requirement: requirement ?? undefined }))).toBeUndefined();
  });

  it.each([
    ['gap', 'Door open again', 'Porte encore ouverte'],
    [
      'place',
      'Somebody whom nobody knows walked around alone today.',
      'Quelqu’un circule seul, personne ne le connaît.',
    ],
    ['evidence', 'Visitors are alone in the server room every day.', 'Des visiteurs sont seuls en salle serveur.'],
    [
      'requirement',
      'I saw two visitors alone in the server room for half an hour.',
      'J’ai vu deux visiteurs seuls en salle serveur pendant une demi-heure.',
    ],
  ])('asks for the %s', (subject, english, french) => {
    expect([about(english), about(french)]).toEqual([subject, subject]);
  });

  it('accepts the form’s fields as an answer', () => {
    const what = 'Somebody whom nobody knows walked around alone.';
    const [system, evidence] = ['Archive', 'Photo'];
    expect(about(what, { system })).toBe('evidence');
    expect(about(what, { system, evidence })).toBe('requirement');
    expect(coachQuestion(theFacts({ what, system }), true)?.about).toBe('requirement');
    expect(about(what, { system, evidence, requirement: 'Visitors are accompanied' })).toBeUndefined();
    expect(about(what, { system, evidence, clause: 'A.7.2' })).toBeUndefined();
    expect(about('Door open', { requirement: 'It is locked', system, evidence })).toBeUndefined();
  });
});

describe('words that blame', () => {
  it.each([
    ['The backup failed, it is Peter’s fault.', "Peter's fault"],
    ['The night guard was careless and left the door open.', 'careless'],
    ['The mail went out because of Anna Schmidt.', 'because of Anna Schmidt'],
    ['No backup, because of Mr Miller', 'because of Mr Miller'],
    ['The supplier is to blame for the outage.', 'is to blame'],
    ['IT didn’t bother to patch the server.', "didn't bother"],
    ['I am sorry, it was my fault.', 'my fault'],
    ['Le prestataire est incompétent.', 'incompétent'],
    ['Une équipe de négligentes, comme toujours.', 'négligentes'],
    ['La porte est ouverte à cause de Pierre Martin.', 'à cause de Pierre Martin'],
    ['C’est la faute de Mme Durand si le badge marche encore.', 'la faute de Mme Durand'],
    ['Panne de deux heures, c’est sa faute !', "c'est sa faute"],
    ['Encore la faute du prestataire.', 'la faute du prestataire'],
  ])('%s', (text, words) => {
    expect(blamed(text)).toBe(words);
  });

  it.each([
    'The page fault rate of the fault-tolerant cluster is high.',
    'The link was missing by default; logs say nothing about it.',
    'We could not log in because of Windows updates.',
    'It fails because of the certificate that expired on Monday.',
    'Retard faute de temps ; la faute de frappe dans le contrat reste.',
    'La salle est fermée à cause de travaux, puis à cause de Noël.',
    'Personne n’est responsable de la sécurité.',
    'The person responsible for the process has left.',
  ])('does not match: %s', (text) => {
    expect(blamed(text)).toBeUndefined();
  });

  it('contain no markup of cards', () => {
    for (const what of ['**incompetent**', '[careless](https://x.example)', '<at>Peter’s fault</at>', '`Peter’s fault'])
      expect(blamed(what)).toMatch(/^[\p{L} .'-]+$/u);
  });
});

describe('after saving', () => {
  const reported = ['2026-11-24T09:00:00.000Z', 'lea', reportedEvent] as const;
  it('asks once: not after an addition, nor after triage', () => {
    expect(questionAfterSaving(aHistory(reported).state)?.about).toBe('evidence');
    const later = '2026-11-24T10:00:00.000Z';
    const added = aHistory(reported, [later, 'lea', { type: 'ReportAddedTo', text: 'Photo' }]);
    const gone = aHistory(reported, [later, 'lea', { type: 'ReportWithdrawn', reason: 'No' }]);
    expect([added, gone].map(({ state }) => questionAfterSaving(state))).toEqual([undefined, undefined]);
  });
});
