import fc from 'fast-check';
import { addSlot, emptyList, markSlots, readSlots, removeSlot, type SlotList } from './slotList.ts';

const slotsOf = (list: SlotList): readonly number[] => {
  const into = new Uint32Array(list.count);
  return [...into.subarray(0, readSlots(list, into))];
};

describe('a list of slots', () => {
  it('holds what was added and not removed, in order, however far apart', () => {
    const slot = fc.oneof(fc.nat(20), fc.nat(300), fc.nat(3_000_000));
    const changes = fc.array(fc.record({ slot, put: fc.boolean() }), { maxLength: 60 });
    const marks = new Uint8Array(3_000_001);
    fc.assert(
      fc.property(changes, (all) => {
        const held = new Set<number>();
        const list = emptyList('word');
        for (const change of all)
          if (change.put) {
            expect(addSlot(list, change.slot)).toBe(!held.has(change.slot));
            held.add(change.slot);
          } else {
            held.delete(change.slot);
            removeSlot(list, change.slot);
          }
        expect(slotsOf(list)).toEqual([...held].sort((a, b) => a - b));
        const odd = [...held].filter((one) => one % 2 === 1);
        for (const one of odd) marks[one] = 7;
        expect(markSlots(list, marks, 7)).toBe(odd.length);
        expect(odd.every((one) => marks[one] === 8)).toBe(true);
        for (const one of odd) marks[one] = 0;
      }),
      { seed: 20_261_124, numRuns: 300 },
    );
  });

  it('takes about a byte for each of adjacent slots', () => {
    const list = emptyList('word');
    for (let slot = 0; slot < 10_000; slot += 3) addSlot(list, slot);
    expect(list).toMatchObject({ count: 3334, used: 3334, last: 9999 });
    expect(list.bytes.length).toBeLessThan(3334 * 1.3);
  });
});
