import type { ReportingWords } from '../../../procedure/words/en/reportingWords.ts';
import { reportingWords } from '../../../procedure/words/reportingWords.ts';
import type { ReportPageWords } from '../../words/en/reportWords.ts';
import { reportPageWords } from '../../words/reportWords.ts';
import { useSpeech } from '../speech.tsx';

/** The words of the page, and those shared by every way to report. */
export const useReportWords = (): { readonly page: ReportPageWords; readonly reporting: ReportingWords } => {
  const { language } = useSpeech();
  return { page: reportPageWords[language], reporting: reportingWords[language] };
};
