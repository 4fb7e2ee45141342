import type { AuditWords } from '../en/auditWords.ts';

export const auditWords: AuditWords = {
  question: {
    identify: 'Comment identifiez-vous et documentez-vous les non-conformités ?',
    causes: 'Comment analysez-vous les causes racines ?',
    examples: 'Exemples récents d’actions correctives et de leurs résultats',
    effectiveness: 'Comment vérifiez-vous l’efficacité ?',
    documented: 'Comment le processus est-il documenté ?',
  },
  asOf: (days, day) => `Signalements ${days}, à la date du ${day}.`,
  everyRecord:
    'Toutes les non-conformités sont comptées, même celles qui ne sont pas ouvertes à chaque lecteur ; la liste derrière un chiffre montre celles qui vous sont ouvertes.',
  clause: (letter, text) => `Article 10.2 ${letter} : ${text}`,
  mark: {
    'name.named': 'Signalées avec un nom',
    'name.sealed': 'Signalées sous scellé',
    'name.anonymous': 'Signalées anonymement',
    complete: 'Tous les champs du formulaire renseignés',
    whys: 'Séance des 5 pourquoi tenue',
    similarSought: 'Cas similaires recherchés',
    similarFound: 'Cas similaires trouvés',
    verifierApart: 'Vérifiées par une personne sans action dans le plan',
    criteriaFirst: 'Critères de réussite approuvés avant le verdict',
    closedBefore: 'Clôturées avant TenTwo',
    'exception.approval': 'Plan approuvé par exception',
    'exception.riskAcceptance': 'Risque accepté par exception',
    'exception.cancellation': 'Action annulée par exception',
    'exception.causesAlone': 'Causes racines déterminées par une seule personne',
    reported: 'Signalées',
    rejected: 'Rejetées',
    duplicate: 'Doublons',
    withdrawn: 'Retirées',
    causesDemanded: 'Causes racines exigées',
    causesFound: 'Causes racines déterminées',
    similarDone: 'Recherche de cas similaires faite',
    closed: 'Clôturées',
    judged: 'Efficacité jugée',
    cycledAgain: 'Inefficaces au premier cycle',
    recurred: 'Survenues à nouveau',
    unmarked: 'Données d’une version antérieure',
  },
  identify: {
    ways: 'Tout le personnel signale dans Teams : dans une conversation privée avec le bot, dans un canal, à partir d’un message, ou dans cet onglet. Un auditeur invité signale aussi. Chaque signalement a aussitôt son numéro, jamais réutilisé, et toute modification ultérieure est une ligne de plus d’un historique signé.',
    form: (fields) => `Le formulaire demande : ${fields}.`,
    reported:
      '{0} ont été signalées dans cette période, dont {1} rejetées, {2} doublons et {3} retirées ; toutes gardent leur numéro et leur fiche.',
    unnamed: '{0} ont été signalées sous scellé et {1} anonymement ({2} des signalements).',
    complete:
      '{0} sur {1} ont tous les champs du formulaire de la procédure renseignés : système, article, impact et priorité, outre la description et la date.',
    closedBefore:
      '{0} ont été reprises d’un registre antérieur à TenTwo, dont {1} y étaient closes : ni approuvées ni vérifiées ici, et dans aucun chiffre.',
    unmarked:
      '{0} ont été écrites en dernier par une version antérieure de TenTwo et manquent dans les décomptes par origine, lieu, nom et séance.',
    sources: 'Comment elles ont été constatées',
    places: 'Où elles ont été signalées',
  },
  causes: {
    method:
      'La méthode est celle des 5 pourquoi, dans une séance sur une carte partagée en réunion ou sur la page de la fiche : chaque pourquoi avec sa réponse et sa preuve, plusieurs branches, une cause par énoncé. Le responsable et au moins une autre personne acceptent les causes racines avant la clôture de la séance.',
    found: '{0} sur {1} non-conformités dont le parcours l’exige ont des causes racines déterminées.',
    sessions: 'Pour {0}, une séance des 5 pourquoi a été tenue et close.',
    similar:
      'Pour {0} sur {1}, il a été déterminé s’il en existe ou pourrait s’en produire de similaires ; pour {2}, on en a trouvé.',
    kinds: 'Types de causes racines, par date de détection',
  },
  effectiveness: {
    criteria:
      'Critères de réussite, méthode, date et vérificateur font partie du plan et sont approuvés avec lui. Pour {0} sur {1} jugées, ils ont été approuvés avant le verdict.',
    apart:
      'Pour {0} sur {1}, chaque verdict a été rendu par une personne sans action dans le plan : nul ne vérifie son propre travail.',
    verdicts: 'Derniers verdicts',
    again:
      '{0} ont demandé plus d’un cycle, le précédent reste lisible ; pour {1}, une récurrence a été confirmée, ce qui renverse le verdict.',
    reviews: (held, isOne, last) =>
      `${held} ${isOne ? 'revue périodique' : 'revues périodiques'} des fiches${last ? `, la dernière le ${last}` : ''}.`,
    nextReview: (day, isOverdue) =>
      isOverdue ? `La prochaine était prévue le ${day} : elle est en retard.` : `La prochaine est prévue le ${day}.`,
    noReview: 'Aucune revue périodique des fiches n’a encore été tenue.',
  },
  figure: (name, value) => `${name} : ${value}`,
  days: (value, isOne) => `${value} ${isOne ? 'jour' : 'jours'} en moyenne`,
  nothing: 'rien à compter dans cette période',
  none: 'aucune',
  lookFurther: 'Pour aller plus loin : {0}, {1}.',
  toNumbers: 'Chiffres, avec leur mode de calcul',
  toRegister: 'Registre',
  examples: {
    rule: 'Choisis par une règle, non par une personne : les cinq derniers jugés efficaces ou clos, et les cinq derniers inefficaces, partiellement efficaces, ou qui se sont reproduits. De tout temps, dans la mesure où ils vous sont ouverts.',
    effective: 'Efficaces',
    notEffective: 'Inefficaces, partiellement efficaces, ou récurrentes',
    noneYet: 'Aucune n’a encore été jugée.',
    noneBad: 'Il n’y en a pas.',
    cycle: (number) => `Cycle ${number}`,
    done: (day, by) => `${day}, par ${by}`,
    because: (reason) => `pas nécessaire, parce que : ${reason}`,
    notRecorded: 'non enregistré',
    lane: 'Parcours',
    actions: 'Actions correctives',
    action: (id, title, state, due, done) =>
      `${id} ${title} : ${state.toLowerCase()}${done ? ` le ${done}` : ''}, échéance d’origine le ${due}`,
    verdict: 'Verdict',
    recurred: 'Cela s’est reproduit le',
  },
  exceptions: {
    title: 'Exceptions et retards',
    text: 'Permises, chacune avec une raison enregistrée ; montrées pour que personne n’ait à les chercher.',
    exception: {
      approval:
        'Un plan a été approuvé par une personne qui y a part, parce que personne à la direction n’en était exempt : {0}.',
      riskAcceptance: 'Un risque a été accepté ainsi : {0}.',
      cancellation: 'Une action a été annulée ainsi : {0}.',
      causesAlone: 'Des causes racines ont été déterminées par une seule personne : {0}.',
    },
    unread:
      'Pour {0}, l’élément dans SharePoint a été modifié à la main ou vient d’une autre version : personne ne répond de ses données, et aucun chiffre ne le compte. La fiche elle-même figure dans l’historique.',
    noUnread: 'Aucun élément dans SharePoint n’est connu comme modifié à la main sans avoir été réécrit.',
    damaged: (keys) => `Ceux-ci sont illisibles, ou leur chaîne ne concorde pas : ${keys}.`,
    seal: 'npm run verify, voir plus bas, dit si une chaîne de l’historique a été rompue ; une fiche dont la chaîne est rompue se lit seulement, et sa page dit quelle ligne.',
  },
  sample: {
    title: 'Échantillon aléatoire',
    text: 'Parmi tous les numéros attribués, quel que soit leur sort : rejetées, doublons et retirées aussi. Chaque tirage est enregistré avec sa graine, afin que personne ne tire jusqu’à ce que cela convienne.',
    count: 'Combien',
    by: 'Tirage par groupe',
    stratum: {
      none: 'Non, parmi toutes',
      lane: 'Autant de chaque parcours',
      priority: 'Autant de chaque priorité',
      stage: 'Autant de chaque étape',
    },
    from: 'Parmi',
    fromAll: 'Tous les numéros attribués',
    fromPeriod: (days) => `Signalements ${days}`,
    seed: 'Votre propre graine',
    seedHint: 'Par exemple le résultat d’un lancer de dés. Sans graine, le serveur en tire une.',
    seedWrong: 'Jusqu’à 64 lettres et chiffres sans accents.',
    countWrong: 'Un nombre entier de 1 à 200.',
    draw: 'Tirer',
    drawn: (key, count, population) => `${key} : ${count} tirées parmi ${population}`,
    seedWas: (seed) => `Graine : ${seed}`,
    digest: (digest) => `SHA-256 de tous les numéros soumis au tirage : ${digest}`,
    gaps: (references) => `Numéros que le registre n’a pas : ${references}`,
    noGaps: 'Aucun numéro ne manque entre le premier et le dernier d’une année.',
    keptBack: 'réservée : elle ne vous est pas ouverte, et n’est pas remplacée par une autre',
    save: 'Enregistrer le tirage',
    pack: 'Dossier d’audit',
    packNotYours:
      'Un dossier d’audit dit qui a donné quoi dans les séances : c’est l’auditeur ou le responsable du SMSI qui le prend.',
    rule: 'Pour refaire le tirage : calculer le SHA-256 de « graine:numéro » pour chaque numéro, trier, prendre les premiers.',
  },
  exports: {
    title: 'Ce qui a été tiré et exporté',
    text: 'Chaque fichier est enregistré avec son SHA-256 avant de sortir : toute personne qui le détient peut l’identifier.',
    none: 'Rien n’a encore été tiré ni exporté.',
    table: 'Liste des tirages et des exports',
    head: ['Numéro', 'Quand', 'Qui', 'Quoi', 'Fiches', 'Demandé', 'SHA-256'],
    more: (count) => `${count} en tout ; les plus récents sont montrés.`,
  },
  checkpoint: {
    title: 'Le dernier point de contrôle de l’historique',
    none: 'Il n’y a pas encore de point de contrôle signé : il en est fait un chaque jour, et après 2 000 lignes.',
    text: (name, at, rows, last) =>
      `${name}, signé le ${at}, couvre ${rows} lignes de la liste History, jusqu’à l’élément ${last}.`,
    stamped: 'Une autorité d’horodatage a confirmé quand il a été établi.',
    anchor:
      'Gardez ces lignes hors du site, sous le nom anchor.txt : elles permettent de reconnaître un historique réécrit.',
    verify: 'Comment vérifier',
    site: 'Avec notre commande, qui n’a besoin que de lire le site',
    anchored: 'Contre un point de contrôle gardé ailleurs, tiré d’un dossier ou du canal du SMSI',
    outside: 'Sans nous : docs/verify.md dit comment écrire son propre vérificateur, et chaque dossier en contient un.',
  },
};
