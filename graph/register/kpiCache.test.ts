import { countAll } from '../../procedure/measures/counting/countRecords.ts';
import { type Measuring, usualRules } from '../../procedure/measures/measuring.ts';
import type { RegisterEntry } from '../../procedure/record/registerEntry.ts';
import { formatReference } from '../../procedure/record/values/reference.ts';
import { measuredAction, measuredEntry, octoberEntries } from '../../test/builders/measuredEntries.ts';
import { createMemoryRegister } from './memoryRegister.ts';

const today: Measuring = { timeZone: 'Europe/Paris', today: '2026-11-24', ...usualRules };
const october = { from: '2026-10-01', to: '2026-10-31' } as const;

const entry = (number: number, sequence = 1): RegisterEntry =>
  measuredEntry(
    formatReference(2026, number),
    '2026-10-05',
    { clause: 'A.7.2', actions: [measuredAction('2026-11-20', sequence > 1 ? '2026-11-19' : undefined)] },
    { sequence },
  );

const aRegister = (entries: Iterable<RegisterEntry>) => {
  const register = createMemoryRegister();
  for (const one of entries) register.learn(one);
  const whatAllSay = (measuring = today) => countAll(register.all(), measuring);
  return { register, whatAllSay };
};

describe('the figures that the register keeps', () => {
  it('cover all entries, and stay correct while entries are added and changed', async () => {
    const { register, whatAllSay } = aRegister(octoberEntries);
    const counted = await register.counted(today);
    const expectAll = () => {
      expect(counted.figures({})).toEqual(whatAllSay().figures({}));
      expect(counted.figures(october)).toEqual(whatAllSay().figures(october));
      expect(counted.records()).toEqual(whatAllSay().records());
    };
    expectAll();
    expect(counted.records()).toEqual({ measured: 5, unread: 1 });
    register.learn(entry(7));
    expectAll();
    register.learn(entry(7, 2));
    register.learn({ ...entry(1), notToIsmsManager: true, sequence: 3 });
    register.learn({ ...entry(2), measured: undefined, sequence: 3 });
    expectAll();
    expect(counted.records()).toEqual({ measured: 5, unread: 2 });
    expect(['NC-2026-0001', 'NC-2026-0003', 'NC-2026-0007'].map(counted.isKept)).toEqual([true, true, false]);
    // An older entry is not learnt, so it is not counted either.
    register.learn(entry(7, 1));
    expectAll();
    expect(await register.counted(today)).toBe(counted);
  });

  it('are correct although entries change during the count, which yields to other work', async () => {
    const { register, whatAllSay } = aRegister(Array.from({ length: 1800 }, (_, n) => entry(n + 1)));
    let turns = 0;
    const counting = register.counted(today);
    const other = setInterval(() => {
      turns += 1;
      // Of those counted, of those not counted yet, and new ones.
      for (const number of [turns, 1000 + turns, 1801 + turns]) register.learn(entry(number, 2));
    }, 0);
    const counted = await counting;
    clearInterval(other);
    expect(turns).toBeGreaterThan(0);
    expect(counted.figures({})).toEqual(whatAllSay().figures({}));
    expect(counted.records()).toEqual({ measured: 1800 + turns, unread: 0 });
  });

  it('are counted again for another day or other rules, and older ones are dropped', async () => {
    const { register, whatAllSay } = aRegister(octoberEntries);
    const tomorrow = { ...today, today: '2026-11-25' } as const;
    const strict = { ...today, systemic: { count: 9, days: 90 } };
    const [first, second, third] = [
      await register.counted(today),
      await register.counted(tomorrow),
      await register.counted(strict),
    ];
    register.learn(entry(8));
    expect(second?.figures({})).toEqual(whatAllSay(tomorrow).figures({}));
    expect([first?.figures({}).systemic.length, third?.figures({}).systemic]).toEqual([1, []]);
    expect(await register.counted(tomorrow)).toBe(second);
    expect(await register.counted(today)).not.toBe(first);
    expect((await register.counted(today)).figures({})).toEqual(whatAllSay().figures({}));
  });

  it('name the nonconformities of a systemic run by the day of their detection', async () => {
    const { register } = aRegister(octoberEntries.toReversed());
    const counted = await register.counted(today);
    const [run] = counted.figures(october).systemic;
    expect(run && counted.references(run)).toEqual(['NC-2026-0001', 'NC-2026-0002', 'NC-2026-0003']);
  });
});
