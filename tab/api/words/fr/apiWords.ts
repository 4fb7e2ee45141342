import { csvWords } from './csvWords.ts';
import { fileNames } from './fileNames.ts';
import { howToVerify } from './howToVerify.ts';
import { legalWords } from './legalWords.ts';
import { openWords } from './openWords.ts';
import { packWords } from './packWords.ts';
import { registerTableWords } from './registerTableWords.ts';

export const apiWords = {
  csv: csvWords,
  fileNames,
  howToVerify,
  legal: legalWords,
  open: openWords,
  pack: packWords,
  registerTable: registerTableWords,
};
