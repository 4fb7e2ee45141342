import type { ReportPageWords } from '../en/reportWords.ts';

export const reportPageWords: ReportPageWords = {
  intro: 'Une phrase suffit. Vous recevez un numéro, et les personnes qui peuvent y remédier prennent le relais.',
  defaults:
    'Pour le reste, il est noté : constatée aujourd’hui ; article : l’équipe sécurité choisira ; impact et priorité : je ne sais pas.',
  offer: 'Plutôt sans votre nom ? « Ajouter des détails » vous laisse choisir.',
  details: 'Ajouter des détails',
  fewer: 'Moins de détails',
  send: 'Envoyer',
  today: 'Aujourd’hui, si vous ne l’indiquez pas.',
  named:
    'À mon nom : les personnes qui traitent ou contrôlent les signalements voient qui vous êtes, et TenTwo vous tient au courant.',
  afterwards:
    'Sous scellé ou anonyme, rien ne vous est envoyé ensuite : vous recevez un numéro et un code de suivi, qui vous servent à demander. Ce que vous écrivez peut aussi indiquer qui vous êtes. Microsoft 365 conserve que vous avez ouvert cet onglet, et quand ; ce que vous saisissez ici ne figure dans aucun message.',
  attention: 'Encore un petit effort : merci de regarder les remarques sous les champs.',
  clauseHint: 'Par numéro ou avec vos mots, par exemple « mot de passe »',
  noClause: 'Aucun article ne convient. L’équipe sécurité choisira.',
  draftKept:
    'Ce que vous aviez saisi est de nouveau là. C’est gardé dans ce navigateur seulement, jusqu’à l’envoi ou à la fermeture de l’onglet.',
  discard: 'Vider le formulaire',
  goesOn:
    'C’est peut-être enregistré entre-temps : merci d’appuyer sur « Réessayer », rien n’est jamais enregistré deux fois.',
  receipt: {
    title: 'Votre signalement est enregistré',
    repeated:
      'Il était arrivé dès votre premier envoi, tel qu’il était alors. Ce que vous avez changé depuis n’y figure pas : merci de l’ajouter.',
    copy: (what) => `Copier : ${what}`,
    how: 'Ils vous permettent de voir la suite, de répondre aux questions ou de compléter : ici, ou en écrivant « dossier » à TenTwo. Saisissez le code dans un formulaire seulement, jamais dans une conversation.',
    files: 'Vous pouvez maintenant ajouter des photos et des fichiers : ouvrez le signalement.',
    open: 'Ouvrir le signalement',
    ask: 'Demander ce qu’il en est',
    another: 'Signaler autre chose',
    howToAnswer:
      'Votre signalement est enregistré tel quel. Pour répondre, ouvrez-le et appuyez sur « Ajouter » ; ou restez-en là.',
    howToAnswerByCase:
      'Votre signalement est enregistré tel quel. Pour répondre, utilisez votre code de suivi ; ou restez-en là.',
    byCase:
      'Seule exception, une photo : envoyez-la à TenTwo dans la conversation, avec le numéro et le code, puis supprimez ce message, car Teams le conserve. Tout ce qui, dans la photo, pourrait vous nommer, comme le lieu et l’appareil, en est retiré avant qu’elle soit conservée.',
  },
};
