import type { NumbersWords } from '../en/numbersWords.ts';

export const numbersWords: NumbersWords = {
  title: 'Chiffres',
  asOf: (day, measured, isOne) => `Au ${day}, d’après ${measured} ${isOne ? 'fiche' : 'fiches'}.`,
  unread: (count, isOne) =>
    `${count} ${isOne ? 'fiche n’est pas comptée' : 'fiches ne sont pas comptées'} : les données n’ont pas pu être lues.`,
  period: 'Période',
  span: {
    year: 'Cette année',
    twelveMonths: '12 derniers mois',
    quarter: 'Ce trimestre',
    lastQuarter: 'Trimestre dernier',
    free: 'Période personnalisée',
  },
  from: 'Du',
  to: 'Au',
  apply: 'Afficher',
  wrongPeriod: 'La période finit avant de commencer.',
  days: (from, to) =>
    from && to ? `du ${from} au ${to}` : from ? `depuis le ${from}` : to ? `jusqu’au ${to}` : 'depuis le début',
  export: 'Exporter pour la revue de direction',
  group: {
    times: 'Délais d’identification et de traitement',
    recurrence: 'Récurrence',
    schedule: 'Actions dans les délais',
    others: 'Efficacité, retards et clôture',
  },
  dayUnit: (isOne) => (isOne ? 'jour' : 'jours'),
  today: 'à ce jour',
  nothing: 'Rien à compter',
  before: (value) => `${value} dans la période précédente`,
  noBefore: 'Pas de chiffre pour la période précédente',
  change: { up: 'en hausse', down: 'en baisse', same: 'inchangé' },
  middle: (median, p90) => `Médiane ${median}, P90 ${p90}`,
  counted: (count, all) => `Données connues : ${count} sur ${all}`,
  show: (what, count) => `${what} : afficher (${count})`,
  of: 'sur',
  closed: (count, isOne) => `${count} ${isOne ? 'close' : 'closes'}`,
  opened: (count, isOne) => `${count} ${isOne ? 'ouverte' : 'ouvertes'}`,
  hits: 'celles qui comptent dans la part',
  how: 'Comment est-ce compté ?',
  howOf: (figure) => `Comment est-ce compté ? ${figure}`,
  definition: 'Définition',
  population: 'Population',
  exclusions: 'Exclusions et données manquantes',
  everyRecord:
    'Toutes les non-conformités sont comptées, y compris celles qui ne sont pas ouvertes à tous les lecteurs. La liste derrière un chiffre ne montre que celles qui vous sont ouvertes.',
  left: 'Hors de ce chiffre',
  trends: 'Tendances',
  trendBy: 'Tendance par',
  trait: { clause: 'Article', cause: 'Type de cause' },
  month: 'Mois de détection',
  count: 'Non-conformités',
  chart: (name) => `${name}, par mois de détection`,
  asTable: 'Afficher en tableau',
  otherKinds: (count) => `${count} autres`,
  noTrend: 'Rien à compter dans cette période.',
  noTrait: {
    clause: (count, isOne) =>
      isOne
        ? 'Une non-conformité a été détectée dans cette période ; son article n’est pas connu.'
        : `${count} non-conformités ont été détectées dans cette période ; aucune n’a d’article.`,
    cause: (count, isOne) =>
      isOne
        ? 'Une non-conformité a été détectée dans cette période ; sa cause racine n’est pas déterminée.'
        : `${count} non-conformités ont été détectées dans cette période ; aucune n’a de cause racine.`,
  },
  threshold: (count, days) =>
    `Seuil : ${count} d’un même article ou d’un même type de cause, détectées en ${days} jours, n’en forment peut-être qu’une, systémique.`,
  reached: 'Seuil atteint',
  noSystemic: 'Le seuil n’a pas été atteint dans cette période.',
  systemicRun: (kind, count, days) => `${kind} : ${count}, ${days}`,
  ageing: 'Âge des non-conformités ouvertes aujourd’hui',
  age: 'Âge',
  owner: 'Responsable',
  load: (nonconformities, actions, overdue) =>
    `Non-conformités : ${nonconformities}, actions : ${actions}, en retard : ${overdue}`,
  noLoad: 'Personne n’a de travail en cours.',
  allRows: (count) => `Tout afficher (${count})`,
  emptyTitle: 'Il n’y a encore rien à compter',
  emptyText: 'Dès qu’un signalement est fait, ses chiffres apparaissent ici.',
  reviews: 'Revues périodiques',
  noReview: 'Aucune revue n’a encore été tenue.',
  nextReview: (day, isOverdue) =>
    isOverdue ? `La prochaine était attendue le ${day}.` : `La prochaine est attendue le ${day}.`,
  review: (key, heldOn, who) => `${key}, tenue le ${heldOn} par ${who}`,
  reviewOf: (days) => `Période : ${days}`,
  notes: (count, isOne) => `${count} ${isOne ? 'note' : 'notes'} de la direction`,
  hold: {
    button: 'Tenir la revue périodique',
    title: 'Tenir la revue périodique',
    text: (days) =>
      `Les chiffres de cette période (${days}) sont conservés tels qu’ils sont maintenant, avec votre conclusion, dans une fiche numérotée.`,
    conclusion: 'Conclusion',
    raised: 'Non-conformités ouvertes à cette occasion',
    raisedHint: 'Leurs références, par exemple NC-2026-0042, séparées par des espaces. Laissez vide s’il n’y en a pas.',
    nextOn: 'Prochaine revue le',
    send: 'Tenir la revue',
    done: (key) => `${key} est enregistrée.`,
  },
  note: {
    button: 'Ajouter une note de la direction',
    title: (key) => `Ajouter une note de la direction à ${key}`,
    comment: 'Note',
    send: 'Ajouter la note',
    done: (key) => `La note est consignée avec ${key}.`,
  },
};
