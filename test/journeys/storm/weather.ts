import { z } from 'zod';
import type { LocalSystem } from '../localSystem.ts';
import { clearFaults, control } from '../siteRows.ts';
import type { Ledger } from './ledger.ts';
import type { Random } from './random.ts';

/** External failures, at random, until it is told to clear up. */
export type Weather = { readonly clearUp: () => Promise<void> };

type Fault = Readonly<Record<string, string | number | boolean>>;
type Makes = (random: Random, history: string) => Fault;

/**
 * Longer than the client waits for an answer, in milliseconds: it is applied, or will be, but the caller gets no
 * answer.
 */
const beyondPatience = 10_700;

const when = (random: Random): string => random.pick(['before', 'after']);
const few = (random: Random): number => random.between(1, 3);
const write = (random: Random): string => random.pick(['POST', 'POST', 'PATCH']);

/** Each with how often it comes. */
const faults: readonly (readonly [number, Makes])[] = [
  [5, (r, path) => ({ method: 'POST', path, count: few(r), status: r.pick([500, 502, 503, 504]), when: when(r) })],
  [5, (r, path) => ({ method: 'POST', path, count: few(r), drop: true, when: when(r) })],
  [3, (r) => ({ method: write(r), path: '/items', count: few(r), status: 504, when: when(r) })],
  [3, (r) => ({ method: write(r), path: '/items', count: few(r), drop: true, when: when(r) })],
  [
    2,
    (r) => ({ method: write(r), count: few(r), status: 503, when: when(r), body: '<html>Service Unavailable</html>' }),
  ],
  [2, (r) => ({ method: 'GET', path: '/items', count: few(r), status: r.pick([500, 503, 504]) })],
  [2, (r) => ({ method: 'GET', path: '/items', count: few(r), drop: true })],
  [2, (r) => ({ count: few(r), status: 429, retryAfter: r.between(1, 8) / 10 })],
  [1, (r) => ({ count: few(r), status: 503, retryAfter: r.between(1, 5) / 10 })],
  [3, (r) => ({ count: r.between(2, 8), delayMs: r.between(50, 1500), when: when(r) })],
  [1, (r, path) => ({ method: 'POST', path, count: 1, delayMs: beyondPatience, when: when(r) })],
  [3, (r) => ({ method: 'POST', path: '/items', count: r.between(5, 25), lagMs: r.between(200, 2500) })],
  [2, (r) => ({ method: 'GET', path: '/items', count: r.between(5, 25), lagMs: r.between(200, 2500) })],
];
const total = faults.reduce((sum, [share]) => sum + share, 0);

const draw = (random: Random, history: string): Fault => {
  let left = random.below(total);
  const found = faults.find(([share]) => {
    left -= share;
    return left < 0;
  });
  return found ? found[1](random, history) : {};
};

const listsSchema = z.object({ value: z.array(z.object({ id: z.string(), displayName: z.string() })) });

/** Path of the items of History: the one list in which a doubtful outcome is a command's. */
const historyPath = async (system: LocalSystem): Promise<string> => {
  const { token } = z.object({ token: z.string() }).parse(await control(system, 'token', { access: 'read' }));
  const info: unknown = await (await fetch(`${system.local.graph}/_control/info`)).json();
  const { siteId } = z.object({ siteId: z.string() }).parse(info);
  const headers = { authorization: `Bearer ${token}` };
  const lists = await fetch(`${system.local.graph}/v1.0/sites/${siteId}/lists`, { headers });
  const history = listsSchema.parse(await lists.json()).value.find(({ displayName }) => displayName === 'History');
  if (!history) throw new Error('there is no list History');
  return `/lists/${history.id}/items`;
};

export const startWeather = async (
  given: { readonly system: LocalSystem; readonly ledger: Ledger; readonly now: () => string },
  random: Random,
  /** Whether there is time enough left for what takes long. */
  early: () => boolean,
): Promise<Weather> => {
  const { system, ledger, now } = given;
  const path = await historyPath(system);
  let clear = false;
  const blow = async (): Promise<void> => {
    while (!clear) {
      const fault = draw(random, path);
      if (fault.delayMs === beyondPatience && !early()) continue;
      ledger.write({ line: 'weather', fault, at: now() });
      await control(system, 'faults', fault);
      if (random.chance(0.02)) await control(system, 'delta/expire');
      await new Promise((resolve) => setTimeout(resolve, random.between(100, 300)));
    }
  };
  const blowing = blow();
  return {
    clearUp: async () => {
      clear = true;
      await blowing;
      await clearFaults(system);
    },
  };
};
