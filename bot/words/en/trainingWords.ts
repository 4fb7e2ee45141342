import { formWords } from '../../../procedure/words/en/formWords.ts';
import type { Voiced } from '../../../procedure/words/voiced.ts';

/** For people asked to confirm a training, and for the person who asked them. */
export const trainingWords = {
  title: 'Please confirm',
  confirm: 'I have read and understood it',
  hint: 'If something is not clear, ask first. Your name and the time are kept with the record.',
  confirmed: (date: string) => `You confirmed it on ${date}. Thank you.`,
  over: 'This can no longer be confirmed.',
  count: (confirmed: number, asked: number) => `${confirmed} of ${asked} have confirmed`,
  waitingFor: (names: string) => `Still waiting for: ${names}`,
  more: (count: number) => `and ${count} more`,
  none: 'No one has been asked yet.',
  closed: (date: string) => `Closed on ${date}`,
  show: 'Who has confirmed',
  again: 'Refresh',
  nothingToClose: 'There is nothing to close.',
  ...formWords.training,
};

export type TrainingWords = Voiced<typeof trainingWords>;
