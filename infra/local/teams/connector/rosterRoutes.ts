import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { type SeededPerson, team, teamMembers, tenant } from '../../tenant.ts';
import { type Conversation, memberById, rosterEntry } from '../chat/directory.ts';
import { ConnectorRefusal } from './connectorRefusal.ts';

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
