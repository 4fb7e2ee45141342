import { GraphFault } from './graphFault.ts';
import { createThrottleGate, type Urgency } from './throttleGate.ts';

const aGate = () => {
  let now = 0;
  const waited: number[] = [];
  const wait = async (milliseconds: number) => {
    waited.push(milliseconds);
    now += milliseconds;
  };
  return {
    gate: createThrottleGate(wait, undefined, () => now),
    waited,
    pass: (milliseconds: number) => {
      now += milliseconds;
    },
  };
};

describe('the throttle gate', () => {
  it('is open until throttled', async () => {
    const { gate, waited } = aGate();
    await gate.pass('x', 'foreground');
    await gate.pass('x', 'background');
    expect(waited).toEqual([]);
  });

  it('rejects a person’s request, with the seconds that are left', async () => {
    const { gate, pass } = aGate();
    gate.shut(10);
    pass(7500);
    await expect(gate.pass('x', 'foreground')).rejects.toMatchObject({
      code: 'throttled',
      retryAfter: 3,
      outcome: 'refused',
    });
    pass(2500);
    await gate.pass('x', 'foreground');
  });

  it('lets other work wait until then, and a little longer', async () => {
    const { gate, waited } = aGate();
    gate.shut(8);
    gate.shut(2);
    await gate.pass('x', 'background');
    expect(waited).toHaveLength(1);
    expect(waited[0]).toBeGreaterThanOrEqual(8000);
    expect(waited[0]).toBeLessThanOrEqual(8500);
  });

  it('lets a start wait longer than work that repeats by itself', async () => {
    const { gate, waited } = aGate();
    gate.shut(20);
    await expect(gate.pass('x', 'background')).rejects.toMatchObject({ code: 'throttled', retryAfter: 20 });
    await gate.pass('x', 'start');
    expect(waited).toHaveLength(1);
  });

  it('waits the whole time, even more than the three minutes of the SDK (graph-lists 7.1)', async () => {
    const { gate, waited } = aGate();
    gate.shut(315);
    await expect(gate.pass('x', 'transfer')).rejects.toMatchObject({ code: 'throttled', retryAfter: 315 });
    await gate.pass('x', 'start');
    expect(waited[0]).toBeGreaterThanOrEqual(315_000);
  });

  it('closes for all requests after the answer to one', async () => {
    const { gate, waited } = aGate();
    const throttled = new GraphFault('throttled', 'x', 'refused', { retryAfter: 30 });
    const request = (urgency: Urgency) => ({ operation: 'x', urgency, units: 1 });
    await expect(gate.through(request('foreground'), () => Promise.reject(throttled))).rejects.toBe(throttled);
    await expect(gate.through(request('foreground'), async () => 1)).rejects.toMatchObject({ retryAfter: 30 });
    expect(await gate.through(request('transfer'), async () => 1)).toBe(1);
    expect(waited).toHaveLength(1);
  });

  it('rejects all requests once closed', async () => {
    const { gate } = aGate();
    gate.close();
    await expect(gate.pass('x', 'start')).rejects.toMatchObject({ code: 'unreachable', outcome: 'refused' });
  });
});
