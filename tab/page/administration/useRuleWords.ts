import type { RuleNameWords } from '../../../procedure/words/ruleName.ts';
import { usePageWords, useSpeech } from '../speech.tsx';

export const useRuleWords = (): RuleNameWords => ({
  deadlines: usePageWords('deadlines'),
  rules: usePageWords('rules'),
  terms: useSpeech().procedure,
});
