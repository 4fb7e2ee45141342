import type { InstallFor } from '../../procedure/ports/people.ts';
import type { Clock, Log } from '../../procedure/ports/platform.ts';
import type { PersonId } from '../../procedure/record/values/person.ts';
import { Fault } from '../../procedure/runtime/fault.ts';
import { createKeyedMutex } from '../../procedure/runtime/keyedMutex.ts';
import { createRecent } from '../../procedure/runtime/recent.ts';
import type { Cloud } from '../client/cloud.ts';
import type { GraphClient } from '../client/graphClient.ts';
import { GraphFault } from '../client/graphFault.ts';
import type { Wait } from '../client/wait.ts';

const minute = 60_000;
const day = 24 * 60 * minute;
const maxKnown = 20_000;
const timeLimitMs = 10_000;
/** Milliseconds between two installations, so that requests for many people are not throttled. */
const pause = 1000;

export type InstallPorts = {
  readonly clock: Pick<Clock, 'now'>;
  readonly log: Log;
  readonly wait: Wait;
  readonly cloud: Pick<Cloud, 'graph'>;
  /** Id of the app in the organisation's catalogue, not the one in its manifest. */
  readonly appId: string;
};

type Tried = { readonly answer: Promise<boolean>; readonly until: number };

/**
 * Final for now: no permission, the app is not in the catalogue or is blocked for the person, or it is already
 * installed.
 */
const isFinal = (error: Fault): boolean => error instanceof GraphFault && error.code === 'refused';

/**
 * `POST /users/{id}/teamwork/installedApps`, which needs `TeamsAppInstallation.ReadWriteSelfForUser.All`. 409: the bot
 * is already installed, so the person has blocked it. One after another, and each person once a day; after a failure of
 * Microsoft 365, again after ten minutes.
 * https://learn.microsoft.com/graph/api/userteamwork-post-installedapps
 */
export const createInstalls = (client: Pick<GraphClient, 'call'>, ports: InstallPorts): InstallFor => {
  const { clock, log, wait, cloud, appId } = ports;
  const tried = createRecent<Tried>(maxKnown);
  const keyedMutex = createKeyedMutex();
  const now = (): number => clock.now().getTime();

  const install = async (id: PersonId): Promise<boolean> => {
    const path = `/users/${encodeURIComponent(id)}/teamwork/installedApps`;
    const body = { 'teamsApp@odata.bind': `${cloud.graph}/v1.0/appCatalogs/teamsApps/${appId}` };
    const request = { operation: 'teams.install', method: 'POST', path, body, urgency: 'background' } as const;
    try {
      await client.call({ ...request, timeLimitMs });
      log('info', 'bot.installed', { person: id });
      return true;
    } catch (error) {
      if (!(error instanceof Fault)) throw error;
      const status = error instanceof GraphFault ? error.status : undefined;
      log('warn', 'bot.notInstalled', { person: id, code: error.code, status });
      if (!isFinal(error)) tried.set(id, { answer: Promise.resolve(false), until: now() + 10 * minute });
      return false;
    }
  };

  return (id) => {
    const before = tried.get(id);
    if (before && now() < before.until) return before.answer;
    const answer = keyedMutex('install', () => install(id));
    tried.set(id, { answer, until: now() + day });
    void keyedMutex('install', () => wait(pause));
    return answer;
  };
};
