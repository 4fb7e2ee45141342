import { z } from 'zod';
import type { People } from '../../procedure/ports/people.ts';
import type { Person } from '../../procedure/record/values/person.ts';
import { type PersonId, type Role, roles } from '../../procedure/record/values/person.ts';
import type { GraphClient } from '../client/graphClient.ts';
import { GraphFault } from '../client/graphFault.ts';
import { queryString } from '../client/query.ts';
import type { Urgency } from '../client/throttleGate.ts';

/** Object id of the Entra security group whose members have the role; a role without a group has no holders. */
export type RoleGroups = Readonly<Partial<Record<Role, string>>>;

export type GroupPeople = Pick<People, 'rolesOf' | 'holders'> & {
  /** Reads all groups. The known members stay until all of them were read. @throws GraphFault */
  readonly refresh: (urgency?: Urgency) => Promise<void>;
};

const membersSchema = z.object({
  value: z.array(z.object({ '@odata.type': z.string().optional(), id: z.string(), displayName: z.string().nullish() })),
  '@odata.nextLink': z.string().optional(),
});

/**
 * Includes nested members. No cast to users: a cast is an advanced query of the directory, which lags more; groups and
 * devices are left out here.
 */
const membersOf = async (client: GraphClient, groupId: string, urgency: Urgency): Promise<readonly Person[]> => {
  const operation = 'people.refresh';
  const found: Person[] = [];
  const query = queryString({ $select: 'id,displayName', $top: 999 });
  let path: string | undefined = `/groups/${encodeURIComponent(groupId)}/transitiveMembers${query}`;
  while (path !== undefined) {
    const answer = await client.call({ operation, method: 'GET', path, urgency });
    const page: z.ZodSafeParseResult<z.output<typeof membersSchema>> = membersSchema.safeParse(answer);
    if (!page.success) throw new GraphFault('unexpectedAnswer', operation, 'refused', { cause: page.error });
    for (const member of page.data.value) {
      if ((member['@odata.type'] ?? '#microsoft.graph.user') !== '#microsoft.graph.user') continue;
      found.push({ id: member.id, name: member.displayName ?? '' });
    }
    path = page.data['@odata.nextLink'];
  }
  return found.toSorted((a, b) => a.name.localeCompare(b.name) || (a.id < b.id ? -1 : 1));
};

/** The roles from the groups, kept in memory. */
export const createGroupPeople = (client: GraphClient, groups: RoleGroups): GroupPeople => {
  let holders = new Map<Role, readonly Person[]>();
  let rolesById = new Map<PersonId, readonly Role[]>();
  return {
    rolesOf: (id) => rolesById.get(id) ?? [],
    holders: (role) => holders.get(role) ?? [],
    refresh: async (urgency = 'background') => {
      const found = new Map<Role, readonly Person[]>();
      const byId = new Map<PersonId, Role[]>();
      for (const role of roles) {
        const group = groups[role];
        const members = group === undefined ? [] : await membersOf(client, group, urgency);
        found.set(role, members);
        for (const { id } of members) byId.set(id, [...(byId.get(id) ?? []), role]);
      }
      holders = found;
      rolesById = byId;
    },
  };
};
