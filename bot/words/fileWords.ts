/** Why a file cannot be fetched: not from there; Teams gave a page in its place; it is gone; the other side is slow or down. */
export type FetchProblem = 'otherHost' | 'page' | 'gone' | 'unreachable';

/** What the bot says about files that people send it. */
export type FileWords = {
  /** On the receipt. */
  readonly justSend: (reference: string) => string;
  /** The button that leads to where files are added. */
  readonly add: string;
  /** On an action that somebody has to do. */
  readonly how: (reference: string, action: string) => string;
  /** True whatever becomes of the server that says it. */
  readonly received: string;
  readonly receivedHint: string;
  /** @param subject a reference, or a reference and an action */
  readonly kept: (subject: string) => string;
  readonly keptInPart: (subject: string) => string;
  readonly notKept: string;
  /** The same for a report without a name: its number is not said once more in a chat that Teams keeps. */
  readonly keptUnnamed: string;
  readonly keptInPartUnnamed: string;
  readonly unnamedTraces: string;
  readonly deleteMessage: string;
  readonly picture: string;
  readonly size: (bytes: number) => string;
  readonly thereAlready: string;
  readonly unfetched: Readonly<Record<FetchProblem, string>>;
  readonly failed: (because: string) => string;
  readonly tooMany: (most: number) => string;
  readonly captionNotKept: string;
  readonly which: {
    readonly title: string;
    readonly how: string;
    readonly example: string;
    readonly yours: string;
    readonly unnamed: string;
  };
  readonly reportFirst: string;
  readonly withheld: string;
  readonly onlyInPrivate: string;
  readonly caseHint: string;
  readonly caseNeedsBoth: string;
};
