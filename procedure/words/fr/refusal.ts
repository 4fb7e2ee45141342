import type { Refusal } from '../../commands/refusal.ts';
import type { FieldProblem } from '../../record/report/reportFacts.ts';
import type { Conflict } from '../../stages/segregation.ts';
import { longDate } from '../dates.ts';
import { terms } from './terms.ts';

const fieldSentences: Readonly<Record<Exclude<FieldProblem, 'tooLong'>, string>> = {
  missing: 'Merci de remplir ce champ.',
  notADate: 'Cette date n’est pas valide.',
  inTheFuture: 'Cette date est dans le futur.',
  tooLongAgo: 'Cette date est trop ancienne.',
  afterDetection: 'Cela ne peut pas être arrivé après avoir été constaté.',
  unknownChoice: 'Merci de choisir dans la liste.',
  beforeDetection: 'Cette date précède le jour du constat.',
  inThePast: 'Cette date est déjà passée.',
  tooFarAhead: 'Cette date est trop lointaine.',
  notAPerson: 'Merci de choisir une personne de votre organisation.',
  unknownAction: 'Le plan ne contient pas cette action.',
  actionNotOpen: 'Cette action est déjà achevée ou annulée.',
  unknownWhy: 'L’arbre ne contient pas ce pourquoi.',
  unknownFollowUp: 'Aucun suivi n’est ouvert pour ce jour.',
  unknownRecord: 'Cette fiche n’existe pas.',
  sameRecord: 'C’est la fiche elle-même.',
  notFitting: 'Cela n’est pas cohérent avec le reste du formulaire.',
  auditFinding:
    'Une correction seule ne suffit pas pour un constat d’audit : merci de choisir une autre voie (10.2 b, c).',
  notLater: 'Cette date doit être postérieure à la précédente.',
  afterVerification: 'Cette date suit le jour de la vérification : il faut d’abord modifier le plan.',
  beforeLastAction: 'Cette date précède l’échéance de la dernière action.',
  duplicate: 'Cela a déjà été saisi.',
  tooMany: 'Il y en a trop.',
  tooDeep: 'L’arbre est trop profond : 12 pourquoi de suite au plus.',
  tooLate: 'Il est trop tard pour modifier cela.',
  notNeeded: 'Laissez ce champ vide ici.',
  unknownSession: 'La fiche ne contient pas cette séance.',
  notThere: 'Ceci n’existe pas, ou n’existe plus.',
  nobodyElse:
    'Personne d’autre ne peut le recevoir : il n’y a pas de suppléant qui ne soit pas aussi responsable du SMSI.',
  unknownPerson: 'Cette personne n’est pas connue dans votre organisation.',
  onlyAGuest: 'Un invité peut contribuer aux séances, mais ne peut pas recevoir de tâche.',
  hasLeft: 'Ce compte est désactivé : merci de choisir une personne encore présente.',
  yourself: 'C’est vous : merci de choisir quelqu’un d’autre.',
  keptFromHim:
    'L’auteur du signalement souhaite que les responsables du SMSI ne voient pas cette fiche : merci de choisir quelqu’un d’autre.',
  outOfBounds: 'Cette valeur sort des limites autorisées.',
  emptyFile: 'Ce fichier est vide.',
  tooLarge: 'Ce fichier est trop volumineux : 100 Mo au plus.',
  pictureTooLarge: 'Cette image est trop volumineuse : 25 Mo au plus ici, pour en retirer ce qu’elle révèle de vous.',
  programFile:
    'Ce fichier est un programme : l’ouvrir pourrait nuire. Si c’est lui la preuve, merci de l’envoyer dans une archive (.zip).',
  cutShort: 'Ce fichier est arrivé incomplet. Merci de l’envoyer à nouveau.',
};

export const fieldProblem = (problem: FieldProblem, most?: number): string =>
  problem === 'tooLong'
    ? `Trop long : ${most === undefined ? 'merci de raccourcir' : `${most.toLocaleString('fr-FR')} caractères au plus`}.`
    : fieldSentences[problem];

const duty: Readonly<Record<Conflict['duty'], string>> = {
  approve: 'statuer sur ce plan',
  verify: 'vérifier son efficacité',
  close: 'clore elle-même une correction seule',
  decideExtension: 'statuer sur ce report',
  decideObjection: 'statuer sur cette contestation',
  cancelAction: 'annuler cette action',
  noteReview: 'en prendre acte au nom de la direction',
};

