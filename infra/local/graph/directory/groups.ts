import type { FastifyInstance, FastifyRequest } from 'fastify';
import { type GroupKey, groups, people, type SeededPerson } from '../../tenant.ts';
import { requireRole } from '../http/authorization.ts';
import { GraphError, notImplemented } from '../http/graphError.ts';
import { pick, readNames, readOptions } from '../http/queryOptions.ts';
import { fold } from '../items/fieldValue.ts';
import { mayReadPeople, pageOf, resourceNotFound, shapeUser } from './users.ts';

type Json = Readonly<Record<string, unknown>>;
type Group = {
  readonly id: string;
  readonly displayName: string;
  readonly nickname: string;
  readonly within: readonly GroupKey[];
};

const groupReaders = ['GroupMember.Read.All', 'Group.Read.All', 'Directory.Read.All'];

/** The tenant's groups, and one that contains other groups: people are members of it only through those. */
const allGroups: readonly Group[] = [
  ...(Object.keys(groups) as GroupKey[]).map((key) => ({ ...groups[key], nickname: key, within: [] })),
  {
    id: 'a0000000-0000-4000-8000-000000000010',
    displayName: 'Information security office',
    nickname: 'securityOffice',
    within: ['ismsManagers', 'alternates'],
  },
];

const groupResource = ({ id, displayName, nickname }: Group): Json => ({
  id,
  displayName,
  description: null,
  groupTypes: [],
  mail: null,
  mailEnabled: false,
  mailNickname: nickname,
  securityEnabled: true,
  visibility: null,
});

function groupOf(request: FastifyRequest): Group {
  requireRole(request.caller, ...groupReaders);
  const { id } = request.params as { id: string };
  const group = allGroups.find((one) => one.id === id.toLowerCase());
  if (!group) throw resourceNotFound(id);
  return group;
}

const nestedIn = (group: Group) => allGroups.filter((one) => group.within.some((key) => groups[key].id === one.id));
const isMember = (person: SeededPerson, { id }: Group) => person.groups.some((key) => groups[key].id === id);

type Relation = 'members' | 'transitiveMembers';
type Cast = 'user' | 'group';

/** Groups first, then people; transitive members are "a flat list of all nested members" (group-list-transitivemembers). */
function membersOf(group: Group, relation: Relation): readonly (Group | SeededPerson)[] {
  const nested = nestedIn(group);
  const holders = relation === 'members' ? [group] : [group, ...nested];
  return [...nested, ...people.filter((person) => holders.some((one) => isMember(person, one)))];
}

const isGroup = (member: Group | SeededPerson): member is Group => 'within' in member;

function members(request: FastifyRequest, relation: Relation, cast: Cast | undefined): Json {
  const group = groupOf(request);
  const options = readOptions(request.query, ['select', 'top', 'skiptoken', ...(cast ? (['count'] as const) : [])]);
  // A cast is an advanced query (LEARN group-list-transitivemembers and answers 447359).
  const advanced = options.count === 'true' && fold(String(request.headers.consistencylevel ?? '')) === 'eventual';
  if (cast && !advanced) {
    throw new GraphError(400, 'Request_UnsupportedQuery', "A cast needs 'ConsistencyLevel: eventual' and $count=true.");
  }
  const found = membersOf(group, relation).filter((one) => !cast || isGroup(one) === (cast === 'group'));
  const { link, rows } = pageOf(request, options, found);
  return {
    '@odata.context': 'https://graph.microsoft.com/v1.0/$metadata#directoryObjects',
    ...(cast && { '@odata.count': found.length }),
    ...link,
    value: rows.map(memberShape(request, options.select)),
  };
}

/**
 * Each type of directory object returns those selected properties that it has. A caller who may not read people gets
 * only their ids: https://learn.microsoft.com/graph/permissions-overview (limited information for inaccessible members)
 */
function memberShape(request: FastifyRequest, select: string | undefined): (member: Group | SeededPerson) => Json {
  const shape = shapeUser(request, select);
  const hides = !mayReadPeople(request);
  const user = (person: SeededPerson): Json =>
    Object.fromEntries(
      Object.entries(shape(person)).map(([name, value]) => [name, hides && name !== 'id' ? null : value]),
    );
  const names = select === undefined ? undefined : readNames(select);
  const group = (one: Group) =>
    Object.fromEntries(Object.entries(groupResource(one)).filter(([name]) => names?.includes(name) ?? true));
  return (member) =>
    isGroup(member)
      ? { '@odata.type': '#microsoft.graph.group', ...group(member) }
      : { '@odata.type': '#microsoft.graph.user', ...user(member) };
}

/** Like users, groups cost no SharePoint resource units. */
export function addGroupRoutes(app: FastifyInstance): void {
  app.get('/v1.0/groups/:id', (request) => {
    const { select } = readOptions(request.query, ['select']);
    const group = groupResource(groupOf(request));
    const context = 'https://graph.microsoft.com/v1.0/$metadata#groups/$entity';
    return { '@odata.context': context, ...pick(group, select, 'group', Object.keys(group)) };
  });
  app.get('/v1.0/groups/:id/members', (request) => members(request, 'members', undefined));
  app.get('/v1.0/groups/:id/transitiveMembers', (request) => members(request, 'transitiveMembers', undefined));
  app.get('/v1.0/groups/:id/:relation/:cast', (request) => {
    const { relation, cast } = request.params as { relation: string; cast: string };
    const type = /^microsoft\.graph\.(user|group)$/.exec(cast)?.[1];
    if ((relation !== 'members' && relation !== 'transitiveMembers') || (type !== 'user' && type !== 'group'))
      throw notImplemented(`${relation}/${cast}`);
    return members(request, relation, type);
  });
}
