import type { FastifyInstance, FastifyRequest } from 'fastify';
import { type GroupKey, groups, people, type SeededPerson } from '../tenant.ts';
import { requireRole } from './authorization.ts';
import { badRequest, GraphError, notImplemented } from './graphError.ts';
import { fold } from './indexKey.ts';
import { linkTo, pick, readNames, readOptions, readTop } from './queryOptions.ts';
import { userInformation } from './userInformation.ts';

type Json = Readonly<Record<string, unknown>>;

const userReaders = ['User.Read.All', 'Directory.Read.All'];
const groupReaders = ['GroupMember.Read.All', 'Group.Read.All', 'Directory.Read.All'];
/** What `User.ReadBasic.All` lets an application see of a person. */
const basic = ['id', 'displayName', 'givenName', 'surname', 'mail', 'userPrincipalName'];
const usual = [...basic, 'businessPhones', 'jobTitle', 'mobilePhone', 'officeLocation', 'preferredLanguage'];
const all = [...usual, 'accountEnabled', 'userType'];

function userResource(person: SeededPerson): Json {
  const [givenName, ...surname] = person.displayName.split(' ');
  return {
    id: person.id,
    displayName: person.displayName,
    givenName,
    surname: surname.join(' '),
    mail: userInformation.find((row) => row.userId === person.id)?.email,
    userPrincipalName: person.userPrincipalName,
    businessPhones: [],
    jobTitle: person.jobTitle,
    mobilePhone: null,
    officeLocation: null,
    preferredLanguage: person.locale,
    accountEnabled: true,
    userType: person.guest ? 'Guest' : 'Member',
  };
}

/** The properties that the caller may see and asked for. @throws GraphError 403 for one beyond his permission */
function shapeUser(request: FastifyRequest, select: string | undefined): (person: SeededPerson) => Json {
  const mayReadAll = userReaders.some((role) => request.caller.roles.includes(role));
  const names = select === undefined ? (mayReadAll ? usual : basic) : readNames(select);
  if (!mayReadAll && names.some((name) => all.includes(name) && !basic.includes(name)))
    requireRole(request.caller, ...userReaders);
  return (person) => pick(userResource(person), names.join(','), 'user', all);
}

const groupResource = (key: GroupKey): Json => ({
  id: groups[key].id,
  displayName: groups[key].displayName,
  description: null,
  groupTypes: [],
  mail: null,
  mailEnabled: false,
  mailNickname: key,
  securityEnabled: true,
  visibility: null,
});

const notFound = (id: string) =>
  new GraphError(
    404,
    'Request_ResourceNotFound',
    `Resource '${id}' does not exist or one of its queried reference-property objects are not present.`,
  );

function groupOf(request: FastifyRequest): GroupKey {
  requireRole(request.caller, ...groupReaders);
  const { id } = request.params as { id: string };
  const key = (Object.keys(groups) as GroupKey[]).find((one) => groups[one].id === id.toLowerCase());
  if (!key) throw notFound(id);
  return key;
}

const membersPage = 100;
const greatestMembersPage = 999;

/** Members of the group. No group here holds another, so the transitive ones are the same. */
function members(request: FastifyRequest, cast: boolean): Json {
  const key = groupOf(request);
  const options = readOptions(request.query, ['select', 'top', 'skiptoken', ...(cast ? (['count'] as const) : [])]);
  // A cast is an advanced query (LEARN group-list-transitivemembers and answers 447359).
  const advanced = options.count === 'true' && fold(String(request.headers.consistencylevel ?? '')) === 'eventual';
  if (cast && !advanced) {
    throw new GraphError(400, 'Request_UnsupportedQuery', "A cast needs 'ConsistencyLevel: eventual' and $count=true.");
  }
  const top = readTop(options.top, membersPage);
  if (top > greatestMembersPage)
    throw badRequest(`Invalid page size specified: '${top}'. Must be between 1 and 999 inclusive.`);
  const start = readSkip(options.skiptoken);
  const found = people.filter((person) => person.groups.includes(key));
  const shape = shapeUser(request, options.select);
  const path = request.url.split('?')[0] ?? '';
  const next = Buffer.from(`members:${start + top}`).toString('base64url');
  return {
    '@odata.context': 'https://graph.microsoft.com/v1.0/$metadata#directoryObjects',
    ...(cast && { '@odata.count': found.length }),
    ...(found.length > start + top && { '@odata.nextLink': linkTo(path, options.given, '$skiptoken', next) }),
    value: found
      .slice(start, start + top)
      .map((person) => ({ '@odata.type': '#microsoft.graph.user', ...shape(person) })),
  };
}

function readSkip(token: string | undefined): number {
  if (token === undefined) return 0;
  const start = /^members:(\d+)$/.exec(Buffer.from(token, 'base64url').toString('utf8'))?.[1];
  if (start === undefined) throw badRequest('The skip token is malformed.');
  return Number(start);
}

/** Finds people by address: the one filter on users that is done here. */
function filterUsers(request: FastifyRequest): Json {
  requireRole(request.caller, ...userReaders, 'User.ReadBasic.All');
  const { select, filter = '' } = readOptions(request.query, ['select', 'filter']);
  const [, name, text = ''] = /^\s*(mail|userPrincipalName)\s+eq\s+'((?:[^']|'')*)'\s*$/.exec(filter) ?? [];
  if (name === undefined) throw notImplemented('listing users without $filter=mail or userPrincipalName eq');
  const wanted = fold(text.replaceAll("''", "'"));
  const shape = shapeUser(request, select);
  const value = people.filter((person) => fold(String(userResource(person)[name])) === wanted).map(shape);
  return { '@odata.context': 'https://graph.microsoft.com/v1.0/$metadata#users', value };
}

/** Users and groups. They cost no SharePoint resource units: the directory has limits of its own, which are not metered here. */
export function addDirectoryRoutes(app: FastifyInstance): void {
  app.get('/v1.0/users', filterUsers);
  app.get('/v1.0/users/:id', (request) => {
    requireRole(request.caller, ...userReaders, 'User.ReadBasic.All');
    const { id } = request.params as { id: string };
    const { select } = readOptions(request.query, ['select']);
    const person = people.find((one) => one.id === id.toLowerCase() || fold(one.userPrincipalName) === fold(id));
    if (!person) throw notFound(id);
    const context = 'https://graph.microsoft.com/v1.0/$metadata#users/$entity';
    return { '@odata.context': context, ...shapeUser(request, select)(person) };
  });
  app.get('/v1.0/groups/:id', (request) => {
    const { select } = readOptions(request.query, ['select']);
    const group = groupResource(groupOf(request));
    const context = 'https://graph.microsoft.com/v1.0/$metadata#groups/$entity';
    return { '@odata.context': context, ...pick(group, select, 'group', Object.keys(group)) };
  });
  app.get('/v1.0/groups/:id/members', (request) => members(request, false));
  app.get('/v1.0/groups/:id/transitiveMembers', (request) => members(request, false));
  app.get('/v1.0/groups/:id/:relation/:cast', (request) => {
    const { relation, cast } = request.params as { relation: string; cast: string };
    if (!/^(transitiveM|m)embers$/.test(relation) || cast !== 'microsoft.graph.user')
      throw notImplemented(`${relation}/${cast}`);
    return members(request, true);
  });
}
