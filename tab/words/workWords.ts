import type { Language } from '../../procedure/words/languages.ts';
import type { Voiced } from '../../procedure/words/voiced.ts';

/** Texts of the work page. */
const en = {
  mine: 'Waits for me',
  nothingMine: 'Nothing is waiting for you. Anything asked of you appears here, and TenTwo reminds you in chat.',
  groups: { overdue: 'Overdue', today: 'Today', coming: 'Coming' },
  overdueElsewhere: 'Overdue, for anyone',
  nothingOverdue: 'Nothing else is overdue.',
  more: (count: string) => `and ${count} more`,
  myReports: 'My reports',
  noReports: 'You have reported nothing yet. One sentence is enough to begin.',
  allReports: 'All my reports',
  report: 'Report a nonconformity',
  /** The letter of clause 10.2 that requires it. */
  letter: (letter: string) => `10.2 ${letter}`,
};

export type WorkWords = Voiced<typeof en>;

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
