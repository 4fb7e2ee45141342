import type { CaseWords, UnnamedWords } from './unnamedWords.ts';

const list = new Intl.ListFormat('fr-FR', { type: 'conjunction' });

export const unnamedFr: UnnamedWords = {
  offer: 'Plutôt sans votre nom ? *Ajouter des détails* vous laisse choisir.',
  question: 'Sous quelle forme voulez-vous signaler ?',
  choice: {
    named:
      'À mon nom : les personnes qui traitent ou contrôlent les signalements voient qui vous êtes, et je vous tiens au courant.',
    sealed:
      'Sous scellé : votre nom est conservé chiffré. Seul un gardien peut l’ouvrir, avec un motif qui est enregistré.',
    anonymous: 'Anonyme : votre nom n’est pas conservé, personne ne peut donc le retrouver ici.',
  },
  afterwards:
    'Sous scellé ou anonyme, rien ne vous est envoyé ensuite : vous recevez un numéro et un code de suivi, qui vous servent à demander. Ce que vous écrivez peut aussi indiquer qui vous êtes. Teams conserve cette conversation : ses messages, mais pas ce que vous saisissez dans un formulaire.',
  asBefore: 'Votre premier envoi peut encore arriver : cela reste donc comme vous l’avez choisi.',
  notToIsmsManager: 'Pas au responsable du SMSI : le suppléant s’en charge',
  onlyInPrivate: 'Dans un canal, d’autres voient qui appuie. Merci de m’écrire dans notre conversation privée.',
  alreadySent:
    'Ce formulaire a déjà été envoyé sans votre nom, et je ne l’envoie pas une seconde fois. Pour signaler autre chose, écrivez « signaler ».',
  goesOn:
    'C’est peut-être enregistré entre-temps. Rien ne vous est envoyé : merci d’appuyer sur *Réessayer*, rien n’est jamais enregistré deux fois.',
  known: { sealed: 'Signalée sous scellé', anonymous: 'Anonyme' },
  receipt: {
    codeLabel: 'Votre code de suivi',
    writeDown:
      'Notez maintenant le numéro et le code : le code ne s’affiche qu’ici et personne ne peut vous le redonner.',
    how: 'Ils vous permettent de voir la suite, de répondre aux questions ou de compléter : écrivez-moi « dossier » ou appuyez sur le bouton. Saisissez le code dans ce formulaire seulement, jamais dans une conversation.',
    lookedAtBy: (date) =>
      `Le signalement est examiné au plus tard le ${date}. Rien ne vous est envoyé : demandez à partir de ce jour.`,
    whoReads: (roles) => `Qui peut le lire : ${list.format(roles)}.`,
    inChannel: 'Le canal de l’équipe sécurité le montre sans nom.',
    notInChannel: 'Le responsable du SMSI ne le voit pas, et aucun canal ne le montre.',
    name: {
      sealed: 'Votre nom est sous scellé : seul un gardien peut l’ouvrir, avec un motif qui est enregistré.',
      anonymous: 'Votre nom n’a pas été conservé.',
    },
    teamsKeeps: 'Teams conserve cette conversation : ses messages, mais pas ce que vous avez saisi dans le formulaire.',
    formStays:
      'Si le formulaire réapparaît ici à votre retour, il a bien été envoyé. *Ce n’est pas un signalement* n’efface que le formulaire.',
    open: 'Demander ce qu’il en est',
  },
};

export const caseFr: CaseWords = {
  title: 'Un signalement sans votre nom',
  how: 'Saisissez le numéro et le code de suivi que vous avez reçus. Je ne conserve pas qui demande.',
  number: 'Numéro',
  code: 'Code de suivi',
  show: 'Afficher',
  lostCode: 'Personne ne peut redonner un code perdu. Vous pouvez toujours signaler à nouveau.',
  notFound: 'Aucun signalement n’a ce numéro avec ce code. Merci de vérifier les deux.',
  codeInMessage:
    'Votre message contient un code de suivi, et Teams conserve les messages : vous pouvez le supprimer. Merci de saisir plutôt le code dans ce formulaire.',
  codeInChannel: 'Votre message contient un code de suivi que d’autres peuvent lire ici : merci de le supprimer.',
  opensPrivately: 'Appuyez sur le bouton ci-dessous : un formulaire s’ouvre, visible par vous uniquement.',
  hint: 'Signalé sans votre nom ? Écrivez « dossier ».',
  now: {
    reported: 'L’équipe sécurité l’a reçu et va décider de la suite.',
    triaged: 'Il a été accepté, et quelqu’un en est désormais responsable.',
    analysis: 'Sa cause est recherchée.',
    planning: 'Des actions contre sa cause sont en préparation.',
    approval: 'La direction décide du plan.',
    implementation: 'Le plan est approuvé et ses actions sont en cours.',
    verification: 'Les actions sont faites. On vérifie maintenant si elles ont été efficaces.',
    closed: 'Le dossier est clos : ce qui devait être fait est fait.',
    rejected: 'Il n’a pas été retenu ; le motif est ci-dessous.',
    duplicate: 'La même chose avait déjà été signalée et est traitée là-bas.',
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
  closed: 'Ce qui en est résulté',
  asked: (date) => `L’équipe sécurité a demandé le ${date}`,
  added: (date) => `Vous avez écrit le ${date}`,
  onlyNewest: 'Seul le plus récent est affiché en entier.',
  answer: 'Votre réponse',
  send: 'Envoyer',
  whyObject: 'Pourquoi n’êtes-vous pas d’accord ?',
  objectHint: 'Vous pouvez contester une fois. La direction en décide.',
  object: 'Contester',
  again: 'Regarder à nouveau',
  stays: 'Le numéro et le code restent ici pour la suite. Rien de tout cela n’est conservé dans la conversation.',
  saidAdded: 'Merci. C’est ajouté.',
  saidObjected: 'Merci. La direction décide de votre contestation.',
  saidWithdrawn: 'Le signalement est retiré. Merci tout de même.',
};
