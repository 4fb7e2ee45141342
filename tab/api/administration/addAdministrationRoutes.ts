import type { FastifyInstance } from 'fastify';
import type { DeliveryHealth } from '../../../procedure/ports/health.ts';
import { type Actor, hasRole, roles } from '../../../procedure/record/values/person.ts';
import { mayRead } from '../../../procedure/stages/reads.ts';
import { ApiError } from '../http/apiError.ts';
import type { TabRoom } from '../tabRoom.ts';
import type { DeliveryAnswer, HealthAnswer, RolesAnswer } from './administrationWire.ts';

const mostNamed = 100;
const mostRows = 100;

const deliveryAnswer = ({ effects, unreached }: DeliveryHealth): DeliveryAnswer => ({
  effects: { ...effects, since: effects.since?.toISOString() },
  count: unreached.length,
  unreached: unreached.slice(0, mostNamed).map(({ reach, since, ...one }) => ({
    ...one,
    reach: typeof reach === 'string' ? reach : { goneSince: reach.goneSince.toISOString() },
    since: since?.toISOString(),
  })),
});

/** For readers of the settings: who holds which role, and the health of lists and server. */
export const addAdministrationRoutes = (api: FastifyInstance, { people, health }: TabRoom): void => {
  const reader = (actor: Actor): Actor => {
    if (!mayRead('settings', actor, undefined)) throw ApiError.of('notFound');
    return actor;
  };

  api.get('/roles', (request): RolesAnswer => {
    const { id: me } = reader(request.getDecorator<Actor>('tabActor'));
    return {
      roles: roles.map((role) => {
        const holders = people.holders(role);
        const named = [...holders]
          .sort((a, b) => a.name.localeCompare(b.name))
          .slice(0, mostNamed)
          .map(({ id, name }) => ({ me: id === me, ...(name && { name }) }));
        return { role, count: holders.length, people: named };
      }),
    };
  });

  api.get('/health', async (request): Promise<HealthAnswer> => {
    const actor = reader(request.getDecorator<Actor>('tabActor'));
    const answer = { ...health.here(), lists: await health.lists() };
    if (!hasRole(actor, 'administrator')) return answer;
    const rows = health.untrustedRows();
    return {
      ...answer,
      untrusted: { count: rows.length, rows: rows.slice(0, mostRows) },
      delivery: deliveryAnswer(await health.delivery()),
    };
  });
};
