import type { Unnamed } from '../../../procedure/record/report/identity.ts';
import type { Voiced } from '../../../procedure/words/voiced.ts';

/** The page for people who reported without their name, besides the words that it shares with the chat. */
export const caseWords = {
  title: 'A report without your name',
  how: 'Enter the number and the case code that you were given. TenTwo does not record who asks, and the code stays on this page only: it is gone when you leave.',
  known: { sealed: 'Reported under seal', anonymous: 'Reported anonymously' } satisfies Record<Unnamed['kind'], string>,
  story: 'Questions and answers',
  files: (count: number) => (count === 1 ? 'You attached 1 file.' : `You attached ${count} files.`),
  can: 'What you can do',
  correct: 'Correct',
  object: 'Object',
  another: 'Follow another report',
  asking: 'Searching…',
  done: 'Thank you. This is where it stands now.',
};

export type CasePageWords = Voiced<typeof caseWords>;
