import type { TrainingCommandWords, TrainingWords } from './trainingWords.ts';

export const trainingCommandsFr: TrainingCommandWords = {
  askTraining: {
    title: 'Demander confirmation',
    send: 'Leur demander',
    done: 'C’est demandé à chacun, dans sa conversation personnelle.',
  },
  closeSession: {
    title: 'Clore les confirmations',
    send: 'Clore',
    done: 'C’est clos : le décompte fait partie de la fiche.',
  },
};

export const trainingFr: TrainingWords = {
  title: 'À confirmer',
  confirm: 'J’ai lu et compris',
  hint: 'Si un point n’est pas clair, demandez d’abord. Votre nom et l’heure sont conservés avec la fiche.',
  confirmed: (date) => `Vous l’avez confirmé le ${date}. Merci.`,
  over: 'Il n’y a plus rien à confirmer ici.',
  count: (confirmed, asked) => `${confirmed} sur ${asked} ont confirmé`,
  waitingFor: (names) => `Encore attendus : ${names}`,
  more: (count) => `et ${count} de plus`,
  none: 'Personne n’a encore été sollicité.',
  closed: (date) => `Clos le ${date}`,
  show: 'Qui a confirmé',
  again: 'Regarder à nouveau',
  people: 'À qui le demander ? (60 au plus)',
  text: 'À quoi ont-ils été formés, ou que doivent-ils lire ?',
  onlyThis: 'De la fiche, ils ne voient que son numéro et ce texte.',
  which: 'Quelle formation ?',
  closing: 'Ensuite plus personne ne confirme, et la fiche garde le décompte.',
  nothingToClose: 'Il n’y a rien à clore.',
};
