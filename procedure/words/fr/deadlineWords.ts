import { daysBetween } from '../../record/values/calendarDate.ts';
import type { DeadlineWords } from '../en/deadlineWords.ts';

export const deadlineWords: DeadlineWords = {
  deadline: {
    triage: 'Statuer sur le signalement',
    objection: 'Statuer sur la contestation de l’auteur du signalement',
    containment: 'Contenir, ou dire pourquoi ce n’est pas nécessaire',
    correction: 'Corriger, ou dire pourquoi ce n’est pas nécessaire',
    statement: 'Confirmer l’énoncé du problème',
    causes: 'Trouver la cause racine',
    plan: 'Soumettre le plan',
    approval: 'Statuer sur le plan',
    planToBody: 'Plan attendu par l’organisme de certification',
    action: 'Réaliser l’action',
    extension: 'Statuer sur la demande de délai',
    evidenceToBody: 'Preuves attendues par l’organisme de certification',
    followUp: 'Tenir le point de suivi',
    readyToVerify: 'Veiller à ce que les actions soient achevées pour la vérification de l’efficacité',
    verification: 'Vérifier l’efficacité',
    observationEnd: 'La période d’observation se termine',
    riskAcceptance: 'L’acceptation du risque expire',
    review: 'Tenir la revue périodique des fiches',
  },
  when: (due, today) => {
    const left = daysBetween(today, due);
    if (left === 0) return 'à échéance aujourd’hui';
    if (left > 0) return left === 1 ? 'à échéance demain' : `à échéance dans ${left} jours`;
    return left === -1 ? 'en retard d’un jour' : `en retard de ${-left} jours`;
  },
  level: {
    holder: 'Cette tâche vous revient.',
    deputy: 'Vous remplacez ou encadrez la personne qui en est chargée.',
    ismsManager: 'Ce n’est toujours pas fait : cela vous est donc signalé.',
  },
};
