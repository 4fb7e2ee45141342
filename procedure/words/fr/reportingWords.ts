import type { ReportingWords } from '../en/reportingWords.ts';

const list = new Intl.ListFormat('fr-FR', { type: 'conjunction' });

export const reportingWords: ReportingWords = {
  placeholder: {
    what: 'Avec vos mots. Ici, personne n’est mis en cause.',
    system: 'Par exemple : paie, salle serveurs',
    requirement: 'La règle ou l’accord non respecté, si vous le connaissez',
    evidence: 'Ce qui le montre : un journal, une photo, un témoin',
    immediateAction: 'Par exemple : porte fermée, compte bloqué',
    onBehalfOf: 'Si quelqu’un vous l’a demandé',
  },
  optional: 'Seul ce qui s’est passé est nécessaire. En cas de doute, laissez le reste tel quel.',
  question: 'Comment voulez-vous signaler ?',
  choice: {
    sealed:
      'Sous scellé : votre nom est conservé chiffré. Seul un gardien peut l’ouvrir, avec un motif qui est enregistré.',
    anonymous: 'Anonyme : votre nom n’est pas conservé, personne ne peut donc le retrouver ici.',
  },
  asBefore: 'Votre premier envoi peut encore aboutir : ce choix ne peut donc plus être modifié.',
  notToIsmsManager: 'Ne pas le montrer au responsable du SMSI : son suppléant s’en charge',
  receipt: {
    saved: (reference) => `Merci. Votre signalement est enregistré sous le numéro ${reference}.`,
    whoSees: (roles) =>
      `Qui peut le voir : vous ; ${list.format(roles)}. Le canal de l’équipe sécurité le montre sans votre nom.`,
    youHearBy: (date) => `L’équipe sécurité va l’examiner et vous aurez une réponse au plus tard le ${date}.`,
    whoSeesKept: (roles) =>
      `Qui peut le voir : vous ; ${list.format(roles)}. Le responsable du SMSI ne le voit pas, et aucun canal ne le montre.`,
    youHearByKept: (date) =>
      `Il sera traité sans le responsable du SMSI et vous aurez une réponse au plus tard le ${date}.`,
  },
  unnamedReceipt: {
    codeLabel: 'Votre code de suivi',
    writeDown:
      'Notez maintenant le numéro et le code : le code ne s’affiche qu’ici et personne ne peut vous le redonner.',
    lookedAtBy: (date) =>
      `Le signalement sera examiné au plus tard le ${date}. Rien ne vous est envoyé : suivez-le à partir de cette date.`,
    whoReads: (roles) => `Qui peut le lire : ${list.format(roles)}.`,
    inChannel: 'Le canal de l’équipe sécurité le montre sans nom.',
    notInChannel: 'Le responsable du SMSI ne le voit pas, et aucun canal ne le montre.',
    name: {
      sealed: 'Votre nom est sous scellé : seul un gardien peut l’ouvrir, avec un motif qui est enregistré.',
      anonymous: 'Votre nom n’a pas été conservé.',
    },
  },
  coach: {
    blame: (words) =>
      `Une remarque : « ${words} » semble désigner une personne fautive. Ce qui nous aide : ce qui s’est passé, et ce qui, dans l’organisation du travail, l’a permis.`,
    asks: {
      gap: 'Une question, si vous voulez bien : qu’avez-vous constaté exactement, et qu’aurait-il fallu ?',
      place: 'Une question, si vous voulez bien : où était-ce (quel système, local ou service), et quand ?',
      evidence:
        'Une question, si vous voulez bien : comment quelqu’un d’autre pourrait-il le constater : photo, journal, document ?',
      requirement:
        'Une question, si vous voulez bien : quelle règle, procédure ou promesse dit ce qu’il faudrait ? « Je ne sais pas » convient.',
    },
  },
  addition: {
    label: 'Que voulez-vous ajouter ?',
  },
  case: {
    number: 'Numéro',
    code: 'Code de suivi',
    show: 'Afficher',
    lostCode: 'Un code perdu ne peut pas être remplacé. Vous pouvez toujours signaler à nouveau.',
    notFound: 'Aucun signalement n’a ce numéro avec ce code. Merci de vérifier les deux.',
    now: {
      reported: 'L’équipe sécurité l’a reçu et va décider de la suite.',
      triaged: 'Il a été retenu, et quelqu’un en est désormais responsable.',
      analysis: 'Sa cause est recherchée.',
      planning: 'Des actions pour en supprimer la cause sont en préparation.',
      approval: 'La direction examine le plan.',
      implementation: 'Le plan est approuvé et ses actions sont en cours.',
      verification: 'Les actions sont faites. On vérifie maintenant si elles ont été efficaces.',
      closed: 'Le dossier est clos : ce qui devait être fait est fait.',
      rejected: 'Il n’a pas été retenu ; le motif est ci-dessous.',
      duplicate: 'La même chose avait déjà été signalée et est déjà en cours de traitement.',
      withdrawn: 'Vous l’avez retiré, plus personne n’y travaille.',
      riskAccepted: 'La direction accepte le risque pour une durée limitée.',
    },
    by: (date) => `Échéance : le ${date}.`,
    late: (date) => `L’échéance était le ${date} : il y a du retard.`,
    acceptedUntil: (date) => `Au plus tard jusqu’au ${date}.`,
    duplicateOf: (reference) => `Cet autre signalement porte le numéro ${reference}.`,
    rejected: 'Pourquoi il n’a pas été retenu',
    objected: (date) => `Vous avez contesté le ${date}`,
    upheld: 'La direction a décidé : il est finalement retenu',
    stands: 'La direction a décidé : le rejet est maintenu',
    closed: 'Suites données',
    asked: (date) => `L’équipe sécurité a demandé le ${date}`,
    added: (date) => `Vous avez écrit le ${date}`,
    answer: 'Votre réponse',
    send: 'Envoyer',
    whyObject: 'Pourquoi n’êtes-vous pas d’accord ?',
    objectHint: 'Vous pouvez contester une fois. La direction statue alors.',
    object: 'Contester',
    again: 'Actualiser',
    saidAdded: 'Merci. C’est ajouté.',
    saidObjected: 'Merci. La direction statuera sur votre contestation.',
  },
};
