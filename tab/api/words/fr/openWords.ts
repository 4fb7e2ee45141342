import type { OpenWords } from '../en/openWords.ts';

export const openWords: OpenWords = {
  inThisLanguage: 'En français',
  report: {
    title: 'Signaler sans votre nom',
    intro:
      'Quand quelque chose ne va pas en matière de sécurité de l’information, dites-le ici. Aucune connexion, aucun cookie. Ni votre adresse réseau ni l’heure ne sont conservées avec le signalement ; seul le jour l’est.',
    careful:
      'TenTwo ne peut pas exclure que votre navigateur et votre réseau enregistrent que vous avez ouvert cette page. Ce que vous écrivez peut aussi révéler qui vous êtes.',
    details: 'Ajouter des détails',
    defaults:
      'Si vous n’ajoutez rien : constatée aujourd’hui ; l’équipe sécurité choisit l’article ; impact et priorité : je ne sais pas.',
    today: 'Aujourd’hui, si vous ne l’indiquez pas.',
    send: 'Envoyer',
    toCase: 'Vous avez un numéro et un code de suivi ? Suivez votre signalement',
    toPrivacy: 'Protection des données',
  },
  receipt: {
    title: 'Votre signalement est enregistré',
    how: 'Ils vous permettent de suivre votre signalement, de répondre aux questions ou de compléter.',
    notKept: 'Votre identité n’a pas été enregistrée : personne ne peut la retrouver ni vous écrire.',
    answerByCase:
      'Votre signalement est enregistré tel quel. Pour répondre, utilisez votre code de suivi ; sinon, vous n’avez rien à faire.',
    ask: 'Suivre ce signalement',
  },
  case: {
    title: 'Suivre votre signalement',
    how: 'Saisissez le numéro et le code de suivi que vous avez reçus. TenTwo n’enregistre pas qui pose la question.',
    toReport: 'Signaler autre chose',
  },
  attention: 'Presque terminé : merci de vérifier les remarques sous les champs. Rien n’a encore été envoyé.',
  optional: 'facultatif',
  notSaved: (because) =>
    `Pas encore enregistré : ${because}. Tout ce que vous avez saisi est encore là. Merci d’appuyer sur « Réessayer » dans un instant ; ce ne sera enregistré qu’une seule fois.`,
  notNow: (because) => `Ce n’est pas possible pour le moment : ${because}. Merci de réessayer dans un instant.`,
  tryAgain: 'Réessayer',
  tooMuch: (minutes) =>
    `Trop d’envois passent par cette page en ce moment : rien n’a été envoyé. Ce que vous avez saisi est encore là : merci d’appuyer à nouveau sur le bouton dans ${minutes} minutes.`,
  wentWrong: {
    title: 'Cela n’a pas fonctionné',
    unreadable: 'Le serveur n’a pas pu lire ce qui a été envoyé et n’en a rien conservé. Merci de rouvrir la page.',
    ours: 'Un problème est survenu de notre côté, et on ne sait pas si c’est enregistré. Merci de revenir en arrière et de renvoyer.',
    tooMany: (seconds) =>
      `Trop de demandes viennent de votre réseau en ce moment : rien n’a été fait. Merci de réessayer dans ${seconds} s.`,
    back: 'Retour au formulaire',
  },
  clauses: { requirements: 'Exigences de la norme', controls: 'Mesures (annexe A)' },
};
