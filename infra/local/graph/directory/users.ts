import type { FastifyInstance, FastifyRequest } from 'fastify';
import { people, type SeededPerson } from '../../tenant.ts';
import { requireRole } from '../http/authorization.ts';
import { badRequest, GraphError, notImplemented } from '../http/graphError.ts';
import { linkTo, type Options, pick, readNames, readOptions, readTop } from '../http/queryOptions.ts';
import { fold } from '../items/fieldValue.ts';
import { userInformation } from './userInformation.ts';

type Json = Readonly<Record<string, unknown>>;

const userReaders = ['User.Read.All', 'Directory.Read.All'];
const basicReaders = [...userReaders, 'User.ReadBasic.All'];
/** Properties visible to an application with `User.ReadBasic.All`. */
const basicProperties = ['id', 'displayName', 'givenName', 'surname', 'mail', 'userPrincipalName'];
const defaultProperties = [
  ...basicProperties,
  'businessPhones',
  'jobTitle',
  'mobilePhone',
  'officeLocation',
  'preferredLanguage',
];
const allProperties = [...defaultProperties, 'accountEnabled', 'userType'];

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

/** Whether the caller may read more about people than their ids. */
export const mayReadPeople = (request: FastifyRequest): boolean =>
  basicReaders.some((role) => request.caller.roles.includes(role));

/** Returns the requested properties. @throws GraphError 403 for a property beyond the caller's permissions */
export function shapeUser(request: FastifyRequest, select: string | undefined): (person: SeededPerson) => Json {
  const mayReadAll = userReaders.some((role) => request.caller.roles.includes(role));
  const names = select === undefined ? (mayReadAll ? defaultProperties : basicProperties) : readNames(select);
  if (!mayReadAll && names.some((name) => allProperties.includes(name) && !basicProperties.includes(name)))
    requireRole(request.caller, ...userReaders);
  return (person) => pick(userResource(person), names.join(','), 'user', allProperties);
}

export const resourceNotFound = (id: string) =>
  new GraphError(
    404,
    'Request_ResourceNotFound',
    `Resource '${id}' does not exist or one of its queried reference-property objects are not present.`,
  );

/** @throws GraphError 404 */
export function findPerson(request: FastifyRequest): SeededPerson {
  const { id } = request.params as { id: string };
  const person = people.find((one) => one.id === id.toLowerCase() || fold(one.userPrincipalName) === fold(id));
  if (!person) throw resourceNotFound(id);
  return person;
}

const defaultPageSize = 100;
const maxPageSize = 999;

/** Returns one page of a directory collection and the link to the next. @throws GraphError 400 for too large a page size */
export function pageOf<Found>(request: FastifyRequest, options: Options, found: readonly Found[]) {
  const top = readTop(options.top, defaultPageSize);
  if (top > maxPageSize)
    throw badRequest(`Invalid page size specified: '${top}'. Must be between 1 and 999 inclusive.`);
  const start = readSkip(options.skiptoken);
  const path = request.url.split('?')[0] ?? '';
  const next = Buffer.from(`members:${start + top}`).toString('base64url');
  return {
    link: found.length > start + top ? { '@odata.nextLink': linkTo(path, options.given, '$skiptoken', next) } : {},
    rows: found.slice(start, start + top),
  };
}

function readSkip(token: string | undefined): number {
  if (token === undefined) return 0;
  const start = /^members:(\d+)$/.exec(Buffer.from(token, 'base64url').toString('utf8'))?.[1];
  if (start === undefined) throw badRequest('The skip token is malformed.');
  return Number(start);
}

const literal = "'((?:[^']|'')*)'";
const equality = new RegExp(String.raw`^\s*(\w+)\s+eq\s+${literal}\s*$`);
const prefixMatch = new RegExp(String.raw`^\s*startswith\s*\(\s*(\w+)\s*,\s*${literal}\s*\)\s*$`);

/** Parses one comparison of a basic property, `eq` or `startswith` (user-list). @throws GraphError 501 for the rest of OData */
function readComparison(filter: string): (person: SeededPerson) => boolean {
  const equal = equality.exec(filter);
  const [, name = '', text = ''] = equal ?? prefixMatch.exec(filter) ?? [];
  if (!basicProperties.includes(name)) throw notImplemented(`$filter=${filter} on users`);
  const wanted = fold(text.replaceAll("''", "'"));
  const textOf = (person: SeededPerson) => fold(String(userResource(person)[name] ?? ''));
  return equal ? (person) => textOf(person) === wanted : (person) => textOf(person).startsWith(wanted);
}

/** Separates several `startswith` joined by `or`. A literal that contains this very text is split too, and then refused: 501. */
const separator = /\)\s+or\s+(?=startswith)/;

function readFilter(filter: string | undefined): (person: SeededPerson) => boolean {
  if (filter === undefined) return () => true;
  const parts = filter.split(separator);
  const comparisons = parts.map((part, at) => readComparison(at < parts.length - 1 ? `${part})` : part));
  return (person) => comparisons.some((matches) => matches(person));
}

/** Direct reports at Contoso, by mailbox name. The chief operating officer and guests have no manager. */
const directReports: Readonly<Record<string, readonly string[]>> = {
  priya: ['sam', 'claire', 'marc', 'pedro'],
  marc: ['ines', 'jonas', 'yusuf', 'chloe'],
  claire: ['thomas', 'olga'],
  olga: ['hana'],
};

const mailboxOf = (person: SeededPerson) => person.userPrincipalName.split('@')[0] ?? '';

function managerOf(person: SeededPerson): SeededPerson | undefined {
  const [manager] = Object.entries(directReports).find(([, reports]) => reports.includes(mailboxOf(person))) ?? [];
  return people.find((one) => mailboxOf(one) === manager);
}

/** Users cost no SharePoint resource units: the directory has its own limits, which are not metered here. */
export function addUserRoutes(app: FastifyInstance): void {
  app.get('/v1.0/users', (request) => {
    requireRole(request.caller, ...basicReaders);
    const options = readOptions(request.query, ['select', 'filter', 'top', 'skiptoken']);
    const { link, rows } = pageOf(request, options, people.filter(readFilter(options.filter)));
    const context = 'https://graph.microsoft.com/v1.0/$metadata#users';
    return { '@odata.context': context, ...link, value: rows.map(shapeUser(request, options.select)) };
  });
  app.get('/v1.0/users/:id', (request) => {
    requireRole(request.caller, ...basicReaders);
    const { select } = readOptions(request.query, ['select']);
    const context = 'https://graph.microsoft.com/v1.0/$metadata#users/$entity';
    return { '@odata.context': context, ...shapeUser(request, select)(findPerson(request)) };
  });
  // user-list-manager: User.ReadBasic.All is not enough.
  app.get('/v1.0/users/:id/manager', (request) => {
    requireRole(request.caller, ...userReaders);
    const { select } = readOptions(request.query, ['select']);
    const manager = managerOf(findPerson(request));
    if (!manager) throw resourceNotFound('manager');
    const context = 'https://graph.microsoft.com/v1.0/$metadata#directoryObjects/$entity';
    const type = { '@odata.type': '#microsoft.graph.user' };
    return { '@odata.context': context, ...type, ...shapeUser(request, select)(manager) };
  });
}
