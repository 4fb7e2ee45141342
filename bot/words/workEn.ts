import { formEn } from '../../procedure/words/formEn.ts';
import type { WorkWords } from './workWords.ts';

export const workEn: WorkWords = {
  title: (command, reference) => `${reference} · ${command}`,
  choose: 'Please choose',
  choosePerson: 'Type a name',
  tooLarge: 'What is on record does not fit on a card: please open it in the register to change it.',
  onlyInDialog: 'Others read here too: please open the form with the button on the card, or in our personal chat.',
  planAction: (id) => `Action ${id}`,
  followUpNumber: (number) => `Follow-up ${number}`,
  bare: 'The record cannot be read just now. What you typed is kept below.',
  typed: 'What you typed',
  chosen: 'As you chose',
  kind: formEn.kind,
  why: {
    first: 'Why did it happen?',
    next: (number) => `Why is that so? (${number})`,
    ask: (answer) => `Why? (${answer})`,
    again: 'Why again?',
  },
  record: {
    missing: (missing, demanded) => `${missing} of ${demanded} missing`,
    nothingMissing: 'Nothing is missing: it can be closed.',
    earlier: (cycle, verdict) => `Cycle ${cycle}: ${verdict.toLowerCase()}`,
    causeThen: (cause) => `Root cause then: ${cause}`,
    nextCycle: (cycle) => `Cycle ${cycle} begins: its causes are looked for again, and a new plan follows.`,
    group: {
      react: 'Reaction (10.2 a)',
      causes: 'Causes (10.2 b)',
      plan: 'Actions (10.2 c)',
      effectiveness: 'Effectiveness (10.2 d)',
    },
    grade: 'Grade',
    lane: 'Lane',
    owner: 'Owner',
    more: 'More',
    whatNext: 'What do you want to do?',
    next: 'You can',
    goOn: 'Go on',
  },
  label: formEn.label,
  hint: formEn.hint,
};
