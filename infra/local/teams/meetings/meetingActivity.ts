import { people, type SeededPerson, tenant } from '../../tenant.ts';
import type { Activity } from '../chat/activities.ts';
import { botId, botName, teamsIdOf } from '../chat/directory.ts';
import type { Meeting } from '../wire.ts';

/** Meeting events that Teams sends to bots, https://learn.microsoft.com/microsoftteams/platform/apps-in-teams-meetings/meeting-apps-apis */

export type MeetingRole = 'Organizer' | 'Presenter' | 'Attendee';

/** Returns a person's role. Guests and people outside the team are attendees. */
export function meetingRoleOf(meeting: Meeting, person: SeededPerson): MeetingRole {
  if (meeting.organizer === person.id) return 'Organizer';
  return person.guest || !person.inTeam ? 'Attendee' : 'Presenter';
}

/** Returns the conversation id of the meeting's chat. */
export const threadOf = ({ conversation, root }: Pick<Meeting, 'conversation' | 'root'>): string =>
  `${conversation};messageid=${root}`;

const encoded = (text: string): string => Buffer.from(text).toString('base64');

/** Returns the meeting id used in `channelData` and by the Bot Connector. */
export const meetingIdOf = (chat: Pick<Meeting, 'conversation' | 'root'>): string => encoded(`0#${threadOf(chat)}#0`);

/** Returns the meeting's id in Graph, which differs from `meetingIdOf` and is in the value of events. */
export const graphMeetingIdOf = (meeting: Meeting): string => encoded(`1*${meeting.organizer}*0**${threadOf(meeting)}`);

export function joinUrlOf(meeting: Meeting): string {
  const joinContext = JSON.stringify({ Tid: tenant.id, Oid: meeting.organizer });
  const { conversation, root } = meeting;
  return `https://teams.microsoft.com/l/meetup-join/${encodeURIComponent(conversation)}/${root}?context=${encodeURIComponent(joinContext)}`;
}

export type MeetingEventContext = {
  readonly id: string;
  readonly now: Date;
  readonly serviceUrl: string;
  readonly untitled: boolean;
};

/**
 * Builds the event for the start or end of a meeting. Its sender is the person who started the meeting. The event names team
 * and channel only through the conversation id.
 */
export function meetingActivity(kind: 'Start' | 'End', meeting: Meeting, context: MeetingEventContext): Activity {
  const { id, now, serviceUrl, untitled } = context;
  const starter = people.find((person) => person.id === meeting.started?.by);
  const locale = starter?.locale ?? 'en-US';
  return {
    type: 'event',
    name: `application/vnd.microsoft.meeting${kind}`,
    id,
    timestamp: now.toISOString(),
    channelId: 'msteams',
    serviceUrl,
    from: starter ? { id: teamsIdOf(starter), name: '', aadObjectId: starter.id } : {},
    conversation: { isGroup: true, conversationType: 'channel', tenantId: tenant.id, id: threadOf(meeting) },
    recipient: { id: botId, name: botName },
    entities: [{ type: 'clientInfo', locale, country: locale.slice(-2) }],
    channelData: { tenant: { id: tenant.id }, source: null, meeting: { id: meeting.id } },
    value: {
      MeetingType: 'ChannelScheduled',
      ...(untitled ? {} : { Title: meeting.title }),
      Id: graphMeetingIdOf(meeting),
      JoinUrl: joinUrlOf(meeting),
      ...(kind === 'Start' ? { StartTime: meeting.started?.at } : { EndTime: meeting.endedAt }),
    },
    locale,
  };
}
