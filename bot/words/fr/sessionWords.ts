import type { SessionWords } from '../en/sessionWords.ts';

const times = (count: number, one: string, many: string): string => `${count} ${count < 2 ? one : many}`;

export const sessionWords: SessionWords = {
  title: (reference) => `${reference} · 5 pourquoi`,
  step: {
    problem: 'Est-ce bien le problème ?',
    why: (number, cause) =>
      cause === undefined
        ? `Pourquoi ${number} : pourquoi ce problème ?`
        : `Pourquoi ${number} : pourquoi cela ? « ${cause} »`,
    agreement: 'Sommes-nous d’accord sur les causes racines ?',
  },
  status: {
    here: (count) => times(count, 'personne présente', 'personnes présentes'),
    given: (count) => times(count, 'contribution', 'contributions'),
    openUntil: (when) => `Ouverte jusqu’au ${when}, ou plus longtemps si quelque chose s’ajoute.`,
    authors:
      'Aucun nom n’apparaît ici. La fiche indique qui a dit quoi, pour le responsable, le responsable du SMSI et l’auditeur.',
    closedOn: (when) => `Close le ${when}`,
    frozenOn: (when) => `Terminée d’elle-même le ${when} : personne ne l’avait close`,
    late: (count) =>
      count < 2
        ? `${count} contribution est arrivée ensuite : conservée et signalée comme tardive.`
        : `${count} contributions sont arrivées ensuite : conservées et signalées comme tardives.`,
    moved: 'La carte a été déplacée : la séance continue dans un message plus récent.',
  },
  problem: {
    label: 'Le problème',
    implications: 'Ce qu’il implique',
    noImplications: 'Pas encore précisé.',
    asReported: 'Tel que formulé dans le signalement.',
  },
  whys: {
    none: 'Pas encore de réponse.',
    votes: (count) => times(count, 'voix', 'voix'),
    evidence: (count) => (count === 1 ? 'preuve' : `preuves ×${count}`),
    alsoSaid: (texts) => `Dit aussi : ${texts}`,
    tree: 'Jusqu’ici',
    asked: 'question en cours',
    root: 'Cause racine',
    more: (count) => `et ${count} de plus dans la vue en direct`,
  },
  agreement: {
    therefore: (text) => `→ donc : ${text}`,
    theProblem: 'le problème',
    agreed: (count) => `${count} d’accord`,
    objections: (count) => times(count, 'objection', 'objections'),
    ownerToo: 'Il faut le responsable de la non-conformité et au moins une autre personne.',
    frozen: 'D’ici là, l’arbre ne peut pas être modifié.',
  },
  closed: {
    tree: 'L’arbre des pourquoi',
    rootCauses: 'Causes racines',
    noRootCause: 'Aucune cause racine n’a été enregistrée.',
    next: 'Ensuite : le responsable établit le plan d’actions.',
    nextWithout:
      'Ce qui a été dit est conservé. Ensuite : le responsable ouvre une autre séance, ou détermine les causes.',
  },
  button: {
    here: 'Je suis là',
    correct: 'Corriger…',
    cause: 'Ajouter une cause',
    vote: 'Voter',
    evidence: 'Ajouter une preuve',
    agree: 'D’accord',
    object: 'Pas encore…',
    facilitate: 'Animer…',
    live: 'Vue en direct',
    show: 'Où nous en sommes',
    menu: 'Retour',
    anyway: 'Envoyer quand même',
    takeOver: 'Prendre le relais',
  },
  said: {
    here: 'Vous figurez au compte rendu.',
    agreed: 'Vous êtes d’accord.',
    notAsked: 'Aucun accord n’est demandé en ce moment. Voici où nous en sommes.',
    gone: 'Ce que vous avez choisi n’existe plus. Ce que vous avez saisi est conservé : merci de choisir à nouveau.',
    undone: 'C’est annulé.',
    broughtDown: 'La carte est maintenant en bas de la conversation.',
    late: 'La séance a été close entre-temps. Votre texte est conservé et affiché comme tardif ; la personne qui anime la séance peut l’intégrer.',
    takenOver: 'C’est vous qui animez la séance maintenant.',
    moved: 'C’est fait. La carte le montre dans un instant.',
  },
  form: {
    problem: {
      title: 'Corriger le problème',
      send: 'Enregistrer',
      done: 'C’est enregistré. La carte le montre dans un instant.',
    },
    cause: {
      title: 'Ajouter une cause',
      send: 'Ajouter',
      done: 'C’est ajouté. Vous pouvez en ajouter une autre, ou fermer cette fenêtre.',
    },
    evidence: {
      title: 'Ajouter une preuve',
      send: 'Ajouter',
      done: 'C’est ajouté. La carte le montre dans un instant.',
    },
    vote: {
      title: 'Voter',
      send: 'Voter',
      done: 'Votre voix est enregistrée. Vous pouvez la modifier ou la retirer.',
    },
    object: {
      title: 'Pas encore',
      send: 'Envoyer',
      done: 'C’est enregistré : vous n’êtes pas d’accord pour le moment.',
    },
    facilitate: { title: 'Animer', send: 'Continuer', done: 'C’est fait. La carte le montre dans un instant.' },
    follow: { title: 'Demander pourquoi', send: 'Demander', done: 'Ces pourquoi sont posés maintenant.' },
    again: { title: 'Reposer un pourquoi', send: 'Demander', done: 'Ces pourquoi sont posés maintenant.' },
    merge: {
      title: 'Fusionner deux causes',
      send: 'Fusionner',
      done: 'Elles n’en font plus qu’une, avec les voix des deux.',
    },
    root: { title: 'Cause racine', send: 'Continuer', done: '' },
    statement: { title: 'Cause racine', send: 'Choisir', done: 'Elle est retenue comme cause racine.' },
    handOver: { title: 'Passer la main', send: 'Passer la main', done: 'L’animation est transmise.' },
    close: { title: 'Clore la séance', send: 'Clore', done: 'La séance est close.' },
  },
  input: {
    why: 'À quel pourquoi répondez-vous ?',
    cause: 'Parce que…',
    evidence: 'Qu’est-ce qui le montre ? (le cas échéant)',
    evidenceFor: 'Pour quelle cause ?',
    evidenceText: 'Qu’est-ce qui le montre ?',
    noVote: 'Aucune voix',
    objection: 'Avec quoi n’êtes-vous pas d’accord ?',
    move: 'Et ensuite ?',
    whys: 'Pour lesquelles demander pourquoi ?',
    sames: 'Cause à fusionner',
    into: 'Fusionner avec (celle-ci reste)',
    rootOf: 'Quelle cause est une cause racine ?',
    statement: 'La cause racine, en une phrase',
    category: 'Type de cause',
    despite: 'Pourquoi est-ce tout de même une cause racine ? (enregistré)',
    handTo: 'Qui anime désormais ?',
    aloneBecause: 'Pourquoi clore sans leur accord ? (enregistré)',
  },
  hint: {
    title: 'Une réflexion avant l’envoi',
    kept: 'Ce que vous avez écrit est conservé ci-dessous. Personne d’autre ne voit ceci.',
    humanError: 'L’erreur est humaine, partout. Qu’est-ce qui a rendu celle-ci possible, ou l’a laissée passer ?',
    notTrained: 'Une formation manque peut-être. Qu’est-ce qui permet de faire ce travail sans elle ?',
    forgot: 'Tout le monde oublie. Qu’est-ce qui aurait dû le rappeler, ou rendre l’oubli impossible ?',
    blame:
      'Cela peut se lire comme visant une personne. Qu’est-ce qui, dans la façon de travailler, aurait mené n’importe qui au même résultat ?',
    repeats: 'Cela dit presque la même chose que la question. Qu’y a-t-il derrière ?',
  },
  move: {
    problem: 'Dire quel est le problème et ce qu’il implique',
    begin: 'Le problème est confirmé : commencer les pourquoi',
    follow: 'Demander pourquoi : suivre une à trois causes',
    again: 'Reposer un pourquoi',
    merge: 'Fusionner deux causes qui disent la même chose',
    root: 'Choisir une cause racine',
    ask: 'Demander si tout le monde est d’accord',
    back: 'Revenir aux pourquoi',
    handOver: 'Passer la main',
    bringDown: 'Amener la carte en bas',
    close: 'Clore la séance',
    undo: {
      StepTaken: 'Annuler : la dernière étape',
      WhysAsked: 'Annuler : le dernier choix de pourquoi',
      CausesMerged: 'Annuler : la dernière fusion',
      RootCauseChosen: 'Annuler : la dernière cause racine',
    },
  },
  lead: {
    notYours:
      'Quelqu’un d’autre anime cette séance. Si cette personne est inactive depuis cinq minutes, vous pouvez prendre le relais.',
    notForGuests: 'Quelqu’un d’autre anime cette séance.',
    nothingToVote: 'Il n’y a encore aucune cause à départager.',
    nothingToMerge: 'Aucun pourquoi n’a encore deux réponses.',
    noCauses: 'Il n’y a encore aucune cause.',
    backwards: 'À rebours : chaque point découle-t-il du précédent ?',
    objections: 'Objections',
    closeSettles: 'Ensuite, plus rien ne peut être ajouté, et ceci fait partie de la fiche.',
    closeWithout:
      'Aucune cause racine n’a été choisie : la séance est conservée telle quelle, et rien n’est déterminé.',
    closeBefore: 'Il manque encore l’accord du responsable et d’au moins une autre personne.',
    atMost: (count) => `${count} au plus.`,
  },
};
