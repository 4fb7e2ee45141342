import type { ReportPageWords } from '../en/reportWords.ts';

export const reportPageWords: ReportPageWords = {
  intro: 'Une phrase suffit. Vous recevez un numéro, et les personnes qui peuvent y remédier prennent le relais.',
  defaults:
    'Pour le reste, TenTwo note : constatée aujourd’hui ; article : l’équipe sécurité choisira ; impact et priorité : je ne sais pas.',
  offer: 'Vous préférez ne pas donner votre nom ? « Ajouter des détails » vous permet de choisir.',
  details: 'Ajouter des détails',
  fewer: 'Moins de détails',
  send: 'Envoyer',
  today: 'Aujourd’hui, si vous ne l’indiquez pas.',
  named:
    'À mon nom : les personnes qui traitent ou contrôlent les signalements voient qui vous êtes, et TenTwo vous tient au courant.',
  afterwards:
    'Si vous signalez sous scellé ou anonymement, rien ne vous est envoyé ensuite : vous recevez un numéro et un code de suivi, qui permettent de suivre le signalement. Ce que vous écrivez peut aussi révéler qui vous êtes. Microsoft 365 enregistre que vous avez ouvert cet onglet, et quand ; ce que vous saisissez ici ne figure dans aucun message.',
  attention: 'Presque terminé : merci de vérifier les remarques sous les champs.',
  clauseHint: 'Par numéro ou avec vos mots, par exemple « mot de passe »',
  noClause: 'Aucun article ne convient. L’équipe sécurité choisira.',
  draftKept:
    'Votre brouillon a été rétabli. Il n’est conservé que dans ce navigateur, jusqu’à l’envoi ou à la fermeture de l’onglet.',
  discard: 'Vider le formulaire',
  goesOn:
    'L’enregistrement a peut-être abouti entre-temps : merci d’appuyer sur « Réessayer », ce ne sera enregistré qu’une seule fois.',
  receipt: {
    title: 'Votre signalement est enregistré',
    repeated:
      'Votre premier envoi avait déjà été enregistré, tel qu’il était alors. Ce que vous avez changé depuis n’y figure pas : merci de l’ajouter.',
    copy: (what) => `Copier : ${what}`,
    how: 'Ils vous permettent de suivre votre signalement, de répondre aux questions ou de compléter : ici, ou en écrivant « dossier » à TenTwo. Ne saisissez le code que dans un formulaire, jamais dans une conversation.',
    files: 'Vous pouvez maintenant ajouter des photos et des fichiers : ouvrez le signalement.',
    open: 'Ouvrir le signalement',
    ask: 'Suivre ce signalement',
    another: 'Signaler autre chose',
    howToAnswer:
      'Votre signalement est enregistré tel quel. Pour répondre, ouvrez-le et appuyez sur « Compléter » ; sinon, vous n’avez rien à faire.',
    howToAnswerByCase:
      'Votre signalement est enregistré tel quel. Pour répondre, utilisez votre code de suivi ; sinon, vous n’avez rien à faire.',
    byCase:
      'Seule exception, une photo : envoyez-la à TenTwo dans la conversation, avec le numéro et le code dans le même message, puis supprimez ce message, car Teams le conserve. Tout ce qui, dans la photo, pourrait vous identifier, comme le lieu et l’appareil, en est retiré avant qu’elle soit conservée.',
  },
};
