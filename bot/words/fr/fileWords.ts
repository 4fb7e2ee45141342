import type { FileWords } from '../en/fileWords.ts';

const number = new Intl.NumberFormat('fr-FR', { maximumFractionDigits: 1 });

export const fileWords: FileWords = {
  justSend: (reference) =>
    `Vous avez une photo ou un fichier qui le montre ? Envoyez-le ici dans les dix minutes ; ensuite, indiquez ${reference} dans le même message.`,
  add: 'Ajouter une preuve',
  how: (reference, action) =>
    `Ajouter une preuve : envoyez le fichier ou la photo ici en indiquant « ${reference} ${action} » dans le même message, ou joignez-le dans le registre.`,
  received: 'J’ai reçu votre message. Les pièces jointes ne sont conservées qu’une fois que je l’ai confirmé ici.',
  receivedHint:
    'Cela peut prendre quelques minutes. Sans nouvelles de ma part au bout de cinq minutes, merci de renvoyer le message : rien n’est conservé deux fois.',
  kept: (subject) => `Conservé comme preuve de ${subject}.`,
  keptInPart: (subject) => `Tout n’a pas pu être conservé comme preuve de ${subject}.`,
  notKept: 'Non conservé.',
  keptUnnamed: 'Conservé comme preuve de votre signalement.',
  keptInPartUnnamed: 'Tout n’a pas pu être conservé comme preuve de votre signalement.',
  unnamedTraces:
    'Les données que les appareils photo et les logiciels inscrivent dans une image ont été retirées, de même que le nom du fichier.',
  deleteMessage:
    'Votre message contient le numéro et le code de suivi : merci de le supprimer maintenant. Les règles de votre organisation peuvent malgré tout le conserver dans Teams.',
  picture: 'Image',
  size: (bytes) =>
    bytes < 1000
      ? `${bytes} octets`
      : bytes < 1_000_000
        ? `${number.format(bytes / 1000)} ko`
        : `${number.format(bytes / 1_000_000)} Mo`,
  thereAlready: 'La fiche contient déjà exactement ce fichier.',
  unfetched: {
    otherHost:
      'Il se trouve à un emplacement où je ne suis pas autorisé à récupérer des fichiers. Merci de le joindre dans le registre ; votre administrateur trouvera cet emplacement dans le journal.',
    page: 'Teams m’a donné une page web au lieu du fichier. Merci de l’envoyer comme photo, depuis l’appareil photo ou le presse-papiers, ou de le joindre dans le registre.',
    gone: 'Il n’a plus pu être récupéré : l’adresse d’un fichier n’est valable que quelques minutes. Merci de l’envoyer à nouveau.',
    unreachable: 'Il n’a pas pu être récupéré pour le moment. Merci de l’envoyer à nouveau dans un instant.',
  },
  failed: (because) =>
    `Pas encore conservé : ${because}. Merci de l’envoyer à nouveau dans un instant ; il ne sera conservé qu’une seule fois.`,
  tooMany: (most) => `J’accepte ${most} fichiers à la fois : merci d’envoyer les autres dans un autre message.`,
  captionNotKept:
    'Seuls les fichiers sont conservés ainsi. Pour conserver aussi votre texte, utilisez *Compléter* sur le signalement.',
  which: {
    title: 'Pour quelle fiche ?',
    how: 'Je ne l’ai pas conservé. Merci de l’envoyer à nouveau avec le numéro dans le même message.',
    example: 'Par exemple « NC-2026-0042 », ou « NC-2026-0042 A2 » pour une action de son plan.',
    yours: 'C’est peut-être l’une de celles-ci :',
    unnamed:
      'Pour un signalement sans votre nom, envoyez son numéro et son code de suivi avec l’image, et supprimez ensuite votre message : Teams conserve les messages.',
  },
  reportFirst:
    'Je n’ai pas encore conservé le fichier. Merci d’envoyer d’abord le signalement, puis le fichier à nouveau : dans les dix minutes, il rejoint ce signalement.',
  withheld:
    'Teams ne m’a pas remis le fichier. Merci de le joindre dans le registre, ou de me l’envoyer dans notre conversation privée.',
  onlyInPrivate:
    'Je n’accepte pas de fichiers là où d’autres peuvent les lire. Merci de le joindre dans le registre, ou de me l’envoyer dans notre conversation privée avec le numéro de la fiche.',
  caseHint:
    'Une photo ou une capture d’écran (JPEG, PNG, WebP) ne peut être envoyée que dans un message : envoyez-la-moi dans notre conversation avec le numéro et le code dans le même message, et supprimez ensuite ce message, car Teams conserve les messages. Ce que le fichier révèle de vous en est retiré.',
  caseNeedsBoth:
    'Je n’ai pas conservé l’image. Pour un signalement sans votre nom, il me faut le numéro et le code de suivi dans le même message ; supprimez-le ensuite, car Teams conserve les messages.',
};
