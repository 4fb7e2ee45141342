import type { Voiced } from '../../../procedure/words/voiced.ts';

/** A meeting to find the cause together. */
export const meetingWords = {
  /** The answer to a request in a personal chat. */
  onlyInChannel: (reference: string) =>
    `Write “5 whys ${reference}” in the channel where your team meets: the card appears there, and everyone in the channel can take part. To find the cause alone, write ${reference} here and choose Causes.`,
  hidden:
    'This record cannot be opened in a channel: the people concerned work on it in their personal chats and in the tab.',
  /** The text for planning it. */
  plan: {
    title: '5 Whys together',
    how: 'Plan a meeting in a channel of your team with this title. When you start it, the card appears in its chat. Everyone in the channel sees the problem and can take part.',
    /** To be pasted: in a meeting with this title, the card appears. */
    meetingTitle: (reference: string, short: string) => `5 Whys ${reference}: ${short}`,
    meetingTitleLabel: 'Title of the meeting, to copy',
    withoutMeeting: (reference: string) => `Without a planned meeting, write “5 whys ${reference}” in the channel.`,
  },
};

export type MeetingWords = Voiced<typeof meetingWords>;
