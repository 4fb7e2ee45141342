import { GraphFault } from './graphFault.ts';
import { createGovernor, type Governed, type UnitBudget } from './resourceUnits.ts';
import { createThrottleGate } from './throttleGate.ts';

/** A clock that runs while something waits. */
const aClock = () => {
  let now = 0;
  return {
    now: () => now,
    pass: (milliseconds: number) => {
      now += milliseconds;
    },
    wait: async (milliseconds: number) => {
      await new Promise((resolve) => setImmediate(resolve));
      now += milliseconds;
    },
  };
};

const aGovernor = (changes: Partial<UnitBudget> = {}) => {
  const clock = aClock();
  const governor = createGovernor({ unitsPerMinute: 1200, servers: 1, ...changes }, clock.wait, clock.now);
  /** Sends these one after another. @returns milliseconds that it took */
  const send = async (work: Governed, requests: number, units = 2): Promise<number> => {
    const begun = clock.now();
    for (let sent = 0; sent < requests; sent += 1) (await governor.admit(work, units))();
    return clock.now() - begun;
  };
  return { ...clock, governor, send };
};

describe('the governor', () => {
  it('does not slow a burst of a minute’s share, and then keeps to a quarter of the limit', async () => {
    const { send, governor } = aGovernor();
    expect(await send('background', 150)).toBe(0);
    expect(governor.unitsLeft()).toBe(0);
    const took = await send('background', 150);
    expect(took).toBeGreaterThan(59_000);
    expect(took).toBeLessThan(61_000);
  });

  it('shares the limit with the other servers', async () => {
    const { send } = aGovernor({ servers: 3 });
    expect(await send('bulk', 50)).toBe(0);
    expect(await send('bulk', 50)).toBeGreaterThan(59_000);
  });

  it('sends what is urgent before bulk that came first', async () => {
    const { governor, send } = aGovernor();
    await send('background', 150);
    const order: string[] = [];
    const one = async (name: string, work: Governed) => {
      const done = await governor.admit(work, 2);
      order.push(name);
      done();
    };
    const all = [one('item 1', 'bulk'), one('item 2', 'bulk'), one('notice 1', 'background')];
    expect(governor.queued('bulk')).toBe(2);
    all.push(one('notice 2', 'background'));
    await Promise.all(all);
    expect(order).toEqual(['notice 1', 'notice 2', 'item 1', 'item 2']);
    expect(governor.queued('bulk')).toBe(0);
  });

  it('sends at most four bulk requests at a time', async () => {
    const { governor } = aGovernor();
    const under = await Promise.all(Array.from({ length: 4 }, () => governor.admit('bulk', 2)));
    const fifth = governor.admit('bulk', 2);
    (await governor.admit('background', 2))();
    expect(governor.queued('bulk')).toBe(1);
    under[0]?.();
    (await fifth)();
  });

  it('lets bulk wait while people use more than their part, but not notices', async () => {
    const { governor, send } = aGovernor();
    governor.count(1200);
    expect(await send('background', 1)).toBe(0);
    governor.count(600);
    expect(await send('background', 1)).toBe(0);
    expect(await send('bulk', 1)).toBeGreaterThanOrEqual(30_000);
  });

  it('halves its rate when Microsoft 365 throttles, once for all answers, and recovers within ten minutes', async () => {
    const { governor, pass, send } = aGovernor();
    for (let answer = 0; answer < 20; answer += 1) governor.slow();
    expect(governor.unitsLeft()).toBe(0);
    // Half of the rate, and a tenth more after a minute.
    const took = await send('background', 75);
    expect(took).toBeGreaterThan(52_000);
    expect(took).toBeLessThan(60_000);
    pass(600_000);
    expect(await send('background', 150)).toBe(0);
    expect(await send('background', 150)).toBeLessThan(61_000);
  });

  it('never stops, however often it is throttled', async () => {
    const { governor, pass, send } = aGovernor();
    for (let answer = 0; answer < 20; answer += 1) {
      governor.slow();
      pass(15_000);
    }
    governor.slow();
    expect(await send('background', 1)).toBeLessThan(5000);
  });

  it('lets all pass once it is released', async () => {
    const { governor, send, now } = aGovernor();
    await send('background', 150);
    const waiting = Promise.all(Array.from({ length: 20 }, () => governor.admit('bulk', 2)));
    governor.release();
    await waiting;
    expect(now()).toBeLessThanOrEqual(250);
  });
});

describe('the throttle gate with a governor', () => {
  const aGate = () => {
    const { governor, ...clock } = aGovernor();
    return { ...clock, governor, gate: createThrottleGate(clock.wait, governor, clock.now) };
  };
  const send = async () => 1;

  it('never lets people, polls and starts wait for the budget', async () => {
    const { gate, now } = aGate();
    for (const urgency of ['foreground', 'prompt', 'transfer', 'start'] as const)
      for (let sent = 0; sent < 500; sent += 1) await gate.through({ operation: 'x', urgency, units: 2 }, send);
    expect(now()).toBe(0);
  });

  it('lets requests to the directory pass, which has a budget of its own', async () => {
    const { gate, now } = aGate();
    for (let sent = 0; sent < 500; sent += 1)
      await gate.through({ operation: 'x', urgency: 'background', units: 0 }, send);
    expect(now()).toBe(0);
  });

  it('slows down after a throttled request of a person', async () => {
    const { gate, governor } = aGate();
    const throttled = new GraphFault('throttled', 'x', 'refused', { retryAfter: 1 });
    const request = { operation: 'x', urgency: 'foreground', units: 2 } as const;
    await expect(gate.through(request, () => Promise.reject(throttled))).rejects.toBe(throttled);
    expect(governor.unitsLeft()).toBe(0);
  });

  it('frees the place of bulk that failed, or that the gate refused', async () => {
    const { gate } = aGate();
    const request = { operation: 'x', urgency: 'bulk', units: 2 } as const;
    const fault = new GraphFault('unreachable', 'x', 'unknown');
    for (let sent = 0; sent < 9; sent += 1)
      await expect(gate.through(request, () => Promise.reject(fault))).rejects.toBe(fault);
    gate.shut(20);
    await expect(gate.through(request, send)).rejects.toMatchObject({ code: 'throttled' });
  });
});
