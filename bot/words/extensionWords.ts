/** Of the message extension: reporting a message, and posting a record. */
export type ExtensionWords = {
  /** What the form begins with. The author comes last: the beginning becomes the record's title. */
  readonly wrote: (author: string, text: string) => string;
  readonly quoted: (text: string) => string;
  readonly message: {
    readonly title: string;
    readonly keep: string;
    readonly keptWithLink: string;
    readonly keptText: string;
    /** A report without a name, of a message in a chat of two. */
    readonly namesYou: string;
    readonly open: string;
  };
  readonly asOf: (date: string) => string;
  readonly nothingYet: string;
  readonly nothingFound: (text: string) => string;
  readonly unknownCommand: string;
};
