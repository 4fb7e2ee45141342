import type { MeasuredFacts } from '../../procedure/measures/measuredFacts.ts';
import { measuredAction, measuredEntry, octoberEntries } from '../../test/builders/measuredEntries.ts';
import { createFactsInterner } from './entryInterner.ts';
import { createMemoryRegister } from './memoryRegister.ts';

/** As it comes from the list: no two texts are the same object. */
const fromList = (...given: Parameters<typeof measuredEntry>): ReturnType<typeof measuredEntry> =>
  JSON.parse(JSON.stringify(measuredEntry(...given)));

describe('the facts that the register keeps', () => {
  it('equal the facts learned', () => {
    const register = createMemoryRegister();
    for (const entry of octoberEntries) register.learn(entry);
    const byReference = (a: { reference: string }, b: { reference: string }) => (a.reference < b.reference ? -1 : 1);
    expect([...register.all()].sort(byReference)).toEqual(octoberEntries);
  });

  it('equal the newest facts learned', () => {
    const register = createMemoryRegister();
    register.learn(measuredEntry('NC-2026-0001', '2026-10-05', { clause: 'A.7.2' }, { sequence: 2 }));
    register.learn(measuredEntry('NC-2026-0001', '2026-10-05', { clause: 'A.8.13' }, { sequence: 1 }));
    expect([...register.all()].map(({ measured }) => measured?.clause)).toEqual(['A.7.2']);
    register.learn(measuredEntry('NC-2026-0001', '2026-10-05', { clause: 'A.8.13' }, { sequence: 3 }));
    expect([...register.all()].map(({ measured }) => measured?.clause)).toEqual(['A.8.13']);
  });

  it('lose nothing, and share one empty list', () => {
    const shared = createFactsInterner();
    const facts: Partial<MeasuredFacts> = {
      lane: 'standard',
      grade: 'minor',
      clause: 'A.7.2',
      system: 'CRM',
      owner: 'ada',
      causes: ['design'],
      occurred: 1,
      contained: 'notNecessary',
      planned: 2,
      implemented: 3,
      closed: 4,
      riskAccepted: 5,
      triaged: 8,
      verdicts: [{ verdict: 'effective', at: 6 }],
      repeats: true,
      recurrences: [7],
      actions: [measuredAction('2026-10-20', '2026-10-19')],
    };
    const full = fromList('NC-2026-0001', '2026-10-05', facts);
    expect(full.measured && shared(full.measured, full.reference)).toEqual(full.measured);
    const [one, two] = (['NC-2026-0002', 'NC-2026-0003'] as const).map((reference) => {
      const { measured } = fromList(reference, '2026-10-05');
      return measured && shared(measured, reference);
    });
    expect(one?.actions).toBe(two?.actions);
  });
});
