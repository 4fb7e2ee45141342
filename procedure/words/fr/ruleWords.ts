import type { RuleWords } from '../en/ruleWords.ts';

export const ruleWords: RuleWords = {
  rule: {
    planAgain: 'Soumettre à nouveau un plan renvoyé ou modifié',
    approval: 'Statuer sur un plan',
    extension: 'Statuer sur une demande de délai',
    objection: 'Statuer sur la contestation d’un auteur de signalement',
    observationDays: 'Période d’observation, pendant laquelle une récurrence compte',
    systemicCount: 'Nombre de cas d’un même type révélant une non-conformité systémique',
    systemicDays: 'Période pendant laquelle ils sont détectés',
    digestHour: 'Heure à partir de laquelle le message quotidien est envoyé',
    reviewEveryMonths: 'Délai maximal entre deux revues des fiches',
    riskMonths: 'Durée maximale d’acceptation d’un risque',
  },
  amount: {
    workingDays: (value, isOne) => `${value} ${isOne || value === '0' ? 'jour ouvré' : 'jours ouvrés'}`,
    days: (value, isOne) => `${value} ${isOne || value === '0' ? 'jour calendaire' : 'jours calendaires'}`,
    months: (value) => `${value} mois`,
    count: (value, isOne) => `${value} ${isOne || value === '0' ? 'non-conformité' : 'non-conformités'}`,
    hour: (value, isOne) => `${value} ${isOne || value === '0' ? 'heure' : 'heures'}`,
  },
  step: (kind, step) => `${kind} : ${step}`,
};
