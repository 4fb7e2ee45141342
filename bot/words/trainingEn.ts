import type { TrainingCommandWords, TrainingWords } from './trainingWords.ts';

export const trainingCommandsEn: TrainingCommandWords = {
  askTraining: { title: 'Ask for confirmation', send: 'Ask them', done: 'They are asked, each in a personal chat.' },
  closeSession: { title: 'Close the confirmations', send: 'Close', done: 'Closed: the count is part of the record.' },
};

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
  people: 'Who is asked? (60 at most)',
  text: 'What were they trained in, or are to read?',
  onlyThis: 'Of the record they see its number and this text, nothing else.',
  which: 'Which training?',
  closing: 'From then on nobody confirms it, and the record keeps how many have.',
  nothingToClose: 'There is nothing to close.',
};
