import type { Voiced } from '../../../procedure/words/voiced.ts';
import type { FetchProblem } from '../../cards/files/fetchProblem.ts';

const number = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 1 });

/** What the bot says about files that people send it. */
export const fileWords = {
  /** On the receipt. */
  justSend: (reference: string) =>
    `Do you have a photo or a file that shows it? Just send it here within ten minutes; after that, write ${reference} with it.`,
  /** The button that opens the upload. */
  add: 'Add evidence',
  /** On an action card. */
  how: (reference: string, action: string) =>
    `Add evidence: send the file or photo here with “${reference} ${action}” in the same message, or attach it in the register.`,
  /** True even if the server ends right after saying it. */
  received: 'I have your message. Its attachments are kept only once I confirm that here.',
  receivedHint:
    'That can take a few minutes. If you have not heard from me after five minutes, please send the message again: nothing is kept twice.',
  /** @param subject a reference, or a reference and an action */
  kept: (subject: string) => `Kept as evidence of ${subject}.`,
  keptInPart: (subject: string) => `Not all of it could be kept as evidence of ${subject}.`,
  notKept: 'Not kept.',
  /** The same for a report without a name: its number is not repeated in a chat that Teams keeps. */
  keptUnnamed: 'Kept as evidence of your report.',
  keptInPartUnnamed: 'Not all of it could be kept as evidence of your report.',
  unnamedTraces: 'The data that cameras and programs write into a picture was removed, and so was the file name.',
  deleteMessage:
    'Your message contains the number and the case code: please delete it now. Your organisation’s rules may still keep it in Teams.',
  picture: 'Picture',
  size: (bytes: number) =>
    bytes < 1000
      ? `${bytes} bytes`
      : bytes < 1_000_000
        ? `${number.format(bytes / 1000)} kB`
        : `${number.format(bytes / 1_000_000)} MB`,
  thereAlready: 'The record already has this exact file.',
  unfetched: {
    otherHost:
      'It is stored in a location from which I may not fetch files. Please attach it in the register; your administrator can find the location in the log.',
    page: 'Teams gave me a web page about it instead of the file. Please send it as a photo from the camera or the clipboard, or attach it in the register.',
    gone: 'It could no longer be fetched: the address of a file is valid for only a few minutes. Please send it again.',
    unreachable: 'It could not be fetched just now. Please send it again in a moment.',
  } satisfies Record<FetchProblem, string>,
  failed: (because: string) => `Not kept yet: ${because}. Please send it again in a moment; it will only be kept once.`,
  tooMany: (most: number) => `I can take ${most} files at a time: please send the rest in another message.`,
  captionNotKept: 'Only the files are kept this way. To keep your text as well, use *Add* on the report.',
  which: {
    title: 'Which record is it for?',
    how: 'I have not kept it. Please send it again with the number in the same message.',
    example: 'For example “NC-2026-0042”, or “NC-2026-0042 A2” for an action of its plan.',
    yours: 'It may be one of these:',
    unnamed:
      'For a report without your name, send its number and case code with the picture, and delete your message afterwards: Teams keeps messages.',
  },
  reportFirst:
    'I have not kept the file yet. Please send the report first, then the file again: within ten minutes it goes to that report.',
  withheld: 'Teams did not give me the file. Please attach it in the register, or send it to me in our personal chat.',
  onlyInPrivate:
    'I do not take files where others can read them. Please attach it in the register, or send it to me in our personal chat with the number of the record.',
  caseHint:
    'A photo or screenshot (JPEG, PNG, WebP) can only be sent as a message: send it to me in our chat with the number and the code in the same message, and delete that message afterwards, because Teams keeps messages. What the file reveals about you is removed.',
  caseNeedsBoth:
    'I have not kept the picture. For a report without your name I need the number and the case code in the same message; delete it afterwards, because Teams keeps messages.',
};

export type FileWords = Voiced<typeof fileWords>;
