import { formWords } from '../../../procedure/words/fr/formWords.ts';
import type { TrainingWords } from '../en/trainingWords.ts';

export const trainingWords: TrainingWords = {
  title: 'À confirmer',
  confirm: 'J’ai lu et compris',
  hint: 'Si un point n’est pas clair, demandez d’abord. Votre nom et l’heure sont conservés avec la fiche.',
  confirmed: (date) => `Vous l’avez confirmé le ${date}. Merci.`,
  over: 'Il n’est plus possible de confirmer.',
  count: (confirmed, asked) => `${confirmed} sur ${asked} ont confirmé`,
  waitingFor: (names) => `Réponses encore attendues : ${names}`,
  more: (count) => `et ${count} de plus`,
  none: 'Personne n’a encore été sollicité.',
  closed: (date) => `Clos le ${date}`,
  show: 'Qui a confirmé',
  again: 'Actualiser',
  nothingToClose: 'Il n’y a rien à clore.',
  ...formWords.training,
};
