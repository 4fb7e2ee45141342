import type { ExtensionWords } from '../en/extensionWords.ts';

export const extensionWords: ExtensionWords = {
  wrote: (author, text) => `« ${text} »\n– ${author}`,
  quoted: (text) => `« ${text} »`,
  message: {
    title: 'Le message',
    keep: 'Conserver ce message comme preuve',
    keptWithLink:
      'Son texte et un lien vers lui sont conservés avec le signalement, pour les personnes qui peuvent le lire. Le lien montre de quelle conversation ou de quel canal vient le message : si vous signalez sans votre nom, mieux vaut ne pas le conserver quand peu de personnes s’y trouvent ou que le message est de vous.',
    keptText: 'Son texte est conservé avec le signalement, pour les personnes qui peuvent le lire.',
    namesYou:
      'Ce message vient d’une conversation à deux, et le lien vers lui vous trahirait. Ne le conservez pas, ou signalez à votre nom.',
    open: 'Choisissez-le pour l’ouvrir dans Teams.',
  },
  asOf: (date) => `État au ${date}. Ne s’ouvre que pour les personnes qui peuvent le lire.`,
  nothingYet: 'Il n’y a encore aucune fiche que vous puissiez voir.',
  nothingFound: (text) => `Je n’ai rien trouvé pour « ${text} » que vous puissiez voir.`,
  unknownCommand:
    'Je ne connais pas cette commande. L’application a peut-être été mise à jour : merci de réessayer plus tard.',
};
