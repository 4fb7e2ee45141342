import { people, type SeededPerson, tenant } from '../../tenant.ts';
import type { Activity } from '../chat/activities.ts';
import { botId, botName, teamsIdOf } from '../chat/directory.ts';
import type { Meeting } from '../wire.ts';

/** A meeting as Teams tells bots of it, https://learn.microsoft.com/microsoftteams/platform/apps-in-teams-meetings/meeting-apps-apis */

export type MeetingRole = 'Organizer' | 'Presenter' | 'Attendee';

/** What a person may do in a meeting: guests, and whoever is not in the team, only attend. */
export function meetingRoleOf(meeting: Meeting, person: SeededPerson): MeetingRole {
  if (meeting.organizer === person.id) return 'Organizer';
  return person.guest || !person.inTeam ? 'Attendee' : 'Presenter';
}

/** Id of the conversation that is the meeting's chat. */
export const threadOf = ({ conversation, root }: Pick<Meeting, 'conversation' | 'root'>): string =>
  `${conversation};messageid=${root}`;

const encoded = (text: string): string => Buffer.from(text).toString('base64');

/** The meeting's id as `channelData` and the Bot Connector know it. */
export const meetingIdOf = (place: Pick<Meeting, 'conversation' | 'root'>): string => encoded(`0#${threadOf(place)}#0`);

/** Its id in Graph: another one, and the one that events carry in their value. */
export const graphMeetingIdOf = (meeting: Meeting): string => encoded(`1*${meeting.organizer}*0**${threadOf(meeting)}`);

export function joinUrlOf(meeting: Meeting): string {
  const context = JSON.stringify({ Tid: tenant.id, Oid: meeting.organizer });
  const { conversation, root } = meeting;
  return `https://teams.microsoft.com/l/meetup-join/${encodeURIComponent(conversation)}/${root}?context=${encodeURIComponent(context)}`;
}

export type MeetingEventContext = {
  readonly id: string;
  readonly now: Date;
  readonly serviceUrl: string;
  readonly untitled: boolean;
};

/**
 * The event by which the bot hears that a meeting has started or ended, from who started it. Neither team nor channel is
 * named but by the conversation.
 */
export function meetingActivity(kind: 'Start' | 'End', meeting: Meeting, moment: MeetingEventContext): Activity {
  const { id, now, serviceUrl, untitled } = moment;
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
