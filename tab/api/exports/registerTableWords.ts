import type { Unnamed } from '../../../procedure/record/report/identity.ts';
import type { ProcedureWords } from '../../../procedure/words/en/procedureWords.ts';
import type { Language } from '../../../procedure/words/languages.ts';

/** Columns whose heads the procedure does not name itself. */
type OwnHead =
  | 'reference'
  | 'what'
  | 'stage'
  | 'lane'
  | 'impact'
  | 'source'
  | 'owner'
  | 'nextDue'
  | 'overdue'
  | 'reportedOn'
  | 'reporter'
  | 'closedOn';

type RegisterTableWords = {
  readonly sheet: string;
  readonly head: Readonly<Record<OwnHead, string>>;
  readonly yes: string;
  readonly no: string;
  readonly unnamed: Readonly<Record<Unnamed['kind'], string>>;
  /** In a cell whose text nobody vouches for at the moment. */
  readonly edited: string;
  /** Behind a head, where the file holds too many records for their long texts. */
  readonly leftOut: (most: string) => string;
};

/** What the table of the register says besides the procedure's own words. */
export const registerTableWords: Readonly<Record<Language, RegisterTableWords>> = {
  en: {
    sheet: 'Nonconformities',
    head: {
      reference: 'Number',
      what: 'Nonconformity',
      stage: 'Stage',
      lane: 'Lane',
      impact: 'Potential impact',
      source: 'How it came to light',
      owner: 'Owner',
      nextDue: 'Next action due on',
      overdue: 'Overdue',
      reportedOn: 'Reported on',
      reporter: 'Reported by',
      closedOn: 'Closed on',
    },
    yes: 'Yes',
    no: 'No',
    unnamed: { sealed: 'under seal', anonymous: 'anonymous' },
    edited: '(not given: its line in SharePoint was edited by hand and is being restored)',
    leftOut: (most) => `left out: more than ${most} lines`,
  },
  fr: {
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
  },
};

export const tableWords = (language: Language, procedure: ProcedureWords) => {
  const own = registerTableWords[language];
  const { logField, field } = procedure;
  return {
    ...own,
    head: {
      ...own.head,
      ...logField,
      clause: field.clause,
      system: field.system,
      detectedOn: field.detectedOn,
      priority: field.priority,
    },
  };
};
export type TableWords = ReturnType<typeof tableWords>;
