import type { GraphClient, GraphRequest } from '../client/graphClient.ts';
import { GraphFault } from '../client/graphFault.ts';
import { createManagers } from './managers.ts';

const answered = (status: number) => new GraphFault('refused', 'people.manager', 'refused', { status });
const user = (id: string) => ({ '@odata.type': '#microsoft.graph.user', id });

/** A fake directory, and its requests. */
const asking = (answer: (id: string) => unknown) => {
  const asked: string[] = [];
  const logged: unknown[] = [];
  let now = Date.parse('2026-11-24T09:00:00.000Z');
  const call = async ({ path, method }: GraphRequest): Promise<unknown> => {
    asked.push(`${method} ${path}`);
    return answer(path.split('/')[2] ?? '');
  };
  const client: Pick<GraphClient, 'call'> = { call };
  const managerOf = createManagers(client, {
    clock: { now: () => new Date(now) },
    log: (level, event, facts) => logged.push([level, event, facts]),
  });
  const later = (hours: number): void => {
    now += hours * 3_600_000;
  };
  return { managerOf, asked, logged, later };
};

it('reads only the id, and keeps the answer for a day', async () => {
  const { managerOf, asked, later } = asking((id) => user(`${id}-boss`));
  expect(await managerOf('sam')).toBe('sam-boss');
  later(23);
  expect(await managerOf('sam')).toBe('sam-boss');
  expect(asked).toEqual(['GET /users/sam/manager?$select=id']);
  later(1);
  await managerOf('sam');
  expect(asked).toHaveLength(2);
});

it('accepts that there is no manager (404), and logs nothing', async () => {
  const { managerOf, asked, logged } = asking(() => Promise.reject(answered(404)));
  expect(await managerOf('priya')).toBeUndefined();
  expect(await managerOf('priya')).toBeUndefined();
  expect(asked).toHaveLength(1);
  expect(logged).toEqual([]);
});

it('finds no manager for a person led by an external contact', async () => {
  const { managerOf } = asking(() => ({ '@odata.type': '#microsoft.graph.orgContact', id: 'c' }));
  expect(await managerOf('sam')).toBeUndefined();
});

describe.each([
  ['refused', answered(403), 403],
  ['not reached', new GraphFault('unreachable', 'people.manager', 'unknown'), undefined],
  ['throttled', new GraphFault('throttled', 'people.manager', 'refused', { status: 429 }), 429],
])('%s', (_, fault, status) => {
  it('asks for no one for an hour after a failure, and logs it once a day', async () => {
    const { managerOf, asked, logged, later } = asking(() => Promise.reject(fault));
    const failed = ['warn', 'people.managersUnknown', { code: fault.code, status }];
    expect(await managerOf('sam')).toBeUndefined();
    expect(await managerOf('hana')).toBeUndefined();
    expect(asked).toHaveLength(1);
    for (let hour = 1; hour < 24; hour += 1) {
      later(1);
      await managerOf('sam');
    }
    expect(asked).toHaveLength(24);
    expect(logged).toEqual([failed]);
    later(1);
    await managerOf('sam');
    expect(logged).toEqual([failed, failed]);
  });
});

it('keeps the known answers while the directory is unavailable', async () => {
  let isDown = false;
  const { managerOf, later } = asking((id) => (isDown ? Promise.reject(answered(503)) : user(`${id}-boss`)));
  await managerOf('sam');
  isDown = true;
  later(25);
  expect(await managerOf('sam')).toBe('sam-boss');
});

it('treats an answer that is not a person as a failure', async () => {
  const { managerOf, logged } = asking(() => 'html');
  expect(await managerOf('sam')).toBeUndefined();
  expect(logged).toMatchObject([['warn', 'people.managersUnknown', { code: 'unexpectedAnswer' }]]);
});
