import type { GraphRequest } from '../client/graphClient.ts';
import { GraphFault } from '../client/graphFault.ts';
import { createInstalls } from './installs.ts';

const answered = (status: number) => new GraphFault('refused', 'teams.install', 'refused', { status });

/** A fake Teams; its requests and pauses, in order. */
const installing = (answer: (id: string) => unknown = () => undefined) => {
  const happened: unknown[] = [];
  const requests = () => happened.filter((one) => one !== 1000);
  const logged: unknown[] = [];
  let now = Date.parse('2026-11-24T09:00:00.000Z');
  const installFor = createInstalls(
    {
      call: async ({ method, path, body }: GraphRequest) => {
        happened.push([method, path, body]);
        return answer(path.split('/')[2] ?? '');
      },
    },
    {
      clock: { now: () => new Date(now) },
      log: (level, event, facts) => logged.push([level, event, facts]),
      wait: async (milliseconds) => void happened.push(milliseconds),
      cloud: { graph: 'https://graph.microsoft.us' },
      appId: 'the-app',
    },
  );
  const later = (minutes: number): void => {
    now += minutes * 60_000;
  };
  return { installFor, happened, requests, logged, later };
};
const request = (id: string) => [
  'POST',
  `/users/${id}/teamwork/installedApps`,
  { 'teamsApp@odata.bind': 'https://graph.microsoft.us/v1.0/appCatalogs/teamsApps/the-app' },
];

it('asks Teams once a day for each person, however much waits for them', async () => {
  const { installFor, requests, logged, later } = installing();
  expect(await Promise.all([installFor('hana'), installFor('hana')])).toEqual([true, true]);
  later(23 * 60);
  expect(await installFor('hana')).toBe(true);
  expect(requests()).toEqual([request('hana')]);
  expect(logged).toEqual([['info', 'bot.installed', { person: 'hana' }]]);
  later(60);
  await installFor('hana');
  expect(requests()).toHaveLength(2);
});

it('installs one after another, with a pause in between', async () => {
  const { installFor, happened } = installing();
  await Promise.all(['hana', 'pedro'].map(installFor));
  expect(happened.slice(0, 3)).toEqual([request('hana'), 1000, request('pedro')]);
});

it.each([400, 403, 404, 409])('remembers for a day that Teams answered %s', async (status) => {
  const { installFor, requests, logged, later } = installing(() => Promise.reject(answered(status)));
  expect(await installFor('hana')).toBe(false);
  later(23 * 60);
  expect(await installFor('hana')).toBe(false);
  expect(requests()).toEqual([request('hana')]);
  expect(logged).toEqual([['warn', 'bot.notInstalled', { person: 'hana', code: 'refused', status }]]);
  later(60);
  await installFor('hana');
  expect(requests()).toHaveLength(2);
});

it.each([
  new GraphFault('throttled', 'teams.install', 'refused', { status: 429 }),
  new GraphFault('unreachable', 'teams.install', 'unknown', { status: 503 }),
])('tries again after ten minutes if Microsoft 365 failed', async (fault) => {
  const { installFor, requests, later } = installing(() => Promise.reject(fault));
  expect(await installFor('hana')).toBe(false);
  later(9);
  expect(await installFor('hana')).toBe(false);
  expect(requests()).toHaveLength(1);
  later(1);
  await installFor('hana');
  expect(requests()).toHaveLength(2);
});
