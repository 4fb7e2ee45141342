import type { LegalFacts, LegalPage, LegalText, Section } from '../legalText.ts';

const contact = ({ privacyContact }: LegalFacts): string =>
  privacyContact ??
  'Merci de vous adresser au responsable du SMSI de votre organisation, ou à son délégué à la protection des données.';

const privacy = (facts: LegalFacts): readonly Section[] => [
  {
    heading: 'Qui est responsable',
    text: [
      `TenTwo enregistre les non-conformités et les actions correctives en sécurité de l’information (ISO/CEI 27001:2022, article 10.2). ${facts.organisation ?? 'L’organisation qui l’a installé dans son Microsoft 365'} l’exploite et répond de ce qui est conservé. Les auteurs du logiciel ne reçoivent rien.`,
    ],
  },
  {
    heading: 'Ce qui est conservé',
    points: [
      'Ce que vous signalez, ajoutez, décidez ou trouvez dans une séance, avec votre nom et l’identifiant de votre compte, sauf si vous signalez sans votre nom ; et quand.',
      'Les fichiers que vous joignez comme preuves.',
      'À qui une tâche a été confiée, qui l’a approuvée, qui a confirmé une formation.',
      'Où le bot vous joint dans Teams : l’identifiant de votre conversation avec lui, votre langue et votre fuseau horaire.',
      'Quel rappel ou avis a été envoyé à propos de quelle fiche.',
      'Qui a pris un export ou un dossier d’audit.',
    ],
  },
  {
    heading: 'Pour quoi faire',
    text: [
      'Pour remédier à ce qui n’allait pas, en supprimer la cause, voir si cela a été efficace, et conserver les preuves qu’exige la norme (10.2 f et g). TenTwo n’évalue pas les personnes : les causes se cherchent dans l’organisation du travail.',
    ],
  },
  {
    heading: 'Où c’est conservé',
    text: [
      'Dans des listes et une bibliothèque d’un site SharePoint, dans le Microsoft 365 de votre organisation, et nulle part ailleurs. Le serveur de TenTwo garde en mémoire ce dont il a besoin, sans copie sur disque. Son journal contient des événements, des identifiants, des codes et des nombres, et aucun texte que vous écrivez.',
    ],
  },
  {
    heading: 'Qui peut lire quoi',
    text: [
      'Une personne qui a une tâche dans une fiche peut la lire tant qu’elle a cette tâche. Toute personne qui peut lire le site SharePoint peut aussi en lire les listes.',
    ],
    table: 'reads',
  },
  {
    heading: 'Combien de temps',
    text: [
      'TenTwo ne supprime aucune fiche : ensemble, elles sont la preuve de la procédure. La durée de conservation du site et des messages de Teams suit les règles de votre organisation. L’endroit où le bot vous joint est oublié quand vous retirez l’application.',
    ],
  },
  {
    heading: 'Signaler sans votre nom',
    points: [
      'Sous scellé : votre nom est conservé chiffré. Seul un gardien peut l’ouvrir, avec un motif qui est enregistré.',
      'Anonyme : votre nom et l’identifiant de votre compte ne sont conservés nulle part.',
      'Dans les deux cas, seul le jour est enregistré et rien ne vous est envoyé : vous suivez le signalement avec un numéro et un code de suivi, dont seule une empreinte est conservée.',
      'SharePoint enregistre quand une ligne a été créée, et Microsoft 365 qui était connecté et quand.',
      ...(facts.anonymousPage
        ? [
            'TenTwo ne sait pas qui signale sur la page sans connexion. Pour que personne ne puisse la submerger, une empreinte à clé de l’adresse réseau est gardée une heure dans la mémoire du serveur ; elle n’est enregistrée nulle part.',
          ]
        : []),
    ],
  },
  {
    heading: 'Ce que Teams conserve',
    text: [
      'Teams conserve votre conversation avec le bot : ses messages, le fait que vous lui avez écrit, et quand. Ce que vous saisissez dans un formulaire ou sur une page de l’onglet ne figure dans aucun message.',
    ],
  },
  {
    heading: 'Aucun pistage',
    text: [
      'Ni cookies, ni mesure d’audience, ni publicité, ni profils. L’onglet garde dans votre navigateur le brouillon que vous écrivez à votre nom, jusqu’à l’envoi ou à la fermeture de l’onglet. Il demande à Microsoft (res.cdn.office.net) les adresses de Teams ; tout le reste vient de ce serveur. Aucune décision vous concernant n’est prise par une machine.',
    ],
  },
  {
    heading: 'Vos droits et à qui vous adresser',
    text: [
      'Vous pouvez demander ce qui est conservé à votre sujet et le faire rectifier. Un historique qui montre tout changement ultérieur ne peut pas être réécrit ; une erreur y est corrigée par une nouvelle entrée.',
      contact(facts),
    ],
  },
];

const terms = (facts: LegalFacts): readonly Section[] => [
  {
    heading: 'À quoi sert TenTwo',
    text: [
      `C’est un outil de ${facts.organisation ?? 'votre organisation'} pour les non-conformités et les actions correctives en sécurité de l’information. Utilisez-le pour cela, dans le respect des règles de votre travail.`,
    ],
  },
  {
    heading: 'À quoi il ne sert pas',
    points: [
      'Ce n’est pas une ligne d’urgence. En cas de danger ou d’attaque en cours, appelez la personne que votre organisation a désignée.',
      'Ce n’est pas un canal de lanceur d’alerte au sens de la directive (UE) 2019/1937. Ce qui ressemble à une infraction relève du canal officiel.',
      'Ce n’est pas un endroit pour des mots de passe, des clés, ou des données personnelles dont le signalement n’a pas besoin.',
    ],
  },
  {
    heading: 'Ce que vous signalez',
    points: [
      'Signalez ce que vous avez vu, tel que vous le savez. Vous n’avez pas à en être sûr, et personne n’est mis en cause pour un signalement de bonne foi.',
      'Un signalement devient une fiche avec un numéro. Elle peut être corrigée, complétée et retirée, et n’est jamais supprimée : l’historique montre ce qui a changé.',
      'Toute personne qui approuve, vérifie ou décide le fait sous son nom ; sa décision est conservée.',
      'Gardez un code de suivi pour vous. Toute personne qui l’a peut suivre le signalement et répondre à votre place, et personne ne peut vous le redonner.',
    ],
  },
  {
    heading: 'Aucune garantie',
    text: [
      'Le logiciel est fourni sous licence MIT, tel quel et sans garantie d’aucune sorte. Ce qu’il indique et rappelle ne dispense personne de ses propres devoirs. Votre organisation vous indique elle-même ce qu’elle promet de son fonctionnement.',
    ],
  },
  { heading: 'À qui vous adresser', text: [contact(facts)] },
];

export const legalWords: Readonly<Record<LegalPage, LegalText>> = {
  privacy: { title: 'Protection des données', sections: privacy },
  terms: { title: 'Conditions d’utilisation', sections: terms },
};
