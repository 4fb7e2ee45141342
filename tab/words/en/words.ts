import type { DeadlineWords } from '../../../procedure/words/en/deadlineWords.ts';
import type { FormWords } from '../../../procedure/words/en/formWords.ts';
import type { MeasureWords } from '../../../procedure/words/en/measureWords.ts';
import type { ProcedureText } from '../../../procedure/words/en/procedureText.ts';
import { type ProcedureWords, procedureWords } from '../../../procedure/words/en/procedureWords.ts';
import type { ReportingWords } from '../../../procedure/words/en/reportingWords.ts';
import type { RuleWords } from '../../../procedure/words/en/ruleWords.ts';
import type { AdministrationWords } from './administrationWords.ts';
import type { AuditWords } from './auditWords.ts';
import type { CasePageWords } from './caseWords.ts';
import type { EditorWords } from './editorWords.ts';
import type { FormsWords } from './formsWords.ts';
import type { ImportWords } from './importWords.ts';
import type { NumbersWords } from './numbersWords.ts';
import type { ProcedurePageWords } from './procedurePageWords.ts';
import type { RecordWords } from './recordWords.ts';
import type { RegisterWords } from './registerWords.ts';
import type { ReportPageWords } from './reportWords.ts';
import type { SessionWords } from './sessionWords.ts';
import { type TabWords, tabWords } from './tabWords.ts';

/** The words that only some pages need, by page or by subject. */
export type PageWords = {
  readonly administration: AdministrationWords;
  readonly audit: AuditWords;
  readonly case: CasePageWords;
  readonly deadlines: DeadlineWords;
  readonly editor: EditorWords;
  readonly forms: FormsWords;
  readonly import: ImportWords;
  readonly labels: FormWords;
  readonly measures: MeasureWords;
  readonly numbers: NumbersWords;
  readonly procedure: ProcedurePageWords;
  readonly record: RecordWords;
  readonly register: RegisterWords;
  readonly report: ReportPageWords;
  readonly reporting: ReportingWords;
  readonly rules: RuleWords;
  readonly session: SessionWords;
  readonly text: ProcedureText;
};

/** The words of every page in one language, and how to load the others. */
export type Words = {
  readonly procedure: ProcedureWords;
  readonly tab: TabWords;
  readonly pages: { readonly [Name in keyof PageWords]: () => Promise<PageWords[Name]> };
};

export const words: Words = {
  procedure: procedureWords,
  tab: tabWords,
  pages: {
    administration: async () => (await import('./administrationWords.ts')).administrationWords,
    audit: async () => (await import('./auditWords.ts')).auditWords,
    case: async () => (await import('./caseWords.ts')).caseWords,
    deadlines: async () => (await import('../../../procedure/words/en/deadlineWords.ts')).deadlineWords,
    editor: async () => (await import('./editorWords.ts')).editorWords,
    forms: async () => (await import('./formsWords.ts')).formsWords,
    import: async () => (await import('./importWords.ts')).importWords,
    labels: async () => (await import('../../../procedure/words/en/formWords.ts')).formWords,
    measures: async () => (await import('../../../procedure/words/en/measureWords.ts')).measureWords,
    numbers: async () => (await import('./numbersWords.ts')).numbersWords,
    procedure: async () => (await import('./procedurePageWords.ts')).procedurePageWords,
    record: async () => (await import('./recordWords.ts')).recordWords,
    register: async () => (await import('./registerWords.ts')).registerWords,
    report: async () => (await import('./reportWords.ts')).reportPageWords,
    reporting: async () => (await import('../../../procedure/words/en/reportingWords.ts')).reportingWords,
    rules: async () => (await import('../../../procedure/words/en/ruleWords.ts')).ruleWords,
    session: async () => (await import('./sessionWords.ts')).sessionWords,
    text: async () => (await import('../../../procedure/words/en/procedureText.ts')).procedureText,
  },
};
