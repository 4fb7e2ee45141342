import type { Deadline, DeadlineKind } from '../deadlines/deadline.ts';
import type { Level } from '../deadlines/deadlinePolicy.ts';
import type { CalendarDate } from '../record/values/calendarDate.ts';
import type { Language } from './languages.ts';
import type { Voiced } from './voiced.ts';

const days = (from: CalendarDate, to: CalendarDate): number =>
  Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);

const en = {
  /** What is to be done by then. */
  deadline: {
    triage: 'Decide on the report',
    objection: 'Decide on the reporter’s objection',
    containment: 'Contain it, or say why that is not necessary',
    correction: 'Correct it, or say why that is not necessary',
    statement: 'Confirm what the problem is',
    causes: 'Find the root cause',
    plan: 'Submit the plan',
    approval: 'Decide on the plan',
    planToBody: 'Plan due at the certification body',
    action: 'Carry out the action',
    extension: 'Decide on the request for more time',
    evidenceToBody: 'Evidence due at the certification body',
    followUp: 'Hold the follow-up',
    verification: 'Check whether it was effective',
    observationEnd: 'The observation window ends',
    riskAcceptance: 'The acceptance of the risk expires',
    review: 'Hold the periodic review of the records',
  } satisfies Record<DeadlineKind, string>,
  /** How far off it is: `due in 3 days`, `2 days overdue`. */
  when: (due: CalendarDate, today: CalendarDate) => {
    const left = days(today, due);
    if (left === 0) return 'due today';
    if (left > 0) return left === 1 ? 'due tomorrow' : `due in ${left} days`;
    return left === -1 ? '1 day overdue' : `${-left} days overdue`;
  },
  /** Why it comes to the one who reads it. */
  level: {
    holder: 'It is yours to do.',
    deputy: 'You stand in for, or lead, the one whose task it is.',
    ismsManager: 'It has not been done, so it comes to you.',
  } satisfies Record<Level, string>,
};

export type DeadlineWords = Voiced<typeof en>;

const fr: DeadlineWords = {
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
    verification: 'Vérifier l’efficacité',
    observationEnd: 'La période d’observation se termine',
    riskAcceptance: 'L’acceptation du risque expire',
    review: 'Tenir la revue périodique des fiches',
  },
  when: (due, today) => {
    const left = days(today, due);
    if (left === 0) return 'à échéance aujourd’hui';
    if (left > 0) return left === 1 ? 'à échéance demain' : `à échéance dans ${left} jours`;
    return left === -1 ? 'en retard d’un jour' : `en retard de ${-left} jours`;
  },
  level: {
    holder: 'C’est à vous de le faire.',
    deputy: 'Vous remplacez ou encadrez la personne qui en est chargée.',
    ismsManager: 'Ce n’est pas fait : cela vous revient.',
  },
};

export const deadlineWords: Readonly<Record<Language, DeadlineWords>> = { en, fr };

/** `NC-2026-0042, A1`: what a deadline is about. */
export const deadlineSubject = ({ reference, action }: Pick<Deadline, 'reference' | 'action'>): string =>
  action === undefined ? reference : `${reference}, ${action}`;
