import { z } from 'zod';
import type { FoundPerson, People } from '../../procedure/ports/people.ts';
import type { Clock, Log } from '../../procedure/ports/platform.ts';
import { roles } from '../../procedure/record/values/person.ts';
import { createRecent } from '../../procedure/runtime/recent.ts';
import type { GraphClient } from '../client/graphClient.ts';
import { GraphFault } from '../client/graphFault.ts';
import { odataText, queryString } from '../client/query.ts';
import { createGroupPeople, type GroupPeople, type RoleGroups } from './groupPeople.ts';
import { createStrangers } from './strangers.ts';

const usersSchema = z.object({
  value: z.array(
    z.object({
      id: z.string(),
      displayName: z.string().nullish(),
      mail: z.string().nullish(),
      userPrincipalName: z.string().nullish(),
    }),
  ),
});

const hour = 3_600_000;
const most = 20;
const maxLength = 60;

/** What `User.ReadBasic.All` may filter by without the directory's advanced queries, which lag more. */
const begins = (text: string): string =>
  ['displayName', 'surname', 'mail'].map((name) => `startswith(${name},${odataText(text)})`).join(' or ');

const isGuest = (address: string): boolean => address.toUpperCase().includes('#EXT#');

type Ports = {
  readonly clock: Pick<Clock, 'now'>;
  readonly log: Log;
  readonly holders: People['holders'];
  /** Without it the directory is not asked. */
  readonly isGranted: boolean;
};

/**
 * People by the beginning of their name, as typed; without the permission only those with a role. It costs none of
 * SharePoint's resource units.
 * https://learn.microsoft.com/graph/api/user-list
 */
export const createPeopleSearch = (
  client: Pick<GraphClient, 'call'>,
  { clock, log, holders, isGranted }: Ports,
): People['search'] => {
  const operation = 'people.search';
  let isTold = false;
  /** After an hour the permission may have been granted. */
  let refusedUntil = 0;

  const ofRoles = (text: string): readonly FoundPerson[] => {
    const wanted = text.toLocaleLowerCase();
    const found = roles.flatMap(holders).filter(({ name }) => name.toLocaleLowerCase().includes(wanted));
    return [...new Map(found.map((one) => [one.id, one])).values()].slice(0, most);
  };

  return async (typed) => {
    const text = typed.trim().slice(0, maxLength);
    if (text === '') return [];
    if (!isGranted || clock.now().getTime() < refusedUntil) return ofRoles(text);
    const path = `/users${queryString({ $filter: begins(text), $select: 'id,displayName,mail,userPrincipalName', $top: most })}`;
    try {
      const answer = usersSchema.safeParse(await client.call({ operation, method: 'GET', path }));
      if (!answer.success) throw new GraphFault('unexpectedAnswer', operation, 'refused', { cause: answer.error });
      return answer.data.value
        .filter(({ userPrincipalName }) => !isGuest(userPrincipalName ?? ''))
        .map(({ id, displayName, mail, userPrincipalName }) => ({
          id: id.toLowerCase(),
          name: displayName ?? '',
          address: mail ?? userPrincipalName ?? undefined,
        }))
        .filter(({ name }) => name !== '');
    } catch (error) {
      if (!(error instanceof GraphFault) || error.status !== 403) throw error;
      if (!isTold) log('warn', 'people.unsearched');
      isTold = true;
      refusedUntil = clock.now().getTime() + hour;
      return ofRoles(text);
    }
  };
};

const maxNames = 20_000;

/** `People`: roles from the groups, kept in memory; people without a role are looked up in the directory. */
export const createPeople = (
  client: GraphClient,
  groups: RoleGroups,
  /** `isSearched`: whether searching the directory by name was granted. */
  { clock, log, isSearched }: { readonly clock: Clock; readonly log: Log; readonly isSearched: boolean },
): People & GroupPeople => {
  const people = createGroupPeople(client, groups);
  const names = createRecent<string>(maxNames);
  const strangers = createStrangers(client, { clock, log, rolesOf: people.rolesOf, named: names.set });
  const search = createPeopleSearch(client, { clock, log, isGranted: isSearched, holders: people.holders });
  return { ...people, strangers, search, nameOf: names.get };
};
