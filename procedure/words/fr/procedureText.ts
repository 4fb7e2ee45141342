import type { CommandName } from '../../stages/permissions.ts';
import type { ProcedureText } from '../en/procedureText.ts';
import { commandWords } from './commandWords.ts';

const levels = {
  holder: 'la personne concernée',
  deputy: 'son suppléant aussi',
  ismsManager: 'le responsable du SMSI aussi',
};

const commands: Readonly<Record<CommandName, { readonly name: string }>> = {
  ...commandWords,
  report: { name: 'signaler' },
  addToReport: { name: 'compléter le signalement' },
  correctReport: { name: 'corriger le signalement' },
  withdrawReport: { name: 'retirer le signalement' },
  openIdentity: { name: 'ouvrir une identité scellée' },
  attachEvidence: { name: 'joindre une preuve' },
  openSession: { name: 'ouvrir une séance' },
  leadSession: { name: 'animer une séance' },
  takeLateContributions: { name: 'intégrer les contributions tardives' },
  contribute: { name: 'contribuer' },
  chooseTriageChannel: { name: 'choisir le canal de tri' },
  changeRules: { name: 'modifier les règles' },
  approveProcedure: { name: 'approuver la procédure' },
  holdReview: { name: 'tenir la revue périodique' },
  noteReview: { name: 'prendre acte d’une revue' },
  snoozeReview: { name: 'mettre en sommeil le rappel de la revue' },
  recordExport: { name: 'exporter' },
  importRecord: { name: 'reprendre un registre antérieur' },
  nameDeputy: { name: 'désigner son suppléant' },
};

