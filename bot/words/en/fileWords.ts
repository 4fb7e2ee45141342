import type { Voiced } from '../../../procedure/words/voiced.ts';
import type { FetchProblem } from '../../cards/files/fetchProblem.ts';

const number = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 1 });

/** What the bot says about files that people send it. */
export const fileWords = {
  /** On the receipt. */
  justSend: (reference: string) =>
    `A photo or a file that shows it? Just send it here within ten minutes; later, write ${reference} with it.`,
  /** The button that opens the upload. */
  add: 'Add evidence',
  /** On an action card. */
  how: (reference: string, action: string) =>
    `Add evidence: send the file or photo here with “${reference} ${action}” beside it, or attach it in the register.`,
  /** True even if the server ends right after saying it. */
  received: 'I have your message. What came with it is kept only once I say so here.',
  receivedHint:
    'That can take a few minutes. If I have said nothing after five minutes, please send the message again: nothing is kept twice.',
  /** @param subject a reference, or a reference and an action */
  kept: (subject: string) => `Kept as evidence of ${subject}.`,
  keptInPart: (subject: string) => `Not all of it could be kept as evidence of ${subject}.`,
  notKept: 'Not kept.',
  /** The same for a report without a name: its number is not repeated in a chat that Teams keeps. */
  keptUnnamed: 'Kept as evidence of your report.',
  keptInPartUnnamed: 'Not all of it could be kept as evidence of your report.',
  unnamedTraces: 'What camera and programs write into a picture was removed, and so was its name.',
  deleteMessage:
    'Your message holds the number and the case code: please delete it now. Your organisation’s rules may keep it in Teams all the same.',
  picture: 'Picture',
  size: (bytes: number) =>
    bytes < 1000
      ? `${bytes} bytes`
      : bytes < 1_000_000
        ? `${number.format(bytes / 1000)} kB`
        : `${number.format(bytes / 1_000_000)} MB`,
  thereAlready: 'The record has this very file already.',
  unfetched: {
    otherHost:
      'It is stored in a place from which I may not fetch files. Please attach it in the register; your administrator can find the place in the log.',
    page: 'Teams gave me a page about it instead of the file. Please send it as a photo from the camera or the clipboard, or attach it in the register.',
    gone: 'It could not be fetched any more: the address of a file is valid for a few minutes. Please send it again.',
    unreachable: 'It could not be fetched just now. Please send it again in a moment.',
  } satisfies Record<FetchProblem, string>,
  failed: (because: string) => `Not kept yet: ${because}. Please send it again in a moment; it is never kept twice.`,
  tooMany: (most: number) => `I take ${most} files at a time: please send the rest in another message.`,
  captionNotKept: 'Only files are kept this way: to keep the words beside them, use *Add* on the report.',
  which: {
    title: 'Which record is it for?',
    how: 'I have not kept it. Please send it again and write the number with it.',
    example: 'For example “NC-2026-0042”, or “NC-2026-0042 A2” for an action of its plan.',
    yours: 'It may be one of these:',
    unnamed:
      'For a report without your name, write its number and its case code with the picture, and delete your message afterwards: Teams keeps messages.',
  },
  reportFirst:
    'I have not kept the file yet. Please send the report first, and then the file again: within ten minutes it goes to that report.',
  withheld:
    'Teams did not hand me the file. Please attach it in the register, or write to me in our personal chat and send it there.',
  onlyInPrivate:
    'I take no files where others can read too. Please attach it in the register, or send it to me in our personal chat with the number of the record.',
  caseHint:
    'A photo or screenshot (JPEG, PNG, WebP) can only come as a message: send it to me in our chat with the number and the code beside it, and delete that message afterwards, because Teams keeps messages. What the file reveals about you is removed.',
  caseNeedsBoth:
    'I have not kept the picture. For a report without your name I need the number and the case code in the same message; delete it afterwards, because Teams keeps messages.',
};

export type FileWords = Voiced<typeof fileWords>;
