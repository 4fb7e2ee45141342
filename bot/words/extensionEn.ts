import type { ExtensionWords } from './extensionWords.ts';

export const extensionEn: ExtensionWords = {
  wrote: (author, text) => `“${text}”\n– ${author}`,
  quoted: (text) => `“${text}”`,
  message: {
    title: 'The message',
    keep: 'Keep this message as evidence',
    keptWithLink:
      'Its text and the link to it are then kept with the report, for those who may read it. The link shows in which chat or channel it was said: if you report without your name, rather leave it out when only a few are in there or the message is your own.',
    keptText: 'Its text is then kept with the report, for those who may read it.',
    namesYou:
      'This message is from a chat of two, and the link to it would give you away. Leave it out, or report by name.',
    open: 'Choose it to open it in Teams.',
  },
  asOf: (date) => `As it was on ${date}. It opens only for those who may read it.`,
  nothingYet: 'There is nothing yet that you may see.',
  nothingFound: (text) => `I found nothing for “${text}” that you may see.`,
  unknownCommand: 'I do not know this command. Perhaps the app was updated meanwhile: please try again later.',
};
