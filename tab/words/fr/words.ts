import { procedureWords } from '../../../procedure/words/fr/procedureWords.ts';
import type { Words } from '../en/words.ts';
import { tabWords } from './tabWords.ts';

export const words: Words = {
  procedure: procedureWords,
  tab: tabWords,
  pages: {
    administration: async () => (await import('./administrationWords.ts')).administrationWords,
    audit: async () => (await import('./auditWords.ts')).auditWords,
    case: async () => (await import('./caseWords.ts')).caseWords,
    deadlines: async () => (await import('../../../procedure/words/fr/deadlineWords.ts')).deadlineWords,
    editor: async () => (await import('./editorWords.ts')).editorWords,
    forms: async () => (await import('./formsWords.ts')).formsWords,
    import: async () => (await import('./importWords.ts')).importWords,
    labels: async () => (await import('../../../procedure/words/fr/formWords.ts')).formWords,
    measures: async () => (await import('../../../procedure/words/fr/measureWords.ts')).measureWords,
    numbers: async () => (await import('./numbersWords.ts')).numbersWords,
    procedure: async () => (await import('./procedurePageWords.ts')).procedurePageWords,
    record: async () => (await import('./recordWords.ts')).recordWords,
    register: async () => (await import('./registerWords.ts')).registerWords,
    report: async () => (await import('./reportWords.ts')).reportPageWords,
    reporting: async () => (await import('../../../procedure/words/fr/reportingWords.ts')).reportingWords,
    rules: async () => (await import('../../../procedure/words/fr/ruleWords.ts')).ruleWords,
    session: async () => (await import('./sessionWords.ts')).sessionWords,
    text: async () => (await import('../../../procedure/words/fr/procedureText.ts')).procedureText,
  },
};
