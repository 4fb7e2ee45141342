import { createKeyedMutex } from './keyedMutex.ts';

/** Work that ends when the test says so. */
const pending = () => {
  let finish: () => void = () => undefined;
  let fail: (reason: Error) => void = () => undefined;
  const work = new Promise<void>((resolve, reject) => {
    finish = resolve;
    fail = reject;
  });
  return { work, finish: () => finish(), fail: (reason: Error) => fail(reason) };
};

describe('createKeyedMutex', () => {
  it('runs calls with one key one after the other, in order of arrival', async () => {
    const inTurn = createKeyedMutex();
    const first = pending();
    const order: string[] = [];
    const one = inTurn('a', async () => {
      order.push('one begins');
      await first.work;
      order.push('one ends');
    });
    const two = inTurn('a', async () => order.push('two'));
    const three = inTurn('a', async () => order.push('three'));
    await inTurn('b', async () => order.push('other key'));
    expect(order).toEqual(['one begins', 'other key']);
    first.finish();
    await Promise.all([one, two, three]);
    expect(order).toEqual(['one begins', 'other key', 'one ends', 'two', 'three']);
  });

  it('returns to each its own result or failure', async () => {
    const inTurn = createKeyedMutex();
    const first = pending();
    const failing = inTurn('a', () => first.work);
    const next = inTurn('a', async () => 'next');
    const thrown = inTurn('a', () => {
      throw new Error('at once');
    });
    const last = inTurn('a', async () => 'last');
    first.fail(new Error('broken'));
    await expect(failing).rejects.toThrow('broken');
    await expect(thrown).rejects.toThrow('at once');
    expect(await Promise.all([next, last])).toEqual(['next', 'last']);
  });

  it('starts afresh when all work is done', async () => {
    const inTurn = createKeyedMutex();
    expect(await inTurn('a', async () => 1)).toBe(1);
    expect(await inTurn('a', async () => 2)).toBe(2);
  });
});
