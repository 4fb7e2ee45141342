import type { CasePageWords } from '../en/caseWords.ts';

export const caseWords: CasePageWords = {
  title: 'Un signalement sans votre nom',
  how: 'Saisissez le numéro et le code de suivi que vous avez reçus. TenTwo n’enregistre pas qui pose la question, et le code ne reste que sur cette page : il disparaît quand vous la quittez.',
  known: { sealed: 'Signalé sous scellé', anonymous: 'Signalé anonymement' },
  story: 'Questions et réponses',
  files: (count) => (count === 1 ? 'Vous avez joint 1 fichier.' : `Vous avez joint ${count} fichiers.`),
  can: 'Ce que vous pouvez faire',
  correct: 'Corriger',
  object: 'Contester',
  another: 'Suivre un autre signalement',
  asking: 'Recherche…',
  done: 'Merci. Voici où en est le signalement maintenant.',
};
