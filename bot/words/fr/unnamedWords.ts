import { reportingWords } from '../../../procedure/words/fr/reportingWords.ts';
import type { CaseWords, UnnamedWords } from '../en/unnamedWords.ts';

export const unnamedWords: UnnamedWords = {
  offer: 'Vous préférez ne pas donner votre nom ? *Ajouter des détails* vous permet de choisir.',
  question: reportingWords.question,
  choice: {
    named:
      'À mon nom : les personnes qui traitent ou contrôlent les signalements voient qui vous êtes, et je vous tiens au courant.',
    ...reportingWords.choice,
  },
  afterwards:
    'Si vous signalez sous scellé ou anonymement, rien ne vous est envoyé ensuite : vous recevez un numéro et un code de suivi, qui permettent de suivre le signalement. Ce que vous écrivez peut aussi révéler qui vous êtes. Teams conserve cette conversation : ses messages, mais pas ce que vous saisissez dans un formulaire.',
  asBefore: reportingWords.asBefore,
  notToIsmsManager: reportingWords.notToIsmsManager,
  onlyInPrivate:
    'Dans un canal, d’autres voient qui appuie sur le bouton. Merci de m’écrire dans notre conversation privée.',
  alreadySent:
    'Ce formulaire a déjà été envoyé sans votre nom, et je ne l’envoie pas une seconde fois. Pour signaler autre chose, écrivez « signaler ».',
  goesOn:
    'L’enregistrement a peut-être abouti entre-temps. Rien ne vous est envoyé : merci d’appuyer sur *Réessayer*, ce ne sera enregistré qu’une seule fois.',
  known: { sealed: 'Signalée sous scellé', anonymous: 'Anonyme' },
  receipt: {
    ...reportingWords.unnamedReceipt,
    how: 'Ils vous permettent de suivre votre signalement, de répondre aux questions ou de compléter : écrivez-moi « dossier » ou appuyez sur le bouton. Ne saisissez le code que dans ce formulaire, jamais dans une conversation.',
    teamsKeeps: 'Teams conserve cette conversation : ses messages, mais pas ce que vous avez saisi dans le formulaire.',
    formStays:
      'Si le formulaire réapparaît ici à votre retour, il a bien été envoyé. *Ce n’est pas un signalement* n’efface que le formulaire.',
    open: 'Suivre ce signalement',
  },
};

export const caseWords: CaseWords = {
  title: 'Un signalement sans votre nom',
  how: 'Saisissez le numéro et le code de suivi que vous avez reçus. Je n’enregistre pas qui pose la question.',
  ...reportingWords.case,
  codeInMessage:
    'Votre message contient un code de suivi, et Teams conserve les messages : vous pouvez le supprimer. Merci de saisir plutôt le code dans ce formulaire.',
  codeInChannel: 'Votre message contient un code de suivi que d’autres peuvent lire ici : merci de le supprimer.',
  opensPrivately: 'Appuyez sur le bouton ci-dessous : un formulaire s’ouvre, visible par vous uniquement.',
  hint: 'Signalé sans votre nom ? Écrivez « dossier ».',
  onlyNewest: 'Seule l’entrée la plus récente est affichée en entier.',
  stays: 'Le numéro et le code restent ici pour la suite. Rien de tout cela n’est conservé dans la conversation.',
  saidWithdrawn: 'Le signalement est retiré. Merci tout de même.',
};
