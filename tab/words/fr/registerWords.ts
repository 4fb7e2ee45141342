import type { RegisterWords } from '../en/registerWords.ts';

export const registerWords: RegisterWords = {
  overdue: 'En retard seulement',
  holder: 'Travail de',
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
      : `${lines} lignes. La cause racine, les plans, les critères de succès, l’auteur et le jour de clôture sont omis d’un fichier de plus de ${most} lignes.`,
  copyView: 'Copier un lien vers cette vue',
  handover: {
    button: 'Transmettre un travail…',
    title: 'Transmettre le travail de quelqu’un',
    text: 'Qui s’en va transmet tout ce qu’il a encore en charge : non-conformités, plans, actions ouvertes, vérifications d’efficacité. Regardez d’abord la liste ; rien ne change avant que vous n’appuyiez sur le bouton au-dessous.',
    from: 'Le travail de qui',
    to: 'À qui',
    because: 'Pourquoi',
    show: 'Montrer ce qu’il a en charge',
    nothing: (who) => `${who} n’a aucun travail ouvert que vous puissiez voir.`,
    found: (count, isOne, who) =>
      `${who} a du travail dans ${count} ${isOne ? 'non-conformité ouverte' : 'non-conformités ouvertes'}.`,
    work: {
      owner: 'responsable',
      planManager: 'pilote du plan',
      actionOwner: 'actions',
      verifier: 'vérification de l’efficacité',
    },
    start: (count, isOne) => `Transmettre ${count} ${isOne ? 'non-conformité' : 'non-conformités'}`,
    goOn: (count) => `Réessayer les ${count} autres`,
    running: (done, of) => `${done} sur ${of} transmises`,
    finished: (done, of) => `${done} sur ${of} sont transmises.`,
    done: 'Transmise',
    notDone: (why) => `Non transmise : ${why}`,
    waiting: 'Pas encore',
    reference: 'Référence',
    held: 'Ce qu’il a en charge',
    result: 'Résultat',
    same: 'C’est la même personne.',
    again: 'Appuyer de nouveau ne transmet jamais deux fois.',
    close: 'Fermer',
    stop: 'Arrêter',
  },
};
