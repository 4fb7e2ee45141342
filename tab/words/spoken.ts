import type { ProcedureWords } from '../../procedure/words/en/procedureWords.ts';
import type { TabWords } from './en/tabWords.ts';

/** Texts of every page, in one language. */
export type Spoken = { readonly tab: TabWords; readonly procedure: ProcedureWords };
