import type { ReportingWords } from '../../../procedure/words/en/reportingWords.ts';
import type { CasePageWords } from '../../words/en/caseWords.ts';
import { usePageWords } from '../speech.tsx';

/** The words of the page, and those shared by every way to ask about a case. */
export const useCaseWords = (): { readonly page: CasePageWords; readonly shared: ReportingWords['case'] } => ({
  page: usePageWords('case'),
  shared: usePageWords('reporting').case,
});
