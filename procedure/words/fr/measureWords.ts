import type { MeasureWords } from '../en/measureWords.ts';

const notCounted = 'Les signalements rejetés, retirés ou en double, et les non-conformités closes avant TenTwo.';
const contradicting = 'Celles dont les dates se contredisent.';
const leftActions =
  'Les actions annulées au plus tard à leur échéance, celles des signalements rejetés, retirés ou en double, et celles encore ouvertes quand le risque a été accepté avant leur échéance. Une action ouverte dont l’échéance est aujourd’hui est en attente.';

export const measureWords: MeasureWords = {
  measure: {
    timeToIdentify: {
      name: 'Délai d’identification',
      definition: 'Jours calendaires entre le jour des faits et le jour de la détection : moyenne, médiane et P90.',
      population: 'Les non-conformités détectées dans la période dont on sait quand elles se sont produites.',
      exclusions: `${notCounted} ${contradicting} Un jour des faits inconnu compte comme donnée manquante, jamais comme zéro.`,
    },
    timeToTriage: {
      name: 'Délai de tri',
      definition: 'Jours calendaires entre le signalement et le tri : moyenne, médiane et P90.',
      population: 'Les non-conformités triées dans la période.',
      exclusions: `${notCounted} Celles encore non traitées sont en attente.`,
    },
    timeToContain: {
      name: 'Délai de confinement',
      definition: 'Jours calendaires entre le jour de la détection et celui du confinement : moyenne, médiane et P90.',
      population: 'Les non-conformités confinées dans la période.',
      exclusions: `${notCounted} ${contradicting} Celles où le confinement n’était pas nécessaire, selon le jour de la détection. Une non-conformité close sans confinement compte comme manquante ; ouverte, elle est en attente.`,
    },
    timeToPlan: {
      name: 'Délai de planification',
      definition:
        'Jours calendaires entre le jour de la détection et l’approbation du plan du premier cycle : moyenne, médiane et P90.',
      population:
        'Les non-conformités dont le premier plan a été approuvé dans la période. Un plan modifié ensuite compte à sa nouvelle approbation.',
      exclusions: `${notCounted} Celles closes sans plan. Celles encore non traitées sont en attente.`,
    },
    timeToImplement: {
      name: 'Délai de mise en œuvre',
      definition:
        'Jours calendaires entre le jour de la détection et celui où la dernière action de tous les cycles a été achevée : moyenne, médiane et P90. C’est l’indicateur à utiliser pour comparer des organisations.',
      population:
        'Les non-conformités dont la dernière action a été achevée dans la période et qui n’ont plus d’action ouverte.',
      exclusions: `${notCounted} ${contradicting} Celles closes sans plan ou après l’annulation de toutes leurs actions. Celles qui ont des actions ouvertes sont en attente.`,
    },
    timeToClose: {
      name: 'Délai de clôture',
      definition:
        'Jours calendaires entre le jour de la détection et la clôture : moyenne, médiane et P90. L’attente de la vérification de l’efficacité en fait partie.',
      population: 'Les non-conformités closes dans la période.',
      exclusions: `${notCounted} Les risques acceptés. Celles encore ouvertes sont en attente.`,
    },
    openAge: {
      name: 'Âge des non-conformités ouvertes',
      definition:
        'Jours calendaires entre le jour de la détection et aujourd’hui : moyenne, médiane, P90 et quatre tranches d’âge.',
      population: 'Les non-conformités ouvertes aujourd’hui, quelle que soit la période.',
      exclusions: `${notCounted} Les non-conformités closes et les risques acceptés.`,
    },
    recurrence: {
      name: 'Taux de récurrence',
      definition:
        'Part des non-conformités dont une récurrence a été confirmée pendant la période d’observation, qui commence le jour où la dernière action a été achevée.',
      population:
        'Les non-conformités closes dont la période d’observation est écoulée et s’est achevée dans la période de mesure.',
      exclusions: `${notCounted} Celles closes sans plan ou après l’annulation de toutes leurs actions. Celles dont la période d’observation n’est pas terminée sont en attente : les compter ferait tendre le taux vers zéro.`,
    },
    repeats: {
      name: 'Part des signalements récurrents',
      definition: 'Part des non-conformités confirmées comme récurrence d’une non-conformité antérieure.',
      population: 'Les non-conformités signalées dans la période.',
      exclusions: notCounted,
    },
    onSchedule: {
      name: 'Actions dans les délais',
      definition: 'Part des actions achevées au plus tard à l’échéance approuvée à l’origine.',
      population:
        'Les actions dont l’échéance d’origine est dans la période et déjà atteinte ; les actions ouvertes et celles annulées après cette échéance sont comprises et comptent comme hors délai.',
      exclusions: leftActions,
    },
    onCurrentSchedule: {
      name: 'Actions dans les délais, reports compris',
      definition: 'Part des actions achevées au plus tard à l’échéance en vigueur.',
      population:
        'Les actions dont l’échéance en vigueur est dans la période et déjà atteinte ; les actions ouvertes et celles annulées après cette échéance sont comprises et comptent comme hors délai.',
      exclusions: leftActions,
    },
    cancellation: {
      name: 'Taux d’annulation',
      definition: 'Part des actions approuvées qui ont été annulées, avant ou après leur échéance.',
      population: 'Les actions dont l’échéance d’origine est dans la période et déjà atteinte.',
      exclusions:
        'Celles des signalements rejetés, retirés ou en double. Une action ouverte dont l’échéance est aujourd’hui est en attente.',
    },
    effectiveness: {
      name: 'Taux d’efficacité',
      definition: 'Part des verdicts « efficace ». Une récurrence confirmée ensuite renverse le verdict.',
      population: 'Tous les verdicts rendus dans la période, un par cycle ; « en partie » n’est pas efficace.',
      exclusions: `${notCounted} Celles qui n’ont pas encore de verdict sont en attente.`,
    },
    overdue: {
      name: 'Part en retard',
      definition: 'Part des actions ouvertes dont l’échéance en vigueur est passée.',
      population: 'Les actions ouvertes aujourd’hui des non-conformités ouvertes, quelle que soit la période.',
      exclusions: 'Les actions achevées ou annulées. Une action dont l’échéance est aujourd’hui n’est pas en retard.',
    },
    closure: {
      name: 'Taux de clôture',
      definition:
        'Non-conformités closes dans la période pour chacune ouverte dans la période ; plus de 100 % quand le retard se résorbe.',
      population: 'Ouvertes : signalées dans la période. Les risques acceptés comptent comme ouverts, pas comme clos.',
      exclusions: notCounted,
    },
  },
  other: {
    clauseTrend: {
      name: 'Tendance par article',
      definition: 'Nombre de non-conformités par mois de détection et par article.',
      population: 'Les non-conformités détectées dans la période dont l’article est connu.',
      exclusions: `${notCounted} Les améliorations. Celles sans article comptent comme manquantes.`,
    },
    causeTrend: {
      name: 'Tendance par type de cause',
      definition:
        'Nombre de non-conformités par mois de détection et par type de cause racine ; avec deux types, elle compte dans les deux.',
      population: 'Les non-conformités détectées dans la période dont une cause racine a été déterminée.',
      exclusions: `${notCounted} Les améliorations. Celles sans cause racine comptent comme manquantes.`,
    },
    systemic: {
      name: 'Non-conformité systémique possible',
      definition:
        'Non-conformités d’un même article ou d’un même type de cause qui atteignent le nombre fixé par les règles dans le délai fixé par celles-ci. Ensemble, elles forment peut-être une seule non-conformité systémique. Les périodes qui se chevauchent comptent pour une.',
      population: 'Les périodes qui se terminent dans la période de mesure, au plus tard aujourd’hui.',
      exclusions: `${notCounted} Les améliorations.`,
    },
    load: {
      name: 'Charge de travail',
      definition:
        'Travail en cours de chaque personne : non-conformités, actions et, parmi celles-ci, actions en retard.',
      population: 'Les non-conformités ouvertes qui ont un responsable, et leurs actions ouvertes, aujourd’hui.',
      exclusions: 'Tout ce qui est clos, achevé ou annulé.',
    },
  },
  exclusion: {
    rejected: 'Rejetée',
    duplicate: 'Doublon',
    withdrawn: 'Retirée',
    riskAccepted: 'Risque accepté',
    notNecessary: 'Pas nécessaire',
    withoutPlan: 'Close sans plan',
    allCancelled: 'Close après annulation de toutes les actions',
    cancelled: 'Annulée',
    improvement: 'Amélioration',
    datesContradict: 'Dates contradictoires',
    beforeTenTwo: 'Close avant TenTwo',
  },
  missing: 'Manquantes',
  pending: 'En attente',
  bucket: { upTo30: '0 à 30 jours', upTo60: '31 à 60 jours', upTo90: '61 à 90 jours', over90: 'Plus de 90 jours' },
};
