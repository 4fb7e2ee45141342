import type { CasePageWords } from './caseWords.ts';

export const caseEn: CasePageWords = {
  title: 'A report without your name',
  how: 'Type in the number and the case code that you got. Who asks is not kept, and the code stays on this page only: it is gone when you leave it.',
  known: { sealed: 'Reported under seal', anonymous: 'Reported anonymously' },
  story: 'Questions and answers',
  files: (count) => (count === 1 ? 'You attached 1 file.' : `You attached ${count} files.`),
  can: 'What you can do',
  correct: 'Correct',
  object: 'Object',
  another: 'Ask about another report',
  asking: 'Looking…',
  done: 'Thank you. This is how it stands now.',
};
