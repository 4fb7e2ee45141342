import type { RegisterTableWords } from '../en/registerTableWords.ts';

export const registerTableWords: RegisterTableWords = {
  sheet: 'Non-conformités',
  head: {
    reference: 'Numéro',
    what: 'Non-conformité',
    stage: 'Étape',
    lane: 'Voie de traitement',
    impact: 'Impact potentiel',
    source: 'Origine du constat',
    owner: 'Responsable',
    nextDue: 'Prochaine échéance d’action',
    overdue: 'En retard',
    reportedOn: 'Signalée le',
    reporter: 'Signalée par',
    closedOn: 'Clôturée le',
  },
  yes: 'Oui',
  no: 'Non',
  unnamed: { sealed: 'sous scellé', anonymous: 'anonyme' },
  edited: '(non fourni : sa ligne dans SharePoint a été modifiée à la main et est en cours de rétablissement)',
  leftOut: (most) => `omis : plus de ${most} lignes`,
};
