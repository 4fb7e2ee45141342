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
    const keyedMutex = createKeyedMutex();
    const first = pending();
    const order: string[] = [];
    const one = keyedMutex('a', async () => {
      order.push('one begins');
      await first.work;
      order.push('one ends');
    });
    const two = keyedMutex('a', async () => order.push('two'));
    const three = keyedMutex('a', async () => order.push('three'));
    await keyedMutex('b', async () => order.push('other key'));
    expect(order).toEqual(['one begins', 'other key']);
    first.finish();
    await Promise.all([one, two, three]);
    expect(order).toEqual(['one begins', 'other key', 'one ends', 'two', 'three']);
  });

  it('returns to each its own result or failure', async () => {
    const keyedMutex = createKeyedMutex();
    const first = pending();
    const failing = keyedMutex('a', () => first.work);
    const next = keyedMutex('a', async () => 'next');
    const thrown = keyedMutex('a', () => {
      throw new Error('at once');
    });
    const last = keyedMutex('a', async () => 'last');
    first.fail(new Error('broken'));
    await expect(failing).rejects.toThrow('broken');
    await expect(thrown).rejects.toThrow('at once');
    expect(await Promise.all([next, last])).toEqual(['next', 'last']);
  });

  it('starts afresh when all work is done', async () => {
    const keyedMutex = createKeyedMutex();
    expect(await keyedMutex('a', async () => 1)).toBe(1);
    expect(await keyedMutex('a', async () => 2)).toBe(2);
  });
});
