import { commandWords } from '../../../procedure/words/fr/commandWords.ts';
import { reportingWords } from '../../../procedure/words/fr/reportingWords.ts';
import type { BotWords } from '../en/botWords.ts';
import { decideWords } from './decideWords.ts';
import { extensionWords } from './extensionWords.ts';
import { fileWords } from './fileWords.ts';
import { meetingWords } from './meetingWords.ts';
import { reminderWords } from './reminderWords.ts';
import { sessionWords } from './sessionWords.ts';
import { trainingWords } from './trainingWords.ts';
import { caseWords, unnamedWords } from './unnamedWords.ts';
import { workWords } from './workWords.ts';

export const botWords: BotWords = {
  welcome: {
    title: 'Bonjour, je suis TenTwo',
    person:
      'Quand quelque chose ne va pas en matière de sécurité de l’information, dites-le-moi. Je lui donne un numéro et je le transmets aux personnes qui peuvent y remédier.',
    team: 'Je recueille les signalements quand quelque chose ne va pas en matière de sécurité de l’information, je donne un numéro à chacun et je les porte aux personnes qui peuvent y remédier.',
    chooseChannel:
      'Administrateurs : écrivez « @TenTwo utiliser ce canal pour le tri » là où les nouveaux signalements doivent s’afficher.',
  },
  help: {
    title: 'Comment je peux vous aider',
    because: {
      asked:
        'Je note ce qui ne va pas : un local d’archives resté ouvert, un ordinateur perdu, une sauvegarde manquante, une règle que personne ne peut suivre.',
      notUnderstood: 'Je n’ai pas bien compris. Voici ce que je sais faire.',
      question:
        'Je ne sais pas encore répondre aux questions, mais je peux noter un signalement et vous montrer les vôtres.',
      thanks: 'Avec plaisir. Je suis là dès que quelque chose ne va pas.',
    },
    how: 'Écrivez simplement ce qui s’est passé, avec vos mots. Je pose deux petites questions, vous appuyez sur *Envoyer* et vous recevez un numéro.',
    howShared: 'Appuyez sur le bouton ci-dessous : un formulaire s’ouvre, visible par vous uniquement.',
    commands:
      'Vous pouvez aussi écrire : signaler · mes signalements · mes actions · en retard · mon suppléant · chercher … · dossier · NC-2026-0042 (un numéro que vous connaissez) · aide',
    commandsShared:
      'Dans notre conversation privée, vous pouvez aussi écrire : signaler · mes signalements · dossier · un numéro comme NC-2026-0042',
    report: 'Signaler quelque chose',
    mine: 'Mes signalements',
    case: 'J’ai un code de suivi',
    register: 'Ouvrir le registre',
  },
  form: {
    attention: 'Presque terminé : merci de vérifier les remarques sous les champs.',
    cutToLimit: 'Seul le début a été conservé.',
    quoted: (text) => `« ${text} » :`,
    back: 'Retour',
    placeholder: reportingWords.placeholder,
  },
  report: {
    title: 'Dois-je le signaler ?',
    defaults:
      'Pour le reste, je note : constatée aujourd’hui ; article : l’équipe sécurité choisira ; impact et priorité : je ne sais pas. *Ajouter des détails* permet d’en dire plus.',
    optional: reportingWords.optional,
    send: 'Envoyer',
    details: 'Ajouter des détails',
    discard: 'Ce n’est pas un signalement',
    discarded: 'D’accord, rien n’a été conservé. Je suis là quand vous en avez besoin.',
  },
  reportButton: {
    text: 'Merci de nous en faire part. Le formulaire ne s’ouvre que pour vous ; seules les personnes qui traitent les signalements voient ce que vous envoyez.',
    open: 'Ouvrir le formulaire',
  },
  receipt: {
    ...reportingWords.receipt,
    findItAgain: 'Vous le retrouvez avec « mes signalements » dans notre conversation privée.',
    add: 'Compléter',
    correct: 'Corriger',
    withdraw: 'Retirer',
    added: 'Merci. Votre signalement a été complété.',
    corrected: 'Merci. Votre signalement est corrigé.',
    withdrawn: 'Votre signalement est retiré. Merci tout de même.',
    coach: {
      ...reportingWords.coach,
      howToAnswer:
        'Votre signalement est enregistré tel quel. Pour répondre, appuyez sur *Compléter* ; sinon, vous n’avez rien à faire.',
      howToAnswerByCase:
        'Votre signalement est enregistré tel quel. Pour répondre, servez-vous de votre code de suivi ; sinon, vous n’avez rien à faire.',
    },
  },
  record: {
    stage: 'Étape',
    reportedAt: 'Signalée',
    addedAt: (at) => `Ajouté le ${at}`,
    askedAt: (at) => `Demandé le ${at}`,
    moreInRegister: 'Ceci est un extrait : la fiche complète figure dans le registre.',
    openInRegister: 'Ouvrir dans le registre',
  },
  add: {
    title: (reference) => `Compléter ${reference}`,
    label: reportingWords.addition.label,
    hint: 'Ce que vous avez dit avant reste tel quel.',
    send: 'Ajouter',
  },
  correct: {
    title: (reference) => `Corriger ${reference}`,
    historyStays: 'L’historique conserve la version antérieure.',
    send: 'Enregistrer la correction',
  },
  withdraw: {
    title: (reference) => `Retirer ${reference} ?`,
    label: 'Pourquoi ? (facultatif)',
    hint: 'Le numéro est conservé et la fiche reste lisible, mais personne ne la traitera.',
    send: 'Oui, retirer',
  },
  myReports: {
    title: 'Vos signalements',
    none: 'Vous n’avez encore rien signalé.',
    choose: 'Choisissez-en un pour voir où il en est.',
    more: (count) => `${count} de plus dans le registre.`,
    unnamedElsewhere: 'Les signalements sans votre nom ne figurent pas ici : pour en suivre un, écrivez « dossier ».',
    onlyInPrivate:
      'Je ne montre les signalements qu’aux personnes qui peuvent les lire, pas à tout un canal. Écrivez-moi dans notre conversation privée ou ouvrez le registre.',
  },
  triage: {
    title: 'Nouveau signalement',
    stillGoingOn: (names) => `Encore en cours : ${names}`,
  },
  notice: {
    urgent: 'C’est encore en cours : merci de regarder maintenant.',
    newReport: 'Nouveau signalement. Aucun canal de tri n’a encore été choisi, il vous est donc adressé.',
    newKept: 'Nouveau signalement. Il vous est adressé à la place du responsable du SMSI.',
    kept: 'Son auteur ne souhaite pas que le responsable du SMSI le voie : merci de ne pas le lui montrer.',
  },
  several: {
    title: (count) => `${count} avis`,
    why: 'Ils vous attendaient tous, ils arrivent donc en un seul message. Ouvrez une fiche pour voir ce qui vous est demandé.',
  },
  unreached: {
    whom: 'Destinataire injoignable',
    channel: 'Le canal de tri',
    was: 'Message',
    askPerson:
      'Merci de prévenir cette personne et de lui demander d’ouvrir TenTwo dans Teams, ou de le débloquer : il pourra ensuite lui écrire lui-même.',
    askChannel:
      'Merci d’examiner vous-même la fiche et de faire ajouter de nouveau TenTwo à l’équipe, ou de choisir un autre canal.',
    kept: 'Le message est conservé et sera envoyé à ce moment-là, s’il est encore utile.',
    over: 'La fiche a avancé : ce n’est plus nécessaire.',
  },
  checkpoint: {
    title: 'Point de contrôle de l’historique',
    sealed:
      'L’historique est scellé jusqu’ici. Même une personne capable de réécrire les listes dans SharePoint ne peut pas réécrire ce message : merci de le laisser en place.',
    made: 'Établi',
    covers: 'Lignes couvertes',
    rows: (rows, last) => `${rows.toLocaleString('fr-FR')}, jusqu’à l’élément ${last}`,
    check: 'Comment vérifier',
    how: 'Enregistrez les lignes ci-dessous sous le nom anchor.txt et lancez : npm run verify -- --anchor anchor.txt (docs/verify.md dit ce qui est comparé).',
  },
  channel: {
    chosen: 'C’est fait. Les nouveaux signalements s’afficheront dans ce canal, sans le nom de leur auteur.',
    alreadyChosen: 'Les nouveaux signalements s’affichent déjà dans ce canal.',
    onlyInChannel: 'Merci d’écrire cela dans le canal où les nouveaux signalements doivent s’afficher.',
    onlyAdministrator: 'Seul un administrateur de TenTwo peut choisir le canal.',
  },
  unnamed: unnamedWords,
  case: caseWords,
  file: fileWords,
  work: workWords,
  decide: decideWords,
  reminder: reminderWords,
  training: trainingWords,
  meeting: meetingWords,
  session: sessionWords,
  extension: extensionWords,
  command: commandWords,
  notSaved: {
    title: 'Pas encore enregistré',
    why: (because) => `Raison : ${because}. Tout ce que vous avez écrit est encore là.`,
    goesOn: 'Si je parviens à l’enregistrer, je l’afficherai dans notre conversation.',
    tryLater: 'Merci d’appuyer sur *Réessayer* dans un moment ; ce ne sera enregistré qu’une seule fois.',
    again: 'Réessayer',
  },
  trouble: {
    slow: 'Microsoft 365 met plus de temps que d’habitude',
    bug: 'quelque chose n’a pas fonctionné de notre côté',
    notNow: (because) => `Je ne peux pas le faire pour l’instant : ${because}. Merci de réessayer dans un moment.`,
    id: (id) => `Si vous demandez de l’aide, indiquez ${id}.`,
    comesLater: 'Cela prend plus de temps que d’habitude. Je réponds ici dès que possible.',
  },
  outdated: 'Ce bouton ne fonctionne plus. Écrivez « aide » pour voir ce que vous pouvez faire.',
  otherOrganisation: 'Je ne travaille que dans l’organisation qui m’a installé.',
  unknownSender:
    'Je ne sais pas qui vous êtes ici et ne peux donc rien noter. Merci de vous connecter à Teams avec votre compte professionnel.',
};
