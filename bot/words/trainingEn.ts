import { formEn } from '../../procedure/words/formEn.ts';
import type { TrainingWords } from './trainingWords.ts';

export const trainingEn: TrainingWords = {
  title: 'Please confirm',
  confirm: 'I have read and understood it',
  hint: 'If something is not clear, ask first. Your name and the time are kept with the record.',
  confirmed: (date) => `You confirmed it on ${date}. Thank you.`,
  over: 'Nothing is confirmed here any more.',
  count: (confirmed, asked) => `${confirmed} of ${asked} have confirmed`,
  waitingFor: (names) => `Still waiting for: ${names}`,
  more: (count) => `and ${count} more`,
  none: 'Nobody has been asked yet.',
  closed: (date) => `Closed on ${date}`,
  show: 'Who has confirmed',
  again: 'Look again',
  nothingToClose: 'There is nothing to close.',
  ...formEn.training,
};