const party: Readonly<Record<Conflict['as'], string>> = {
  reporter: 'a signalé la non-conformité',
  owner: 'est responsable de la non-conformité',
  planManager: 'est responsable du plan',
  actionOwner: 'a une action dans le plan',
  rejecter: 'a rejeté le signalement',
  asker: 'l’a demandé',
  reviewer: 'a tenu la revue',
  submitter: 'a soumis le plan',
};

export const refusal = (refusal: Refusal): string => {
  switch (refusal.reason) {
    case 'unknown':
      return 'Cette fiche n’existe pas, ou vous ne pouvez pas la voir.';
    case 'notAllowed':
      return 'Vous n’avez pas le droit de faire cela.';
    case 'notInThisStage':
      return `Ce n’est pas possible maintenant : la fiche est à l’étape « ${terms.stage[refusal.stage]} ».`;
    case 'invalid':
      return 'Le formulaire demande votre attention.';
    case 'nothingChanged':
      return 'Rien n’a été modifié : c’est déjà le cas.';
    case 'alreadyDone':
      return 'Cela a déjà été fait.';
    case 'nothingToDecide':
      return 'Il n’y a rien à décider ici.';
    case 'sentBefore':
      return 'Ce formulaire a déjà été envoyé. Veuillez en ouvrir un autre pour signaler autre chose.';
    case 'incomplete':
      return `Il manque encore : ${refusal.missing.map(({ part, letter }) => `${terms.part[part].toLowerCase()} (10.2 ${letter})`).join(', ')}.`;
    case 'stale':
      if (refusal.of === 'procedure')
        return 'La procédure ou ses règles ont changé depuis. Merci de les consulter telles qu’elles sont maintenant.';
      return refusal.of === 'round'
        ? 'Ce qui vous était demandé a changé depuis. Merci de consulter la séance telle qu’elle est maintenant et de répondre à nouveau.'
        : 'Le plan a changé depuis. Merci de le consulter tel qu’il est maintenant.';
    case 'refusedBefore':
      return 'La direction a refusé ce même plan. Merci de le modifier d’abord.';
    case 'segregation':
      return `Une personne qui ${party[refusal.conflict.as]} ne peut pas ${duty[refusal.conflict.duty]}.`;
    case 'delegationEnded':
      return `La délégation a pris fin le ${longDate(refusal.until, 'fr')}.`;
    case 'delegationRuns':
      return `Un autre membre de la direction a déjà désigné un délégué, jusqu’au ${longDate(refusal.until, 'fr')}.`;
    case 'tooEarly':
      return `Trop tôt : le plan approuvé le prévoit le ${longDate(refusal.on, 'fr')}.`;
    case 'sessionClosed':
      return refusal.by === 'time'
        ? 'La séance est figée : rien n’y a été apporté depuis un jour ou plus.'
        : 'La séance est déjà close.';
    case 'sessionLive':
      return `La séance ${refusal.session} est encore en cours.`;
    case 'agreementAsked':
      return 'On demande en ce moment si tout le monde est d’accord : rien ne peut être modifié entre-temps. La personne qui anime la séance peut revenir aux pourquoi.';
    case 'noRootCause':
      return 'Il n’y a encore rien à approuver : merci de choisir d’abord une cause racine.';
    case 'notAgreed':
      return 'Le responsable de la non-conformité et au moins une autre personne doivent d’abord être d’accord avec les causes racines. Le responsable ou le responsable du SMSI peut aussi clore la séance en indiquant pourquoi ce n’est pas le cas.';
    case 'leaderThere':
      return 'La personne qui anime la séance était active au cours des cinq dernières minutes. Merci de lui demander de passer la main, ou de patienter.';
    case 'tooMuchText':
      return refusal.of === 'session'
        ? 'Le résultat est trop long pour une seule saisie. Tout est conservé dans la séance : merci de revenir aux pourquoi, de retirer une cause racine ou d’abréger le texte, de redemander l’accord, puis de clore.'
        : 'C’est trop de texte pour une seule saisie. Merci de le raccourcir ou de le joindre en fichier.';
    case 'fileMayName':
      return 'Ce fichier peut révéler qui vous êtes : les documents et certaines images nomment leur auteur, et tout ne peut pas en être retiré. Merci d’en envoyer une photo ou une capture (JPEG, PNG ou WebP), de décrire ce qu’il montre, ou de le faire joindre par une personne de confiance.';
    case 'readOnly':
      return 'Cette fiche ne peut qu’être lue pour le moment. Votre équipe sécurité sait pourquoi.';
    default:
      return refusal satisfies never;
  }
};
