/** Of a meeting to find the cause together. */
export type MeetingWords = {
  /** Somebody asked for it in a chat with the bot alone. */
  readonly onlyInChannel: (reference: string) => string;
  readonly hidden: string;
  /** Where it is planned from. */
  readonly plan: {
    readonly title: string;
    readonly how: string;
    /** To be pasted: the card comes where a meeting has such a title. */
    readonly meetingTitle: (reference: string, short: string) => string;
    readonly meetingTitleLabel: string;
    readonly withoutMeeting: (reference: string) => string;
  };
};
