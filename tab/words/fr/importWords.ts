import type { ImportWords } from '../en/importWords.ts';

export const importWords: ImportWords = {
  title: 'Reprendre un registre antérieur',
  text: 'Les non-conformités d’avant TenTwo, depuis un fichier Excel ou CSV. Chaque ligne devient une fiche : ouverte, elle est triée comme les autres ; close, elle est indiquée comme clôturée avant TenTwo et n’entre dans aucun chiffre. Personne ne reçoit de message à ce sujet.',
  choose: 'Choisir un fichier',
  chooseAnother: 'Choisir un autre fichier',
  formats: (megabytes, rows) =>
    `.xlsx ou .csv, jusqu’à ${megabytes} Mo et ${rows} lignes. Il est lu dans votre navigateur ; ses lignes ne sont envoyées que lorsque vous les vérifiez.`,
  reading: 'Lecture du fichier…',
  trouble: {
    tooLarge: 'Le fichier est trop grand. Divisez-le, ou retirez des feuilles et des images.',
    empty: 'Le fichier est vide.',
    oldExcel:
      'C’est un fichier Excel ancien (.xls), ou protégé par un mot de passe. Enregistrez-le en .xlsx sans mot de passe.',
    noTable: 'Ce fichier ne peut pas être lu comme un tableau. Enregistrez-le à nouveau en .xlsx ou en .csv.',
    unpacksTooLarge:
      'Une fois décompressé, le fichier contient bien plus qu’un registre. Copiez le seul tableau dans un nouveau classeur.',
    tooManyRows:
      'Le tableau a plus de 5 000 lignes, ou une cellule loin au-dessous. Divisez-le, ou supprimez ce qui se trouve au-dessous.',
    tooManyColumns:
      'Le tableau a plus de 100 colonnes, ou une cellule loin à droite. Supprimez ce qui n’appartient pas au registre.',
    quoteNotClosed:
      'Un guillemet est ouvert dans le fichier et jamais fermé : ses cellules ne peuvent pas être distinguées. Enregistrez-le à nouveau en .csv ou en .xlsx.',
    noRows: 'Ce fichier ne contient aucune ligne.',
  },
  nothingKept: 'Rien n’a été importé.',
  read: (name, rows) => `Lignes sous les en-têtes dans ${name} : ${rows}.`,
  sheet: 'Feuille',
  columns: 'Que contient chaque colonne',
  columnsText: 'Deviné d’après les en-têtes. Corrigez ce qui est faux ; les champs absents du fichier restent vides.',
  field: {
    oldId: 'Numéro dans ce registre',
    followUps: 'Suivis',
    state: 'Ouverte ou close',
    closedOn: 'Clôturée le',
    closingResult: 'Résultat',
    onBehalfOf: 'Signalée par',
  },
  needed: 'nécessaire',
  notInFile: 'Absent du fichier',
  leftOut: (columns) => `Non repris : ${columns}.`,
  lacking:
    'Indiquez les colonnes qui disent ce qui s’est passé et quand cela a été détecté : sans elles, aucune ligne ne peut être reprise.',
  dates: 'Comment le fichier écrit-il le 3 avril 2024 ?',
  dateOrder: { dayFirst: 'Le jour d’abord : 03/04/2024', monthFirst: 'Le mois d’abord : 04/03/2024' },
  choices: 'Ce que cela signifie',
  choicesText:
    'Le fichier emploie des mots absents des listes de TenTwo. Une valeur sans signification est une erreur dans ses lignes.',
  value: 'Dans le fichier',
  meaningOf: (field, text) => `${field} : « ${text} »`,
  rows: 'Lignes',
  means: 'Signifie',
  notDecided: 'Non décidé',
  leaveOpen: 'Laisser ouvert',
  state: { open: 'Ouverte', closed: 'Close' },
  moreValues: (count) => `et ${count} de plus. Est-ce la bonne colonne ?`,
  check: 'Vérifier sans rien écrire',
  checking: (done, total) => `Vérification des lignes : ${done} sur ${total}`,
  checked: 'Vérifié ; rien n’est encore écrit.',
  outcome: {
    done: 'Importées',
    valid: 'Prêtes à être importées',
    similar: 'Probablement déjà au registre',
    imported: 'Déjà importées',
    otherContent: 'Numéro déjà importé, avec un autre contenu',
    twice: 'Deux fois dans le fichier',
    invalid: 'Avec des erreurs',
    refused: 'Refusées',
    notYet: 'Pas encore importées',
  },
  row: 'Ligne',
  whatIsSaid: 'Remarques',
  firstRows: (shown, total) => `Les ${shown} premières sur ${total} ; toutes sont dans le rapport.`,
  withSimilar: 'Importer aussi celles qui sont probablement au registre',
  start: (rows, isOne) => `Importer ${rows} ${isOne ? 'ligne' : 'lignes'}`,
  goOn: (rows, isOne) => `Continuer : ${rows} ${isOne ? 'ligne restante' : 'lignes restantes'}`,
  takes: (minutes) =>
    `Prend environ ${minutes} min, pour que Microsoft 365 reste disponible pour tous. Gardez cette page ouverte. En cas d’interruption, choisissez à nouveau le même fichier : rien n’est importé deux fois.`,
  importing: (done, total) => `Importation des lignes : ${done} sur ${total}`,
  stop: 'Arrêter',
  over: 'L’importation est terminée.',
  stopped:
    'L’importation s’est arrêtée. Les lignes déjà importées sont conservées ; appuyez à nouveau pour continuer, ou choisissez le même fichier plus tard.',
  report: 'Enregistrer le rapport (CSV)',
  reportName: 'rapport d’importation',
  reportHead: ['Ligne', 'Numéro dans ce registre', 'Résultat', 'Remarques'],
  atColumn: (field, heading) => `${field} (colonne ${heading}) : `,
  noColumn: (field) => `${field} (aucune colonne) : `,
  similar: (reference) => `Probablement la même que ${reference}.`,
  already: (reference) => `Déjà importée sous le numéro ${reference}.`,
  otherContent: (reference) =>
    `Ce numéro a été importé sous ${reference}, mais avec un autre texte. S’il s’agit d’une autre non-conformité, donnez-lui un autre numéro dans le fichier.`,
  became: (reference) => `Importée sous le numéro ${reference}.`,
  twice: (row) =>
    `La ligne ${row} a le même numéro, ou le même contenu. S’il s’agit d’une autre non-conformité, donnez-lui un autre numéro dans le fichier.`,
  notYet: (why) => `${why} Appuyez à nouveau pour continuer.`,
};
