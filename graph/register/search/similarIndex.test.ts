import { setImmediate } from 'node:timers/promises';
import type { RegisterEntry } from '../../../procedure/record/registerEntry.ts';
import { formatReference } from '../../../procedure/record/values/reference.ts';
import { measuredEntry } from '../../../test/builders/measuredEntries.ts';
import { createMemoryRegister } from '../memoryRegister.ts';

const entry = (number: number, what: string, sequence = 1): RegisterEntry =>
  measuredEntry(formatReference(2026, number), '2026-10-05', {}, { what, sequence });

const aRegister = (count: number) => {
  const register = createMemoryRegister();
  for (let number = 1; number <= count; number += 1) register.learn(entry(number, 'A window stood open.'));
  const like = (text: string): readonly number[] =>
    register.similar({ text }, () => true, 10).map(({ entry: { reference } }) => Number(reference.slice(8)));
  return { register, like };
};

/** How often other work ran meanwhile. */
const turnsDuring = async (work: Promise<void>): Promise<number> => {
  let [turns, isDone] = [0, false];
  void work.finally(() => {
    isDone = true;
  });
  for (; !isDone; turns += 1) await setImmediate();
  return turns;
};

describe('similarity computed in the background', () => {
  it('yields to other work', async () => {
    const { register } = aRegister(500);
    expect(await turnsDuring(register.prepared())).toBeGreaterThanOrEqual(4);
    // Nothing is left.
    expect(await turnsDuring(register.prepared())).toBeLessThanOrEqual(1);
  });

  it('is the same for a caller that does not wait', async () => {
    const { register, like } = aRegister(500);
    register.learn(entry(501, 'The badge reader was broken.'));
    const preparing = register.prepared();
    expect(like('broken badge reader')).toEqual([501]);
    await preparing;
    expect(like('broken badge reader')).toEqual([501]);
  });

  it('includes what was added and changed meanwhile', async () => {
    const { register, like } = aRegister(500);
    const preparing = register.prepared();
    // The first ones are computed by now, the last ones are not.
    register.learn(entry(1, 'The badge reader was broken.', 2));
    register.learn(entry(500, 'The badge reader was broken.', 2));
    register.learn(entry(501, 'The badge reader was broken.'));
    await preparing;
    expect(like('broken badge reader')).toEqual([501, 500, 1]);
    const { like: likeInAnother, register: another } = aRegister(0);
    for (const one of register.all()) another.learn(one);
    expect(likeInAnother('broken badge reader')).toEqual([501, 500, 1]);
    register.learn(entry(500, 'The lift was stuck.', 3));
    expect(like('broken badge reader')).toEqual([501, 1]);
  });
});
