import type { Voiced } from '../../../procedure/words/voiced.ts';

/** The message extension: reporting a message, and posting a record. */
export const extensionWords = {
  /** Initial text of the form. The author comes last, because the beginning becomes the record's title. */
  wrote: (author: string, text: string) => `“${text}”\n– ${author}`,
  quoted: (text: string) => `“${text}”`,
  message: {
    title: 'The message',
    keep: 'Keep this message as evidence',
    keptWithLink:
      'Its text and a link to it are kept with the report, for those who may read it. The link shows which chat or channel the message came from: if you report without your name, leave it out if only a few people are there, or if the message is your own.',
    keptText: 'Its text is kept with the report, for those who may read it.',
    /** A report without a name, of a message in a one-to-one chat. */
    namesYou:
      'This message is from a one-to-one chat, and the link to it would give you away. Leave it out, or report by name.',
    open: 'Choose it to open it in Teams.',
  },
  asOf: (date: string) => `As of ${date}. Only those who may read it can open it.`,
  nothingYet: 'There are no records yet that you may see.',
  nothingFound: (text: string) => `I found nothing for “${text}” that you may see.`,
  unknownCommand: 'I do not know this command. The app may have been updated: please try again later.',
};

export type ExtensionWords = Voiced<typeof extensionWords>;
