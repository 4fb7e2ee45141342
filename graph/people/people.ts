import type { People } from '../../procedure/ports/people.ts';
import type { Clock, Log } from '../../procedure/ports/platform.ts';
import { createRecent } from '../../procedure/runtime/recent.ts';
import type { GraphClient } from '../client/graphClient.ts';
import { createGroupPeople, type GroupPeople, type RoleGroups } from './groupPeople.ts';
import { createPeopleSearch } from './peopleSearch.ts';
import { createStrangers } from './strangers.ts';

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
