import type { TrainingCommandWords, TrainingWords } from './trainingWords.ts';

export const trainingCommandsFr: TrainingCommandWords = {
  askTraining: {
    title: 'Demander confirmation',
    send: 'Leur demander',
    done: 'C’est demandé à chaque personne, dans sa conversation personnelle.',
  },
  closeSession: {
    title: 'Clore les confirmations',
    send: 'Clore',
    done: 'C’est clos : le décompte fait partie de la fiche.',
  },
};

export const trainingFr: TrainingWords = {
  title: 'À confirmer',
  confirm: 'J’ai lu et compris',
  hint: 'Si un point n’est pas clair, demandez d’abord. Votre nom et l’heure sont conservés avec la fiche.',
  confirmed: (date) => `Vous l’avez confirmé le ${date}. Merci.`,
  over: 'Il n’y a plus rien à confirmer ici.',
  count: (confirmed, asked) => `${confirmed} sur ${asked} ont confirmé`,
  waitingFor: (names) => `Réponses encore attendues : ${names}`,
  more: (count) => `et ${count} de plus`,
  none: 'Personne n’a encore été sollicité.',
  closed: (date) => `Clos le ${date}`,
  show: 'Qui a confirmé',
  again: 'Regarder à nouveau',
  people: 'À qui le demander ? (60 au plus)',
  text: 'De quelle formation s’agit-il, ou que faut-il lire ?',
  onlyThis: 'De la fiche, seuls son numéro et ce texte leur sont montrés.',
  which: 'Quelle formation ?',
  closing: 'Ensuite plus personne ne confirme, et la fiche garde le décompte.',
  nothingToClose: 'Il n’y a rien à clore.',
};
