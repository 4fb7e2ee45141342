import { GraphFault } from '../graph/client/graphFault.ts';
import { Fault } from '../procedure/runtime/fault.ts';
import { untilReachable } from './untilReachable.ts';

const setUp = () => {
  const logged: unknown[] = [];
  const waited: number[] = [];
  const ports = {
    clock: {
      after: (milliseconds: number, run: () => void) => {
        waited.push(milliseconds / 1000);
        run();
        return () => undefined;
      },
    },
    log: (...entry: readonly unknown[]) => void logged.push(entry),
    random: () => new Uint8Array([0]),
  };
  return { ports, logged, waited };
};

const failing = (faults: readonly Error[]) => {
  const left = [...faults];
  return async () => {
    const fault = left.shift();
    if (fault) throw fault;
    return 'open';
  };
};

describe('untilReachable', () => {
  it('tries again with growing pauses, and logs for each what it waits for', async () => {
    const { ports, logged, waited } = setUp();
    const refused = Object.assign(new Error('connect'), { code: 'ECONNREFUSED' });
    const faults = [
      new GraphFault('unreachable', 'graph.token', 'refused', { cause: refused }),
      new GraphFault('throttled', 'register.load', 'refused', { status: 429, retryAfter: 17 }),
      ...Array.from({ length: 6 }, () => new Fault('unreachable', 'site.find')),
    ];
    expect(await untilReachable(failing(faults), ports)).toBe('open');
    expect(waited).toEqual([1, 17, 4, 8, 16, 30, 30, 30]);
    const entra = 'no usable answer: unreachable, ECONNREFUSED (graph.token)';
    expect(logged.slice(0, 2)).toEqual([
      [
        'warn',
        'start.waiting',
        { waitsFor: 'Microsoft 365, Entra or the key vault', because: entra, attempt: 1, seconds: 1 },
      ],
      [
        'warn',
        'start.waiting',
        {
          waitsFor: 'Microsoft 365, Entra or the key vault',
          because: 'Graph answered 429 (register.load)',
          attempt: 2,
          seconds: 17,
        },
      ],
    ]);
    expect(logged).toHaveLength(8);
  });

  it.each([
    new GraphFault('refused', 'graph.token', 'refused', { status: 401 }),
    new Fault('notSetUp', 'site.ready'),
    new Error('The site lacks a list'),
  ])('ends at once for anything else: %s', async (error) => {
    const { ports, logged } = setUp();
    await expect(untilReachable(failing([error]), ports)).rejects.toBe(error);
    expect(logged).toEqual([]);
  });
});
