import type { CommandName } from '../../stages/permissions.ts';
import type { ProcedureText } from '../en/procedureText.ts';
import { commandWords } from './commandWords.ts';

const levels = {
  holder: 'la personne responsable',
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
  changeObjectives: { name: 'modifier les objectifs stratégiques' },
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
    'Les règles que suit TenTwo, générées à partir de ses propres tables. Les articles sont ceux de l’ISO/IEC 27001:2022 ; les lettres sont celles de l’article 10.2.',
  section: {
    stages: 'Étapes',
    demands: 'Ce qui est exigé avant la clôture',
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
    'Une séance des 5 pourquoi peut être transmise à n’importe qui par la personne qui l’anime. Une personne qui y contribue sans être invitée externe peut en reprendre l’animation si la personne qui anime n’a rien apporté depuis cinq minutes ; le responsable du SMSI, son suppléant et le responsable de la non-conformité le peuvent à tout moment. Animer une séance n’ouvre aucune fiche. Elle est close avec des causes racines lorsque le responsable et au moins une autre personne les ont acceptées ; sinon, seulement par une personne qui peut déterminer les causes, avec un motif enregistré. Une séance que personne ne clôt ne détermine aucune cause.',
  ],
  duties: [
    'Nul ne statue sur un plan, n’accepte le risque à sa place ni n’annule l’une de ses actions s’il a signalé la non-conformité, en est responsable, gère le plan, y a une action ou l’a soumis. Cela vaut aussi par délégation, pour les deux personnes. Ce n’est que si personne à la direction n’est admissible que l’un de ses membres statue par exception, avec un motif enregistré.',
    'Tant qu’une délégation court, aucun autre membre de la direction ne la remplace.',
    'Une personne qui a, ou a eu, une action dans le plan ne peut pas en vérifier l’efficacité.',
    'Nul ne statue sur son propre rejet, ni sur un report qu’il a demandé ou qui concerne son action, ni ne prend acte d’une revue qu’il a tenue. Le responsable de la non-conformité ou du plan peut statuer sur un report : rien de ce qui a été approuvé ne change, et la date d’origine compte.',
    'Une approbation porte sur la révision du plan qui a été vue. Une modification ultérieure l’annule et la redemande. Confier à une autre personne le travail de quelqu’un qui part n’annule rien : le plan reste tel qu’il a été approuvé et indique qui s’en charge désormais.',
  ],
  tasks: [
    'Une tâche est confiée à une personne : ni à un identifiant de personne, ni à un compte désactivé, ni à un invité sans rôle, qui ne fait que contribuer. Une personne qui a déjà une tâche la garde. Un signalement que son auteur ne veut pas montrer aux responsables du SMSI n’est jamais leur tâche ; il n’est accepté que si un suppléant qui n’est pas lui-même responsable du SMSI peut le traiter.',
  ],
  what: 'Quoi',
  readable: {
    record: 'la fiche',
    session: 'la séance',
    register: 'le registre',
    reviews: 'les revues',
    exports: 'ce qui a été exporté, et par qui',
    settings: 'les paramètres',
    procedure: 'cette procédure',
    reporter: 'qui a signalé',
    authors: 'qui a contribué quoi dans une séance',
    deciders: 'qui a rejeté le signalement ou statué sur la contestation',
  },
  reading:
    'Une tâche ouvre la fiche aussi longtemps qu’une personne en est chargée : une action tant qu’elle est ouverte, une délégation jusqu’à la décision sur le plan, une séance tant que la fiche est ouverte. Une personne qui n’a pas le droit de lire une fiche reçoit la même réponse que si la fiche n’existait pas.',
  deadlines:
    'Les rappels sont envoyés en jours ouvrés avant et après l’échéance. Là où c’est indiqué, ils se répètent jusqu’à ce que la tâche soit faite.',
  deadline: 'Ce qui est à faire',
  reminded: 'Qui reçoit un rappel, et quand',
  rung: (at, to) => `${at < 0 ? `${-at} avant` : at === 0 ? 'le jour même' : `${at} après`} : ${levels[to]}`,
  again: (days) => `puis tous les ${days} jours`,
  rules:
    'Les jours ouvrés se comptent depuis le tri ou, dans un cycle ultérieur, depuis le verdict précédent. Une règle ne se modifie que dans ces limites et avec un motif, qui est enregistré.',
  rule: 'Règle',
  value: 'En vigueur',
  bounds: 'Limites',
  measure: 'Indicateur',
  definition: 'Définition',
  population: 'Population',
  exclusions: 'Exclusions et données manquantes',
  changes: [
    'Étapes, droits et exigences font partie du logiciel : ils ne changent qu’avec une nouvelle version de celui-ci. La version de votre procédure est un paramètre du serveur ; son changement est enregistré avec le moment où un serveur a démarré avec elle pour la première fois, et chaque non-conformité garde la version sous laquelle elle a été signalée.',
    'Les délais et autres règles peuvent être modifiés pendant que TenTwo fonctionne : qui a changé quoi, quand et pourquoi, avec les valeurs avant et après, figure dans l’historique des paramètres (flux SETTINGS).',
    'La direction approuve une version de la procédure avec les règles alors en vigueur. L’approbation est enregistrée dans le même flux, avec une empreinte de cette page telle qu’elle était, qui révèle tout changement ultérieur.',
  ],
};
