import { formWords } from '../../../procedure/words/en/formWords.ts';
import type { Voiced } from '../../../procedure/words/voiced.ts';

/** Cards for the people who work on a record. */
export const workWords = {
  title: (command: string, reference: string) => `${reference} · ${command}`,
  choose: 'Please choose',
  choosePerson: 'Type a name',
  /** The form would truncate what is on record. */
  tooLarge: 'The recorded text does not fit on a card: please open the record in the register to change it.',
  onlyInDialog:
    'Others can read this conversation: please open the form with the button on the card, or in our personal chat.',
  planAction: (id: string) => `Action ${id}`,
  followUpNumber: (number: number) => `Follow-up ${number}`,
  /** What was typed is shown in bare inputs: the record cannot be read now. */
  bare: 'The record cannot be read right now. What you typed is kept below.',
  /** Label of such an input without a name. */
  typed: 'What you typed',
  /** In such an input, in place of a choice from a list. */
  chosen: 'Your choice',
  kind: formWords.kind,
  why: {
    first: 'Why did it happen?',
    /** @param number 2, 3 … */
    next: (number: number) => `Why is that? (${number})`,
    /** As it is recorded. @param answer the one before */
    ask: (answer: string) => `Why? (${answer})`,
    again: 'Ask why again',
  },
  record: {
    missing: (missing: number, demanded: number) => `${missing} of ${demanded} missing`,
    nothingMissing: 'Nothing is missing: it can be closed.',
    /**
     * Heading of an earlier cycle.
     * @param verdict on its actions
     */
    earlier: (cycle: number, verdict: string) => `Cycle ${cycle}: ${verdict.toLowerCase()}`,
    causeThen: (cause: string) => `Root cause at the time: ${cause}`,
    /** After a verdict that is not *effective*. */
    nextCycle: (cycle: number) => `Cycle ${cycle} begins: the causes are analysed again, and a new plan follows.`,
    /** Headings of what is recorded, by the letters of 10.2. */
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
    next: 'What you can do',
    goOn: 'Continue',
  },
  label: formWords.label,
  hint: formWords.hint,
};

export type WorkWords = Voiced<typeof workWords>;
