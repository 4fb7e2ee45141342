import { clauseTitlesFr } from './clauseTitlesFr.ts';
import type { ProcedureWords } from './words.ts';

export const fr: ProcedureWords = {
  stage: {
    reported: 'Signalée',
    triaged: 'Triée',
    analysis: 'Analyse des causes',
    planning: 'Planification',
    approval: 'Approbation',
    implementation: 'Mise en œuvre',
    verification: 'Vérification de l’efficacité',
    closed: 'Close',
    rejected: 'Rejetée',
    duplicate: 'Doublon',
    withdrawn: 'Retirée',
    riskAccepted: 'Risque accepté',
  },
  field: {
    what: 'Que s’est-il passé ?',
    system: 'Système ou lieu',
    ongoing: 'Est-ce encore en cours ?',
    detectedOn: 'Constatée le',
    occurredOn: 'Survenue le',
    clause: 'Article concerné',
    impact: 'Impact potentiel',
    priority: 'Priorité',
    requirement: 'Exigence non respectée',
    evidence: 'Preuves',
    source: 'Origine du constat',
    immediateAction: 'Ce qui a été fait aussitôt',
    onBehalfOf: 'Pour le compte de',
  },
  logField: {
    rootCause: 'Cause racine',
    shortTermPlan: 'Plan à court terme',
    longTermPlan: 'Plan à long terme',
    planManager: 'Responsable du plan',
    nextFollowUp: 'Prochain suivi',
    successCriteria: 'Critères de réussite',
  },
  ongoing: { notSure: 'Je ne sais pas', yes: 'Oui, c’est encore en cours', no: 'Non, c’est terminé' },
  impact: {
    notSure: 'Je ne sais pas',
    low: 'Faible : une gêne, personne n’est lésé',
    medium: 'Moyen : quelques personnes ou un service sont touchés',
    high: 'Élevé : beaucoup de personnes, un client ou des données personnelles sont touchés',
    critical: 'Critique : l’activité, la loi ou la sécurité de quelqu’un est en jeu',
  },
  priority: { notSure: 'Je ne sais pas', low: 'Basse', medium: 'Moyenne', high: 'Haute' },
  source: {
    staff: 'Constat du personnel',
    internalAudit: 'Audit interne',
    externalAudit: 'Audit externe',
    incident: 'Incident',
    monitoring: 'Surveillance',
    customer: 'Client',
    supplier: 'Fournisseur',
    managementReview: 'Revue de direction',
    other: 'Autre',
  },
  reportedIn: { personalChat: 'Conversation privée', channel: 'Canal', tab: 'Onglet' },
  role: {
    ismsManager: 'Responsable du SMSI',
    alternate: 'Suppléant du responsable du SMSI',
    management: 'Direction',
    auditor: 'Auditeur',
    custodian: 'Gardien des identités scellées',
    administrator: 'Administrateur',
  },
  event: {
    Reported: 'Signalement',
    ReportAddedTo: 'Signalement complété',
    ReportCorrected: 'Signalement corrigé',
    ReportWithdrawn: 'Signalement retiré',
  },
  clause: clauseTitlesFr,
  clauseOpen: 'L’équipe sécurité choisira',
  unknown: 'Inconnu',
  fieldProblem: (problem, most) => {
    switch (problem) {
      case 'missing':
        return 'Merci de remplir ce champ.';
      case 'tooLong':
        return `Trop long : ${most === undefined ? 'merci de raccourcir' : `${most.toLocaleString('fr-FR')} caractères au plus`}.`;
      case 'notADate':
        return 'Cette date n’existe pas dans le calendrier.';
      case 'inTheFuture':
        return 'Cette date est dans le futur.';
      case 'tooLongAgo':
        return 'Cette date est trop ancienne.';
      case 'afterDetection':
        return 'Cela ne peut pas être arrivé après avoir été constaté.';
      case 'unknownChoice':
        return 'Merci de choisir dans la liste.';
      default:
        return problem satisfies never;
    }
  },
  refusal: (refusal) => {
    switch (refusal.reason) {
      case 'unknown':
        return 'Cette fiche n’existe pas, ou vous ne pouvez pas la voir.';
      case 'notAllowed':
        return 'Cette action ne vous revient pas.';
      case 'notInThisStage':
        return `Ce n’est plus possible : la fiche est à l’étape « ${fr.stage[refusal.stage]} ».`;
      case 'invalid':
        return 'Le formulaire demande votre attention.';
      case 'nothingChanged':
        return 'Rien n’a été modifié : c’est déjà ainsi.';
      case 'readOnly':
        return 'Cette fiche ne peut qu’être lue pour le moment. Votre équipe sécurité sait pourquoi.';
      default:
        return refusal satisfies never;
    }
  },
  fault: {
    unreachable: 'Microsoft 365 est injoignable',
    throttled: 'Microsoft 365 nous demande de ralentir',
    refused: 'Microsoft 365 ne nous a pas laissé faire',
    notKnownYet: 'on ne sait pas encore si c’est enregistré',
    busy: 'd’autres modifient la même fiche',
    unexpectedAnswer: 'Microsoft 365 a donné une réponse que nous ne comprenons pas',
  },
};
