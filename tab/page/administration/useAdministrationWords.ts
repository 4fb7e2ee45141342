import { deadlineWords } from '../../../procedure/words/deadlineWords.ts';
import type { RuleNameWords } from '../../../procedure/words/ruleName.ts';
import { ruleWords } from '../../../procedure/words/ruleWords.ts';
import { administrationWords } from '../../words/administrationWords.ts';
import type { AdministrationWords } from '../../words/en/administrationWords.ts';
import { useSpeech } from '../speech.tsx';

export const useAdministrationWords = (): AdministrationWords => administrationWords[useSpeech().language];

export const useRuleWords = (): RuleNameWords => {
  const { language, procedure } = useSpeech();
  return { deadlines: deadlineWords[language], rules: ruleWords[language], terms: procedure };
};
