import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { people, type SeededPerson, team, teamMembers, tenant } from '../../tenant.ts';
import type { ChatStore } from '../chat/chatStore.ts';
import { type Conversation, memberById, rosterEntry, teamsIdOf } from '../chat/directory.ts';
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

const conversationParams = z.object({ conversationId: z.string() });
const teamParams = z.object({ teamId: z.string() });
const page = z.object({
  pageSize: z.coerce.number().int().min(1).max(500).default(200),
  continuationToken: z.coerce.number().int().min(0).default(0),
});

/** Serves the members of a conversation and the details of the team, https://learn.microsoft.com/microsoftteams/platform/bots/how-to/get-teams-context */
export function addRosterRoutes(app: FastifyInstance, reachable: (conversationId: string) => Conversation): void {
  const members = (params: unknown): readonly SeededPerson[] => {
    const conversation = reachable(conversationParams.parse(params).conversationId);
    return conversation.kind === 'personal' ? [conversation.person] : teamMembers;
  };
  const requestedTeam = (params: unknown) => {
    const { teamId } = teamParams.parse(params);
    if (teamId !== team.id) throw new ConnectorRefusal('ConversationNotFound', 'There is no such team.');
    reachable(teamId);
    return team;
  };

  app.get('/v3/conversations/:conversationId/members', async (request) =>
    members(request.params).map((person) => rosterEntry(person, tenant.id)),
  );

  app.get('/v3/conversations/:conversationId/pagedmembers', async (request) => {
    const { pageSize, continuationToken: from } = page.parse(request.query);
    const all = members(request.params);
    const next = from + pageSize;
    return {
      members: all.slice(from, next).map((person) => rosterEntry(person, tenant.id)),
      ...(next < all.length ? { continuationToken: String(next) } : {}),
    };
  });

  app.get('/v3/conversations/:conversationId/members/:memberId', async (request) => {
    const { memberId } = z.object({ memberId: z.string() }).parse(request.params);
    const found = memberById(memberId);
    if (!found || !members(request.params).includes(found)) {
      throw new ConnectorRefusal('ConversationNotFound', 'There is no such member in this conversation.');
    }
    return rosterEntry(found, tenant.id);
  });

  app.get('/v3/teams/:teamId', async (request) => {
    const { id, name, groupId, channels } = requestedTeam(request.params);
    return {
      id,
      name,
      aadGroupId: groupId,
      type: 'standard',
      channelCount: channels.length,
      memberCount: teamMembers.length,
      tenantId: tenant.id,
    };
  });

  // General has no name here: each client shows a name in its own language.
  app.get('/v3/teams/:teamId/conversations', async (request) => ({
    conversations: requestedTeam(request.params).channels.map(({ id, name }) =>
      id === team.id ? { id } : { id, name },
    ),
  }));
}