export const procedureText: ProcedureText = {
  title: 'La procédure',
  intro:
    'Ce que TenTwo applique, tiré de ses propres tables. Les articles sont ceux de l’ISO/IEC 27001:2022 ; les lettres sont celles de l’article 10.2.',
  section: {
    stages: 'Étapes',
    demands: 'Ce qui doit être présent avant la clôture',
    commands: 'Qui peut faire quoi, et quand',
    duties: 'Séparation des tâches',
    reads: 'Qui peut lire quoi',
    deadlines: 'Qui reçoit quel rappel',
    rules: 'Délais et autres règles en vigueur',
    measures: 'Ce qui est mesuré',
    changes: 'Comment cette procédure est modifiée',
  },
  waysOut: (exits, { stage, verdict }) =>
    `Sorties : ${exits}. Un plan renvoyé revient à l’étape ${stage.planning} ; un verdict autre que « ${verdict.effective} » ouvre le cycle suivant à l’étape ${stage.analysis}. « En retard » se calcule et n’est jamais une étape.`,
  part: 'Élément',
  yes: 'oui',
  closedFrom: ({ stage }) =>
    `Une correction seule se clôt depuis l’étape ${stage.triaged}, tout le reste depuis l’étape ${stage.verification}.`,
  command: 'Commande',
  commandName: (name) => commands[name].name,
  who: 'Qui',
  stages: 'Étapes',
  noRecord: '(aucune fiche)',
  span: (first, last) => `${first} à ${last}`,
  commands: ({ sweepApart, whysBy, whysApart }) => [
    `En outre, le responsable d’une action ne s’occupe que des siennes, et l’animateur que de sa séance. Tout le personnel est sollicité pour une formation où personne n’a été désigné nommément, et pour une recherche de cas similaires, sauf ici : ${sweepApart} ; dans une séance des 5 pourquoi, seuls contribuent : ${whysBy}. Parmi les participants présents là où se trouve la carte de la séance (y compris les invités de l’équipe), sauf : ${whysApart}.`,
    'Une séance des 5 pourquoi peut être transmise à quiconque par la personne qui l’anime. Qui contribue, sans être invité, peut la reprendre à une personne qui n’a rien apporté depuis cinq minutes ; le responsable du SMSI, son suppléant et le responsable de la non-conformité à tout moment. L’animer ainsi n’ouvre aucune fiche. Elle est close avec des causes racines lorsque le responsable et au moins une autre personne les ont acceptées ; sinon, seulement par qui peut déterminer les causes, avec une raison enregistrée. Une séance que personne ne clôt ne détermine aucune cause.',
  ],
  duties: [
    'Nul ne statue sur un plan, n’accepte le risque à sa place ni n’annule l’une de ses actions s’il a signalé la non-conformité, en est responsable, gère le plan, y a une action ou l’a soumis. Cela vaut aussi par délégation, pour les deux personnes. Seulement si personne à la direction n’est admissible, l’un de ses membres statue par exception, avec une raison enregistrée.',
    'Tant qu’une délégation court, aucun autre membre de la direction ne la remplace.',
    'Nul ne vérifie s’il a, ou a eu, une action dans le plan.',
    'Nul ne statue sur son propre rejet, ni sur un report qu’il a demandé ou qui concerne son action, ni ne prend acte d’une revue qu’il a tenue. Le responsable de la non-conformité ou du plan peut statuer sur un report : rien de ce qui a été approuvé ne change, et la date d’origine compte.',
    'Une approbation porte sur la révision du plan qui a été vue. Une modification ultérieure l’annule et la redemande. Le travail d’une personne qui part, confié à une autre, n’annule rien : le plan reste tel qu’il a été approuvé, et qui s’en charge désormais est indiqué à côté.',
  ],
  tasks: [
    'Une tâche est confiée à une personne : ni à un identifiant de personne, ni à un compte désactivé, ni à un invité sans rôle, qui ne fait que contribuer. Qui a déjà une tâche la garde. Ce que son auteur réserve au suppléant n’est la tâche d’aucun responsable du SMSI ; un tel signalement est accepté lorsqu’un suppléant qui n’en est pas un peut le traiter.',
  ],
  what: 'Quoi',
  readable: {
    record: 'la fiche',
    session: 'la séance',
    register: 'le registre',
    reviews: 'les revues',
    exports: 'ce qui est sorti sous forme de fichier, et qui l’a pris',
    settings: 'les paramètres',
    procedure: 'cette procédure',
    reporter: 'qui a signalé',
    authors: 'qui a apporté quoi dans une séance',
    deciders: 'qui a rejeté le signalement ou statué sur la contestation',
  },
  reading:
    'Une tâche ouvre la fiche aussi longtemps qu’on l’a : une action tant qu’elle est ouverte, une délégation jusqu’à la décision sur le plan, une séance tant que la fiche court. Qui n’a pas le droit de lire une fiche entend la même chose que si elle n’existait pas.',
  deadlines:
    'Rappels en jours ouvrés avant et après l’échéance. Là où c’est indiqué, ils se poursuivent jusqu’à ce que la chose soit faite.',
  deadline: 'Ce qui est à faire',
  reminded: 'Qui reçoit un rappel, et quand',
  rung: (at, to) => `${at < 0 ? `${-at} avant` : at === 0 ? 'le jour même' : `${at} après`} : ${levels[to]}`,
  again: (days) => `puis tous les ${days} jours`,
  rules:
    'Les jours ouvrés se comptent depuis le tri, dans un cycle suivant depuis le verdict précédent. Qui peut les modifier, dans ces limites, donne une raison ; elle est enregistrée.',
  rule: 'Règle',
  value: 'En vigueur',
  bounds: 'Limites',
  measure: 'Chiffre',
  definition: 'Définition',
  population: 'Population',
  exclusions: 'Exclusions et données manquantes',
  changes: [
    'Étapes, droits et exigences font partie du logiciel : ils ne changent qu’avec une nouvelle version de celui-ci. La version de votre procédure est un paramètre du serveur ; son changement est enregistré avec le moment où un serveur a démarré avec elle pour la première fois, et chaque non-conformité garde la version sous laquelle elle a été signalée.',
    'Les délais et autres règles se modifient en cours de service : qui, quand, quoi avant, quoi depuis et pourquoi figurent dans l’historique des paramètres (flux SETTINGS).',
    'La direction approuve une version de la procédure avec les règles alors en vigueur. L’approbation est enregistrée dans le même flux, avec une empreinte de cette page telle qu’elle était, afin qu’un changement ultérieur se voie.',
  ],
};
