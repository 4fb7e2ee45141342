import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { people, team, tenant } from '../../tenant.ts';
import type { ChatStore } from '../chat/chatStore.ts';
import { memberById, rosterEntry, teamsIdOf } from '../chat/directory.ts';
import { graphMeetingIdOf, joinUrlOf, meetingRoleOf, threadOf } from '../meetings/meetingActivity.ts';
import { isOngoing } from '../meetings/meetings.ts';
import type { Meeting, Switches } from '../wire.ts';
import { ConnectorRefusal } from './connectorRefusal.ts';

const meetingParams = z.object({ meetingId: z.string() });
const participantParams = meetingParams.extend({ participantId: z.string() });
const hourMs = 3_600_000;

/** Serves meetings and their participants, https://learn.microsoft.com/microsoftteams/platform/apps-in-teams-meetings/meeting-apps-apis */
export function addConnectorMeetingRoutes(
  app: FastifyInstance,
  { store, switches }: { readonly store: ChatStore; readonly switches: () => Switches },
): void {
  const meetingOf = (params: unknown): Meeting => {
    const { meetingId } = meetingParams.parse(params);
    if (switches().closedMeetings || !store.isInstalled(team.id))
      throw new ConnectorRefusal('NotEnoughPermissions', 'The app is not allowed to read this meeting.');
    const found = store.meetings().find(({ id }) => id === meetingId);
    if (!found) throw new ConnectorRefusal('NotFound', 'There is no such meeting.');
    return found;
  };

  app.get('/v1/meetings/:meetingId', async (request) => {
    const meeting = meetingOf(request.params);
    const organizer = people.find(({ id }) => id === meeting.organizer);
    return {
      details: {
        id: meeting.id,
        msGraphResourceId: graphMeetingIdOf(meeting),
        scheduledStartTime: meeting.scheduledAt,
        scheduledEndTime: new Date(Date.parse(meeting.scheduledAt) + hourMs).toISOString(),
        joinUrl: joinUrlOf(meeting),
        title: meeting.title,
        type: 'ChannelScheduled',
      },
      conversation: conversationOf(meeting),
      organizer: organizer && { id: teamsIdOf(organizer), aadObjectId: organizer.id, tenantId: tenant.id },
    };
  });

  app.get('/v1/meetings/:meetingId/participants/:participantId', async (request) => {
    const meeting = meetingOf(request.params);
    const { tenantId } = z.object({ tenantId: z.string() }).parse(request.query);
    if (tenantId !== tenant.id)
      throw new ConnectorRefusal('NotEnoughPermissions', 'The app is not allowed to read meetings of that tenant.');
    const person = memberById(participantParams.parse(request.params).participantId);
    const isInvited = person && (person.inTeam || meeting.present.includes(person.id));
    if (!isInvited || !isOngoing(meeting))
      throw new ConnectorRefusal('NotFound', 'The meeting is over, or the participant cannot be found.');
    return {
      user: rosterEntry(person, tenant.id),
      meeting: { role: meetingRoleOf(meeting, person), inMeeting: meeting.present.includes(person.id) },
      conversation: conversationOf(meeting),
    };
  });
}

const conversationOf = (meeting: Meeting) => ({
  id: threadOf(meeting),
  isGroup: true,
  conversationType: 'channel',
});
