import type { ProcedureWords } from '../../../procedure/words/en/procedureWords.ts';
import type { Language } from '../../../procedure/words/languages.ts';
import { apiWords } from '../words/apiWords.ts';

/** The words of the register's table: its own and those of the procedure. */
export const tableWords = (language: Language, procedure: ProcedureWords) => {
  const own = apiWords[language].registerTable;
  const { logField, field } = procedure;
  return {
    ...own,
    head: {
      ...own.head,
      ...logField,
      clause: field.clause,
      system: field.system,
      detectedOn: field.detectedOn,
      priority: field.priority,
    },
  };
};
export type TableWords = ReturnType<typeof tableWords>;
