import { z } from 'zod';
import type { ManagerOf } from '../../procedure/ports/people.ts';
import type { Clock, Log } from '../../procedure/ports/platform.ts';
import type { PersonId } from '../../procedure/record/values/person.ts';
import { Fault } from '../../procedure/runtime/fault.ts';
import { createRecent } from '../../procedure/runtime/recent.ts';
import type { GraphClient } from '../client/graphClient.ts';
import { GraphFault, isGone } from '../client/graphFault.ts';
import { queryString } from '../client/query.ts';

const hour = 3_600_000;
const day = 24 * hour;
const maxKnown = 20_000;
/** No one waits for the answer, and digests wait for it. */
const timeLimitMs = 5000;

/** A manager may also be an external contact (`#microsoft.graph.orgContact`), which the bot cannot reach. */
const managerSchema = z.object({ '@odata.type': z.string().optional(), id: z.string() });

type Known = { readonly manager: PersonId | undefined; readonly until: number };

/**
 * `GET /users/{id}/manager`, which needs `User.Read.All`; the answer is kept for a day. After a failure nothing is
 * asked for an hour, known answers stay, and it is logged once a day.
 * https://learn.microsoft.com/graph/api/user-list-manager
 */
export const createManagers = (
  client: Pick<GraphClient, 'call'>,
  { clock, log }: { readonly clock: Pick<Clock, 'now'>; readonly log: Log },
): ManagerOf => {
  const operation = 'people.manager';
  const known = createRecent<Known>(maxKnown);
  let askAgainAt = Number.NEGATIVE_INFINITY;
  let sayAgainAt = Number.NEGATIVE_INFINITY;

  /** @throws GraphFault */
  const ask = async (id: PersonId): Promise<PersonId | undefined> => {
    const path = `/users/${encodeURIComponent(id)}/manager${queryString({ $select: 'id' })}`;
    try {
      const answer = await client.call({ operation, method: 'GET', path, urgency: 'background', timeLimitMs });
      const { data, error } = managerSchema.safeParse(answer);
      if (!data) throw new GraphFault('unexpectedAnswer', operation, 'refused', { cause: error });
      return (data['@odata.type'] ?? '#microsoft.graph.user') === '#microsoft.graph.user' ? data.id : undefined;
    } catch (error) {
      // The person has no manager, or has left.
      if (isGone(error, 404)) return undefined;
      throw error;
    }
  };

  const failed = (error: Fault, now: number): void => {
    askAgainAt = now + hour;
    if (now < sayAgainAt) return;
    sayAgainAt = now + day;
    log('warn', 'people.managersUnknown', {
      code: error.code,
      status: error instanceof GraphFault ? error.status : undefined,
    });
  };

  return async (id) => {
    const now = clock.now().getTime();
    const before = known.get(id);
    if (now < askAgainAt || (before && now < before.until)) return before?.manager;
    try {
      const manager = await ask(id);
      known.set(id, { manager, until: now + day });
      return manager;
    } catch (error) {
      if (!(error instanceof Fault)) throw error;
      failed(error, now);
      return before?.manager;
    }
  };
};
