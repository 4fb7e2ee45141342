import type { RegisterWords } from '../en/registerWords.ts';

export const registerWords: RegisterWords = {
  overdue: 'En retard seulement',
  holder: 'Travail attribué à',
  ownedBy: 'Responsable',
  mine: 'Mon travail',
  lane: 'Voie de traitement',
  source: 'Origine du constat',
  detectedFrom: 'Détectée à partir du',
  detectedTo: 'Détectée jusqu’au',
  export: 'Exporter',
  exportAs: { xlsx: 'En fichier Excel', csv: 'En CSV' },
  exportHint: (lines, withTexts, most) =>
    withTexts
      ? `Exactement ce qui est affiché. Lignes : ${lines}`
      : `${lines} lignes. La cause racine, les plans, les critères de réussite, l’auteur et le jour de clôture sont omis d’un fichier de plus de ${most} lignes.`,
  copyView: 'Copier un lien vers cette vue',
  handover: {
    button: 'Transmettre un travail…',
    title: 'Transmettre le travail de quelqu’un',
    text: 'Quand une personne s’en va, tout ce qui lui est encore attribué est transmis : non-conformités, plans, actions ouvertes, vérifications d’efficacité. Regardez d’abord la liste ; rien ne change tant que vous n’appuyez pas sur le bouton situé au-dessous.',
    from: 'Transmettre le travail de',
    to: 'À qui',
    because: 'Pourquoi',
    show: 'Afficher son travail',
    nothing: (who) => `${who} n’a aucun travail en cours que vous puissiez voir.`,
    found: (count, isOne, who) =>
      `${who} a du travail dans ${count} ${isOne ? 'non-conformité ouverte' : 'non-conformités ouvertes'}.`,
    work: {
      owner: 'responsable',
      planManager: 'responsable du plan',
      actionOwner: 'actions',
      verifier: 'vérification de l’efficacité',
    },
    start: (count, isOne) => `Transmettre ${count} ${isOne ? 'non-conformité' : 'non-conformités'}`,
    goOn: (count) => `Réessayer le reste (${count})`,
    running: (done, of) => `Transmises : ${done} sur ${of}`,
    finished: (done, of) => `Transmises : ${done} sur ${of}.`,
    done: 'Transmise',
    notDone: (why) => `Non transmise : ${why}`,
    waiting: 'Pas encore',
    reference: 'Référence',
    held: 'Travail',
    result: 'Résultat',
    same: 'C’est la même personne.',
    again: 'Vous pouvez appuyer de nouveau : rien n’est transmis deux fois.',
    close: 'Fermer',
    stop: 'Arrêter',
  },
};
