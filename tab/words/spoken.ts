import type { ProcedureWords } from '../../procedure/words/en/procedureWords.ts';
import type { TabWords } from './en/tabWords.ts';

/** What every page says, in one language. */
export type Spoken = { readonly tab: TabWords; readonly procedure: ProcedureWords };
