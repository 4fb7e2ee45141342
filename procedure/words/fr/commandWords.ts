import type { commandWords as english } from '../en/commandWords.ts';
import type { FormCommandName } from '../formCommands.ts';
import type { Voiced } from '../voiced.ts';

/** `name`: on the page of the procedure, where the English name is made from the command's identifier. */
type FrenchNames = Readonly<Record<FormCommandName, { readonly name: string }>>;

export const commandWords: Voiced<typeof english> & FrenchNames = {
  triageReport: {
    name: 'trier le signalement',
    title: 'Trier',
    send: 'Enregistrer le tri',
    done: 'Le tri est enregistré.',
  },
  changeTriage: {
    name: 'modifier le tri',
    title: 'Modifier le tri',
    send: 'Enregistrer la modification',
    done: 'Le tri est modifié.',
  },
  rejectReport: {
    name: 'rejeter le signalement',
    title: 'Rejeter',
    send: 'Oui, rejeter',
    done: 'Le signalement est rejeté. Le motif sera communiqué à son auteur.',
    label: 'Pourquoi n’est-ce pas une non-conformité ?',
    hint: 'Ce motif sera communiqué à l’auteur du signalement, qui peut contester une fois ; la direction tranche alors.',
  },
  markDuplicate: {
    name: 'marquer comme doublon',
    title: 'Marquer comme doublon',
    send: 'Oui, c’est un doublon',
    done: 'Elle est marquée comme doublon.',
  },
  confirmRecurrence: {
    name: 'confirmer une récurrence',
    title: 'Confirmer une récurrence',
    send: 'Confirmer',
    done: 'La récurrence est confirmée : le verdict précédent n’est plus valable.',
  },
  askReporter: {
    name: 'interroger l’auteur du signalement',
    title: 'Poser une question à l’auteur',
    send: 'Demander',
    done: 'La question est posée.',
    label: 'Que souhaitez-vous savoir ?',
    hint: 'La réponse s’ajoute au signalement. Un auteur anonyme trouve la question avec son code de suivi.',
  },
  reassignWork: {
    name: 'réattribuer le travail',
    title: 'Transmettre le travail',
    send: 'Transmettre',
    done: 'Le travail est transmis.',
  },
  recordContainment: {
    name: 'enregistrer le confinement',
    title: 'Confinement',
    send: 'Enregistrer',
    done: 'Le confinement est enregistré.',
  },
  recordCorrection: {
    name: 'enregistrer la correction',
    title: 'Correction',
    send: 'Enregistrer',
    done: 'La correction est enregistrée.',
  },
  recordConsequences: {
    name: 'enregistrer les conséquences',
    title: 'Conséquences',
    send: 'Enregistrer',
    done: 'Les conséquences sont enregistrées.',
  },
  recordSimilar: {
    name: 'enregistrer la recherche de cas similaires',
    title: 'Cas similaires',
    send: 'Enregistrer',
    done: 'La recherche de cas similaires est enregistrée.',
  },
  confirmStatement: {
    name: 'confirmer l’énoncé du problème',
    title: 'Énoncé du problème',
    send: 'Confirmer',
    done: 'L’énoncé du problème est confirmé.',
  },
  determineCauses: {
    name: 'déterminer les causes racines',
    title: '5 pourquoi',
    send: 'C’est la cause racine',
    done: 'La cause racine est enregistrée.',
  },
  draftPlan: {
    name: 'rédiger le plan',
    title: 'Plan',
    send: 'Enregistrer le plan',
    done: 'Le plan est enregistré. Soumettez-le quand il est prêt.',
  },
  submitPlan: {
    name: 'soumettre le plan',
    title: 'Soumettre le plan',
    send: 'Soumettre à la direction',
    done: 'Le plan est soumis à l’approbation de la direction.',
  },
  closeNonconformity: {
    name: 'clore la non-conformité',
    title: 'Clore',
    send: 'Clore',
    done: 'La non-conformité est close.',
    label: 'Les suites données, en quelques mots',
    hint: 'L’auteur du signalement lira ceci.',
  },
  acceptRisk: {
    name: 'accepter le risque',
    title: 'Accepter le risque',
    send: 'Oui, accepter le risque',
    done: 'Le risque est accepté.',
  },
  judgeEffectiveness: {
    name: 'juger l’efficacité',
    title: 'Vérifier l’efficacité',
    send: 'Enregistrer le verdict',
    done: 'Le verdict est enregistré.',
  },
  holdFollowUp: {
    name: 'tenir un suivi',
    title: 'Suivi effectué',
    send: 'Enregistrer',
    done: 'Le suivi est enregistré.',
  },
  approvePlan: {
    name: 'approuver le plan',
    title: 'Approuver le plan',
    send: 'Confirmer',
    done: 'Merci. Le plan est approuvé.',
  },
  returnPlan: {
    name: 'renvoyer le plan',
    title: 'Renvoyer le plan',
    send: 'Renvoyer',
    done: 'Le plan est renvoyé avec votre commentaire.',
  },
  rejectPlan: {
    name: 'refuser le plan',
    title: 'Refuser le plan',
    send: 'Oui, refuser',
    done: 'Le plan est refusé.',
  },
  delegateApproval: {
    name: 'déléguer l’approbation',
    title: 'Déléguer la décision',
    send: 'Déléguer',
    done: 'La décision est déléguée.',
  },
  decideExtension: {
    name: 'statuer sur un report d’échéance',
    title: 'Statuer sur la demande de délai',
    send: 'Décider',
    done: 'Votre décision est enregistrée.',
  },
  decideObjection: {
    name: 'statuer sur la contestation',
    title: 'Statuer sur la contestation',
    send: 'Décider',
    done: 'Votre décision est enregistrée.',
  },
  cancelAction: {
    name: 'annuler une action',
    title: 'Annuler une action',
    send: 'Oui, l’annuler',
    done: 'L’action est annulée.',
  },
  reportProgress: {
    name: 'rendre compte de l’avancement',
    title: 'Signaler l’avancement',
    send: 'Enregistrer',
    done: 'Merci. L’avancement est enregistré.',
  },
  completeAction: {
    name: 'achever une action',
    title: 'Action faite',
    send: 'C’est fait',
    done: 'Merci. L’action est faite.',
  },
  requestExtension: {
    name: 'demander un report d’échéance',
    title: 'Demander un délai',
    send: 'Demander',
    done: 'Vous avez demandé un délai. La décision vous sera communiquée.',
  },
  objectToRejection: {
    name: 'contester le rejet',
    title: 'Contester',
    send: 'Contester',
    done: 'Votre contestation est transmise à la direction. Sa décision vous sera communiquée.',
  },
  askTraining: {
    name: 'demander la confirmation d’une formation',
    title: 'Demander confirmation',
    send: 'Leur demander',
    done: 'Chaque personne reçoit la demande dans sa conversation privée.',
  },
  closeSession: {
    name: 'clore une séance',
    title: 'Clore les confirmations',
    send: 'Clore',
    done: 'C’est clos : le décompte fait partie de la fiche.',
  },
  snoozeReminder: {
    name: 'mettre un rappel en sommeil',
    title: 'Mettre un rappel en sommeil',
    send: 'Mettre en sommeil',
    done: 'Vous ne recevrez pas de rappel d’ici là.',
  },
};
