import { z } from 'zod';
import type { People } from '../../procedure/ports/people.ts';
import type { Clock, Log } from '../../procedure/ports/platform.ts';
import type { PersonId, Stranger } from '../../procedure/record/values/person.ts';
import type { GraphClient } from '../client/graphClient.ts';
import { GraphFault, isGone } from '../client/graphFault.ts';
import { queryString } from '../client/query.ts';

/**
 * The fields to read of a person, from the most that may be granted to the least. `User.Read.All` identifies guests and
 * leavers. `User.ReadBasic.All` identifies neither, and refuses the whole request: then a guest is known by the user
 * name from Entra, as in the roster of a chat, and leavers are not known. Without either nothing can be checked.
 * https://learn.microsoft.com/graph/permissions-reference#userreadbasicall
 */
const grants = [
  {
    $select: 'id,displayName,userPrincipalName,userType,accountEnabled',
    level: 'info',
    without: 'people.leaversUnknown',
  },
  { $select: 'id,displayName,userPrincipalName', level: 'warn', without: 'people.unchecked' },
] as const;

const userSchema = z.object({
  displayName: z.string().nullish(),
  userPrincipalName: z.string().nullish(),
  userType: z.string().nullish(),
  accountEnabled: z.boolean().nullish(),
});
type User = z.output<typeof userSchema>;

const minute = 60_000;
const hour = 60 * minute;
const maxKnown = 20_000;

type Known = { readonly stranger: Stranger | undefined; readonly until: number };
type Ports = {
  readonly clock: Pick<Clock, 'now'>;
  readonly log: Log;
  readonly rolesOf: People['rolesOf'];
  /** Called with the name in the directory. */
  readonly named?: (id: PersonId, name: string) => void;
};

const strangerIn = ({ userPrincipalName, userType, accountEnabled }: User): Stranger | undefined => {
  if (accountEnabled === false) return 'leaver';
  const guest = userType ? userType === 'Guest' : (userPrincipalName ?? '').toUpperCase().includes('#EXT#');
  return guest ? 'guest' : undefined;
};

/**
 * Who may get no task, according to the directory: one small request per person, which costs none of SharePoint's
 * resource units. The answer is kept for an hour; that a person is unknown, for a minute, as they may have joined
 * today. A chat with the bot proves nothing: guests have one too, and a leaver's stays.
 */
export const createStrangers = (
  client: Pick<GraphClient, 'call'>,
  { clock, log, rolesOf, named }: Ports,
): People['strangers'] => {
  const operation = 'people.known';
  const known = new Map<PersonId, Known>();
  const underWay = new Map<PersonId, Promise<Stranger | undefined>>();
  const now = (): number => clock.now().getTime();

  /** How many grants were refused at the last attempt; after an hour more may have been granted. */
  let refused = { grants: 0, until: 0 };
  const logged = new Set<string>();
  const without = (index: number): void => {
    refused = { grants: index + 1, until: now() + hour };
    const grant = grants[index];
    if (grant && !logged.has(grant.without)) log(grant.level, grant.without);
    if (grant) logged.add(grant.without);
  };

  const ask = async (id: PersonId): Promise<Stranger | undefined> => {
    const from = now() < refused.until ? refused.grants : 0;
    for (const [index, { $select }] of grants.entries()) {
      if (index < from) continue;
      try {
        const path = `/users/${encodeURIComponent(id)}${queryString({ $select })}`;
        const user = userSchema.safeParse(await client.call({ operation, method: 'GET', path }));
        if (user.success) {
          named?.(id, user.data.displayName ?? '');
          return strangerIn(user.data);
        }
        throw new GraphFault('unexpectedAnswer', operation, 'refused', { cause: user.error });
      } catch (error) {
        if (isGone(error, 404)) return 'unknown';
        if (!(error instanceof GraphFault) || error.status !== 403) throw error;
        without(index);
      }
    }
    return undefined;
  };

  const askOnce = async (id: PersonId): Promise<Stranger | undefined> => {
    const before = known.get(id);
    if (before && now() < before.until) return before.stranger;
    const asking = underWay.get(id) ?? ask(id).finally(() => underWay.delete(id));
    underWay.set(id, asking);
    const stranger = await asking;
    if (known.size >= maxKnown) known.clear();
    known.set(id, { stranger, until: now() + (stranger ? minute : hour) });
    return stranger;
  };

  return async (ids) => {
    const asked = [...new Set(ids)].filter((id) => rolesOf(id).length === 0);
    const found = await Promise.all(asked.map(async (id) => [id, await askOnce(id)] as const));
    return new Map(found.flatMap(([id, stranger]) => (stranger ? [[id, stranger] as const] : [])));
  };
};
