import type { ReportingWords } from '../../../procedure/words/en/reportingWords.ts';
import { reportingWords } from '../../../procedure/words/reportingWords.ts';
import { casePageWords } from '../../words/caseWords.ts';
import type { CasePageWords } from '../../words/en/caseWords.ts';
import { useSpeech } from '../speech.tsx';

export const useCaseWords = (): { readonly page: CasePageWords; readonly shared: ReportingWords['case'] } => {
  const { language } = useSpeech();
  return { page: casePageWords[language], shared: reportingWords[language].case };
};
