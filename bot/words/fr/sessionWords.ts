import type { SessionWords } from '../en/sessionWords.ts';

const times = (count: number, one: string, many: string): string => `${count} ${count < 2 ? one : many}`;

export const sessionWords: SessionWords = {
  title: (reference) => `${reference} · 5 pourquoi`,
  step: {
    problem: 'Est-ce bien le problème ?',
    why: (number, cause) =>
      cause === undefined
        ? `Pourquoi ${number} : pourquoi ce problème ?`
        : `Pourquoi ${number} : pourquoi est-ce ainsi ? « ${cause} »`,
    agreement: 'Sommes-nous d’accord sur les causes racines ?',
  },
  status: {
    here: (count) => times(count, 'personne présente', 'personnes présentes'),
    given: (count) => times(count, 'contribution', 'contributions'),
    openUntil: (when) => `Ouvert jusqu’au ${when}, ou plus longtemps si quelque chose s’ajoute.`,
    authors:
      'Aucun nom n’apparaît ici. Qui a dit quoi figure dans la fiche, pour le responsable, le responsable SMSI et l’auditeur.',
    closedOn: (when) => `Clos le ${when}`,
    frozenOn: (when) => `Personne ne l’a close : la séance s’est terminée d’elle-même le ${when}`,
    late: (count) =>
      count < 2
        ? `${count} contribution est arrivée ensuite : conservée et signalée comme tardive.`
        : `${count} contributions sont arrivées ensuite : conservées et signalées comme tardives.`,
    moved: 'La carte a été déplacée : la séance continue dans un message plus récent.',
  },
  problem: {
    label: 'Le problème',
    implications: 'Ce qu’il implique',
    noImplications: 'Personne ne l’a encore dit.',
    asReported: 'Dans les mots du signalement.',
  },
  whys: {
    none: 'Pas encore de réponse.',
    votes: (count) => times(count, 'voix', 'voix'),
    evidence: (count) => (count === 1 ? 'preuve' : `preuves ×${count}`),
    alsoSaid: (texts) => `Dit aussi : ${texts}`,
    tree: 'Jusqu’ici',
    asked: 'posé maintenant',
    root: 'Cause racine',
    more: (count) => `et ${count} de plus : Vue en direct`,
  },
  agreement: {
    therefore: (text) => `→ donc : ${text}`,
    theProblem: 'le problème',
    agreed: (count) => `${count} d’accord`,
    objections: (count) => times(count, 'objection', 'objections'),
    ownerToo: 'Il faut le responsable de la non-conformité et au moins une autre personne.',
    frozen: 'Entre-temps, l’arbre reste tel qu’il est.',
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
    show: 'Où en sommes-nous',
    menu: 'Retour',
    anyway: 'Envoyer quand même',
    takeOver: 'Prendre le relais',
  },
  said: {
    here: 'Vous figurez au compte rendu.',
    agreed: 'Vous êtes d’accord.',
    notAsked: 'Personne ne demande d’accord en ce moment. Voici où nous en sommes.',
    gone: 'Ce que vous avez choisi n’existe plus. Ce que vous avez saisi est conservé : merci de choisir à nouveau.',
    undone: 'C’est annulé.',
    broughtDown: 'La carte est maintenant en bas de la conversation.',
    late: 'La session a été close entre-temps. Votre texte est conservé et affiché comme tardif ; la personne qui anime la session peut l’ajouter.',
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
      done: 'Votre voix compte. Vous pouvez la changer ou la retirer.',
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
    whys: 'Pourquoi en est-il ainsi ?',
    sames: 'Cette cause…',
    into: 'Dit la même chose que (reste)',
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
      'Cela peut se lire comme visant une personne. Qu’est-ce qui, dans la façon de travailler, y aurait mené n’importe qui ?',
    repeats: 'Cela dit presque la même chose que la question. Qu’y a-t-il derrière ?',
  },
  move: {
    problem: 'Dire ce qu’est le problème et ce qu’il implique',
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
      WhysAsked: 'Annuler : les pourquoi posés',
      CausesMerged: 'Annuler : la dernière fusion',
      RootCauseChosen: 'Annuler : la dernière cause racine',
    },
  },
  lead: {
    notYours:
      'Quelqu’un d’autre anime cette séance. Si rien n’est venu de cette personne depuis cinq minutes, vous pouvez prendre le relais.',
    notForGuests: 'Quelqu’un d’autre anime cette séance.',
    nothingToVote: 'Il n’y a encore rien à départager.',
    nothingToMerge: 'Il n’y a pas deux réponses au même pourquoi.',
    noCauses: 'Il n’y a encore aucune cause.',
    backwards: 'À rebours : chaque point découle-t-il du précédent ?',
    objections: 'Ce qui ne fait pas l’accord',
    closeSettles: 'Ensuite plus rien n’est ajouté, et ceci fait partie de la fiche.',
    closeWithout:
      'Aucune cause racine n’a été choisie : la séance est conservée telle quelle, et rien n’est déterminé.',
    closeBefore: 'Le responsable et au moins une autre personne ne sont pas encore tous deux d’accord.',
    atMost: (count) => `${count} au plus.`,
  },
};
