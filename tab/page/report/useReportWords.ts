import type { ReportingWords } from '../../../procedure/words/en/reportingWords.ts';
import type { ReportPageWords } from '../../words/en/reportWords.ts';
import { usePageWords } from '../speech.tsx';

/** The words of the page, and those shared by every way to report. */
export const useReportWords = (): { readonly page: ReportPageWords; readonly reporting: ReportingWords } => ({
  page: usePageWords('report'),
  reporting: usePageWords('reporting'),
});
