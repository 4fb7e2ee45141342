import { type DeadlineWords, deadlineWords } from './deadlineWords.ts';
import { type FormWords, formWords } from './formWords.ts';
import { type MeasureWords, measureWords } from './measureWords.ts';
import { type NoticeWords, noticeWords } from './noticeWords.ts';
import { type ProcedureText, procedureText } from './procedureText.ts';
import { type ProcedureWords, procedureWords } from './procedureWords.ts';
import { type ReportingWords, reportingWords } from './reportingWords.ts';
import { type RuleWords, ruleWords } from './ruleWords.ts';

/** Everything the procedure says, in one language. */
export type Words = {
  readonly deadlines: DeadlineWords;
  readonly forms: FormWords;
  readonly measures: MeasureWords;
  readonly notices: NoticeWords;
  readonly reporting: ReportingWords;
  readonly rules: RuleWords;
  readonly terms: ProcedureWords;
  readonly text: ProcedureText;
};

export const words: Words = {
  deadlines: deadlineWords,
  forms: formWords,
  measures: measureWords,
  notices: noticeWords,
  reporting: reportingWords,
  rules: ruleWords,
  terms: procedureWords,
  text: procedureText,
};
