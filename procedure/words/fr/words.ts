import type { Words } from '../en/words.ts';
import { deadlineWords } from './deadlineWords.ts';
import { formWords } from './formWords.ts';
import { measureWords } from './measureWords.ts';
import { noticeWords } from './noticeWords.ts';
import { procedureText } from './procedureText.ts';
import { procedureWords } from './procedureWords.ts';
import { reportingWords } from './reportingWords.ts';
import { ruleWords } from './ruleWords.ts';

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
