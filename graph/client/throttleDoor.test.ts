import { createThrottleDoor } from './throttleDoor.ts';

const aDoor = () => {
  let now = 0;
  const waited: number[] = [];
  const wait = async (milliseconds: number) => {
    waited.push(milliseconds);
    now += milliseconds;
  };
  return {
    door: createThrottleDoor(wait, () => now),
    waited,
    pass: (milliseconds: number) => {
      now += milliseconds;
    },
  };
};

describe('the throttle door', () => {
  it('is open until told otherwise', async () => {
    const { door, waited } = aDoor();
    await door.pass('x', 'foreground');
    await door.pass('x', 'background');
    expect(waited).toEqual([]);
  });

  it('sends a person away, with the seconds that are left', async () => {
    const { door, pass } = aDoor();
    door.shut(10);
    pass(7500);
    await expect(door.pass('x', 'foreground')).rejects.toMatchObject({
      code: 'throttled',
      retryAfter: 3,
      outcome: 'refused',
    });
    pass(2500);
    await door.pass('x', 'foreground');
  });

  it('lets other work wait until then, and a little longer', async () => {
    const { door, waited } = aDoor();
    door.shut(8);
    door.shut(2);
    await door.pass('x', 'background');
    expect(waited).toHaveLength(1);
    expect(waited[0]).toBeGreaterThanOrEqual(8000);
    expect(waited[0]).toBeLessThanOrEqual(8500);
  });

  it('lets a start wait longer than what comes again by itself', async () => {
    const { door, waited } = aDoor();
    door.shut(20);
    await expect(door.pass('x', 'background')).rejects.toMatchObject({ code: 'throttled', retryAfter: 20 });
    await door.pass('x', 'start');
    expect(waited).toHaveLength(1);
  });
});
