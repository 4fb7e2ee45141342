import { formWords } from '../../../procedure/words/fr/formWords.ts';
import type { ReminderWords } from '../en/reminderWords.ts';

export const reminderWords: ReminderWords = {
  digest: {
    title: 'Vos rappels',
    summary: (overdue, all) => (overdue > 0 ? `Vos rappels : ${all} (${overdue} en retard)` : `Vos rappels : ${all}`),
    intro: 'Un seul message par jour ouvré, et seulement quand il y a quelque chose à vous rappeler.',
  },
  mine: { title: 'À faire', none: 'Vous n’avez rien à faire pour le moment. Merci.' },
  overdue: {
    title: 'Ce qui est en retard',
    none: 'Vous n’avez rien en retard. Merci.',
    titleAll: 'Ce qui est en retard, parmi ce que vous pouvez voir',
    noneAll: 'Rien n’est en retard.',
  },
  group: { overdue: 'En retard', today: 'À échéance aujourd’hui', coming: 'À venir' },
  more: (count) => (count === 1 ? 'et 1 autre' : `et ${count} autres`),
  instead: 'Vous recevez ceci car la personne qui en est chargée est injoignable.',
  show: 'Tout ce que j’ai à faire',
  which: 'Lequel ?',
  open: 'Ouvrir',
  review: 'La revue périodique porte sur toutes les fiches : consultez-les dans le registre.',
  snooze: {
    ...formWords.snooze,
    open: 'Mettre en sommeil …',
    nothing: 'Il n’y a ici aucun rappel à mettre en sommeil.',
  },
  deputy: {
    title: 'Qui vous remplace',
    how: 'Vos rappels sont aussi envoyés à cette personne quand une de vos tâches est en retard. Un plan qui attend votre décision depuis trois jours ouvrés lui est aussi soumis, sauf si elle est concernée par ce plan.',
    now: (name) => `Actuellement : ${name}`,
    who: 'Votre suppléant',
    send: 'Enregistrer',
    removeDeputy: 'Retirer mon suppléant',
    done: 'Votre suppléant est enregistré. Il n’est sollicité qu’en votre absence.',
    cleared: 'Vous n’avez plus de suppléant.',
  },
  search: {
    heading: 'Recherche',
    title: (text) => `Résultats pour « ${text} »`,
    found: (count) =>
      count === 1
        ? '1 fiche que vous pouvez voir. Choisissez-la pour l’ouvrir.'
        : `${count} fiches que vous pouvez voir. Choisissez-en une pour l’ouvrir.`,
    none: 'Je n’ai rien trouvé que vous puissiez voir.',
    more: (count) => `… et ${count} de plus dans le registre.`,
  },
};
