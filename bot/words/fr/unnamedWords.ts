import { reportingWords } from '../../../procedure/words/fr/reportingWords.ts';
import type { CaseWords, UnnamedWords } from '../en/unnamedWords.ts';

export const unnamedWords: UnnamedWords = {
  offer: 'Plutôt sans votre nom ? *Ajouter des détails* vous laisse choisir.',
  question: reportingWords.question,
  choice: {
    named:
      'À mon nom : les personnes qui traitent ou contrôlent les signalements voient qui vous êtes, et je vous tiens au courant.',
    ...reportingWords.choice,
  },
  afterwards:
    'Sous scellé ou anonyme, rien ne vous est envoyé ensuite : vous recevez un numéro et un code de suivi, qui vous servent à demander. Ce que vous écrivez peut aussi indiquer qui vous êtes. Teams conserve cette conversation : ses messages, mais pas ce que vous saisissez dans un formulaire.',
  asBefore: reportingWords.asBefore,
  notToIsmsManager: reportingWords.notToIsmsManager,
  onlyInPrivate: 'Dans un canal, d’autres voient qui appuie. Merci de m’écrire dans notre conversation privée.',
  alreadySent:
    'Ce formulaire a déjà été envoyé sans votre nom, et je ne l’envoie pas une seconde fois. Pour signaler autre chose, écrivez « signaler ».',
  goesOn:
    'C’est peut-être enregistré entre-temps. Rien ne vous est envoyé : merci d’appuyer sur *Réessayer*, rien n’est jamais enregistré deux fois.',
  known: { sealed: 'Signalée sous scellé', anonymous: 'Anonyme' },
  receipt: {
    ...reportingWords.unnamedReceipt,
    how: 'Ils vous permettent de voir la suite, de répondre aux questions ou de compléter : écrivez-moi « dossier » ou appuyez sur le bouton. Saisissez le code dans ce formulaire seulement, jamais dans une conversation.',
    teamsKeeps: 'Teams conserve cette conversation : ses messages, mais pas ce que vous avez saisi dans le formulaire.',
    formStays:
      'Si le formulaire réapparaît ici à votre retour, il a bien été envoyé. *Ce n’est pas un signalement* n’efface que le formulaire.',
    open: 'Demander ce qu’il en est',
  },
};

export const caseWords: CaseWords = {
  title: 'Un signalement sans votre nom',
  how: 'Saisissez le numéro et le code de suivi que vous avez reçus. Je ne conserve pas qui demande.',
  ...reportingWords.case,
  codeInMessage:
    'Votre message contient un code de suivi, et Teams conserve les messages : vous pouvez le supprimer. Merci de saisir plutôt le code dans ce formulaire.',
  codeInChannel: 'Votre message contient un code de suivi que d’autres peuvent lire ici : merci de le supprimer.',
  opensPrivately: 'Appuyez sur le bouton ci-dessous : un formulaire s’ouvre, visible par vous uniquement.',
  hint: 'Signalé sans votre nom ? Écrivez « dossier ».',
  onlyNewest: 'Seul le plus récent est affiché en entier.',
  stays: 'Le numéro et le code restent ici pour la suite. Rien de tout cela n’est conservé dans la conversation.',
  saidWithdrawn: 'Le signalement est retiré. Merci tout de même.',
};
