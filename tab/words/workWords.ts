import type { Language } from '../../procedure/words/languages.ts';

/** What waits for a person. */
export type WorkWords = {
  readonly mine: string;
  readonly nothingMine: string;
  readonly groups: Readonly<Record<'overdue' | 'today' | 'coming', string>>;
  readonly overdueElsewhere: string;
  readonly nothingOverdue: string;
  readonly more: (count: string) => string;
  readonly myReports: string;
  readonly noReports: string;
  readonly allReports: string;
  readonly report: string;
  /** The letter of clause 10.2 that wants it. */
  readonly letter: (letter: string) => string;
};

const en: WorkWords = {
  mine: 'Waits for me',
  nothingMine: 'Nothing waits for you. Whatever is asked of you will stand here, and TenTwo reminds you in chat.',
  groups: { overdue: 'Overdue', today: 'Today', coming: 'Coming' },
  overdueElsewhere: 'Overdue, whoever has to do it',
  nothingOverdue: 'Nothing else is overdue.',
  more: (count) => `and ${count} more`,
  myReports: 'My reports',
  noReports: 'You have reported nothing yet. One sentence is enough to begin.',
  allReports: 'All my reports',
  report: 'Report a nonconformity',
  letter: (letter) => `10.2 ${letter}`,
};

const fr: WorkWords = {
  mine: 'M’attend',
  nothingMine:
    'Rien ne vous attend. Tout ce qui vous sera demandé figurera ici, et TenTwo vous le rappelle dans la conversation.',
  groups: { overdue: 'En retard', today: 'Aujourd’hui', coming: 'À venir' },
  overdueElsewhere: 'En retard, quel que soit le responsable',
  nothingOverdue: 'Rien d’autre n’est en retard.',
  more: (count) => `et ${count} de plus`,
  myReports: 'Mes signalements',
  noReports: 'Vous n’avez encore rien signalé. Une phrase suffit pour commencer.',
  allReports: 'Tous mes signalements',
  report: 'Signaler une non-conformité',
  letter: (letter) => `10.2 ${letter}`,
};

export const workWords: Readonly<Record<Language, WorkWords>> = { en, fr };
