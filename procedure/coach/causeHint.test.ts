import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { cpuTime } from '../../test/builders/cpuTime.ts';
import { type CauseHint, causeHint } from './causeHint.ts';

const samples = z
  .object({ records: z.array(z.object({ id: z.string(), description: z.string() })) })
  .parse(JSON.parse(readFileSync(new URL('../../test/samples/nonconformities.json', import.meta.url), 'utf8'))).records;

/** Causes that an auditor accepts, or answers on the way to one. */
const good = [
  'Mail has no limit or warning for external recipients.',
  'The leaver process can only reach systems that are registered.',
  'Use of external web services is not covered by the change process.',
  'Transport is trusted, not verified, and the decision not to encrypt was never carried as a risk.',
  'Account closure is nobody’s process: there is no hand-over from HR.',
  'Temporary exceptions become permanent: accepted risks carry no expiry.',
  'No process to watch changes of requirements.',
  'A predictable deadline depends on one person’s attention in a week.',
  'Nothing in the form catches a typing error.',
  'A manual error is possible because two people copy the list by hand.',
  'The training plan has no owner, so new cleaners are not trained.',
  'Untrained staff are let in, since access does not depend on the training.',
  'The right to be forgotten is not built into the archive.',
  'Whether somebody forgot a device is not checked when a room is handed over.',
  'Windows updates itself at night; Teams and Outlook do not.',
  'Room Marie Curie has no badge reader.',
  'The Thomas building was never in the scope.',
  'Fault tolerance was never tested.',
  'Les contrats prolongés échappent à la revue de sécurité.',
  'Pas de propriétaire ni d’indicateur pour les accès privilégiés.',
  'Le processus d’incident n’a pas d’étape d’apprentissage.',
  'Le VPN a changé d’usage sans que la surveillance soit réévaluée.',
  'Aucun contrôle ne détecte une erreur de saisie.',
  'Le droit à l’oubli n’est pas prévu dans l’archive.',
  'La formation n’est pas un préalable à l’accès : personne ne la suit.',
  'Le manque de temps au démarrage du projet a réduit les essais.',
  'La salle Pierre n’a pas de lecteur de badge.',
];

/** Not causes: a person did it, and there is nothing to remove. */
const bad: Readonly<Record<Exclude<CauseHint, 'repeats'>, readonly string[]>> = {
  humanError: [
    'Human error',
    'It was a human error.',
    'Human error by the administrator during the night',
    'The operator made a mistake',
    'User error!',
    'Lack of attention',
    'Erreur humaine',
    'C’est une erreur humaine.',
    'ERREUR HUMAINE DE L’EXPLOITANT',
    'Faute d’inattention',
    'Une erreur de manipulation',
    'L’opérateur s’est trompé',
    'L’operateur s’est trompe',
    'Inattention du personnel',
    'Erreur de l’utilisateur',
    'Quelqu’un a commis une erreur',
  ],
  notTrained: [
    'Not trained',
    'The cleaner was not trained',
    'The team was not properly trained.',
    'Staff wasn’t trained',
    'Lack of training',
    'Insufficient training of the new colleagues',
    'Inadequate training',
    'The colleague needs training',
    'She was not aware',
    'They did not know the policy',
    'Lack of awareness',
    'Manque de formation',
    'Le prestataire n’est pas formé',
    'Le prestataire n’est pas forme',
    'L’équipe n’a pas été suffisamment formée',
    'Formation insuffisante',
    'Personnel non formé',
    'Défaut de sensibilisation',
    'Defaut de sensibilisation',
    'Ils ne connaissaient pas la procédure',
  ],
  forgot: [
    'Somebody forgot',
    'He forgot to lock the door',
    'It was forgotten.',
    'It was an oversight',
    'The technician overlooked the note',
    'We did not think of the archive',
    'Un oubli',
    'Le technicien a oublié',
    'Le technicien a oublie de fermer la porte',
    'Par inadvertance',
    'Il n’a pas pensé à la sauvegarde',
  ],
  blame: [
    'He is careless',
    'Carelessness of the cleaner',
    'It is the fault of the cleaner',
    'Because of Peter',
    'Peter left the door open',
    'Mr Smith left early',
    'The administrators are lazy',
    'Marie a laissé la porte ouverte',
    'Hélène n’a rien dit',
    'Helene n’a rien dit',
    'M. Durand est négligent',
    'C’est la faute du prestataire',
    'À cause de Frédéric',
  ],
};

describe('the coach on causes', () => {
  it.each(good)('has no hint for: %s', (text) => {
    expect(causeHint(text, {})).toBeUndefined();
    for (const { description: problem } of samples) expect(causeHint(text, { problem })).toBeUndefined();
  });

  it.each(Object.entries(bad).flatMap(([hint, texts]) => texts.map((text) => [hint, text] as const)))(
    '%s: %s',
    (hint, text) => {
      expect(causeHint(text, { problem: 'A door stood open for a night' })).toBe(hint);
    },
  );

  it('notices when nothing new is said', () => {
    const problem = 'The door of the server room stood open all night.';
    for (const text of [
      'The door stood open all night',
      'the DOOR of the server room stood open all night',
      'Door of the server room open',
    ])
      expect([text, causeHint(text, { problem })]).toEqual([text, 'repeats']);
    const above = 'La sauvegarde n’a pas été testée.';
    expect(causeHint('La sauvegarde n’est pas testee', { problem, above })).toBe('repeats');
    // The same in the other language.
    expect(causeHint('The backup was not tested', { problem, above })).toBe('repeats');
    for (const text of ['The door has no closer', 'Open', 'The server room has no alarm for an open door', ''])
      expect([text, causeHint(text, { problem, above })]).toEqual([text, undefined]);
  });

  it('does not take a few words of a long story for repetition', () => {
    const [longest] = samples.toSorted((a, b) => b.description.length - a.description.length);
    const problem = longest?.description ?? '';
    expect(causeHint(problem, { problem })).toBe('repeats');
    expect(causeHint(problem.split(' ').slice(0, 4).join(' '), { problem })).toBeUndefined();
  });

  it('knows the words with and without accents, and other apostrophes', () => {
    for (const mark of ["'", '’', 'ʼ', '´'])
      expect(causeHint(`L${mark}opérateur s${mark}est trompé`, {})).toBe('humanError');
  });

  it('is fast on long and hostile input', () => {
    const long = `${'not been yet properly '.repeat(2000)}x`;
    expect(cpuTime(() => causeHint(long, { problem: long.repeat(3), above: long }))).toBeLessThan(1000);
  });
});
