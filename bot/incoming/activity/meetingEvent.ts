import { z } from 'zod';
import type { Activity } from './activity.ts';

/**
 * A channel meeting began or ended. Teams sends this for every meeting of a team in which the app is installed with
 * `ChannelMeeting.ReadBasic.Group`; possibly twice, not at all, or without a title (teams-platform 3.2).
 * https://learn.microsoft.com/microsoftteams/platform/apps-in-teams-meetings/meeting-apps-apis#receive-real-time-teams-meeting-events
 */
export type MeetingEvent = {
  readonly what: 'start' | 'end';
  /** `channelData.meeting.id`: neither `value.Id` nor the conversation's is the meeting's. */
  readonly meetingId: string;
  readonly title: string | undefined;
  /** One occurrence of the meeting with this id, which recurring meetings keep. The same in a second delivery. */
  readonly occurrence: string;
};

const channelData = z.object({ meeting: z.object({ id: z.string().min(1) }) });
const value = z.object({
  Title: z.string().nullish(),
  StartTime: z.string().nullish(),
  EndTime: z.string().nullish(),
});

const whats: Readonly<Record<string, MeetingEvent['what']>> = {
  'application/vnd.microsoft.meetingStart': 'start',
  'application/vnd.microsoft.meetingEnd': 'end',
};

/** Undefined for every other event. */
export const readMeetingEvent = ({ type, name, ...activity }: Activity): MeetingEvent | undefined => {
  const what = type === 'event' ? whats[name ?? ''] : undefined;
  const meeting = channelData.safeParse(activity.channelData);
  if (!what || !meeting.success) return undefined;
  const read = value.safeParse(activity.value);
  const { Title, StartTime, EndTime } = read.success ? read.data : {};
  return {
    what,
    meetingId: meeting.data.meeting.id,
    title: Title || undefined,
    occurrence: (what === 'start' ? StartTime : EndTime) ?? activity.id ?? '',
  };
};
