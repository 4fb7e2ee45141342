import type { RegisterQuery } from '../../procedure/ports/register/register.ts';
import type { RegisterEntry } from '../../procedure/record/registerEntry.ts';
import { createMemoryRegister } from './memoryRegister.ts';

const entry = (number: number, changes: Partial<RegisterEntry> = {}): RegisterEntry => ({
  reference: `NC-2026-${String(number).padStart(4, '0')}`,
  title: 't',
  what: 'Something happened',
  stage: 'reported',
  clause: undefined,
  system: undefined,
  impact: 'notSure',
  priority: 'notSure',
  ongoing: 'notSure',
  detectedOn: '2026-11-24',
  reportedAt: '2026-11-24T09:00:00.000Z',
  reporter: 'p',
  notToIsmsManager: undefined,
  sequence: 1,
  ...changes,
});

const aRegister = (...entries: readonly RegisterEntry[]) => {
  const register = createMemoryRegister();
  for (const one of entries) register.learn(one);
  const numbers = (query: Partial<RegisterQuery> = {}, mayRead: (one: RegisterEntry) => boolean = () => true) =>
    register
      .find({ offset: 0, limit: 100, ...query }, mayRead)
      .entries.map(({ reference }) => Number(reference.slice(8)));
  return { register, numbers };
};

describe('find', () => {
  it.each([
    ['SAUVEGARDE oubliee', [1]],
    ['oubliée sauvegarde', [1]],
    ['crm', [1]],
    ["l'entrepot", [2]],
    ['a.8.13', [2]],
    ['sauvegarde tür', []],
    ['oeuvre', [3]],
    ['  ', [3, 2, 1]],
    ['nc 2026 2', [2]],
    ['NC-2026-0099', []],
    ['2026-000', [3, 2, 1]],
    ['0003 oeuvre', [3]],
    ['0002 oeuvre', []],
    ['œuvre mise oeuvre', [3]],
    ["l'accueil", [2]],
    ['L´ACCUEIL', [2]],
    ['a¨b', [3]],
  ])('%p finds %p', (text, found) => {
    const { numbers } = aRegister(
      entry(1, { what: 'Sauvegarde oubliée', system: 'CRM' }),
      entry(2, { what: 'La porte de l’entrepôt à l´accueil', clause: 'A.8.13' }),
      entry(3, { what: 'Mise en œuvre a¨b' }),
    );
    expect(numbers({ text })).toEqual(found);
  });

  it('applies every filter given; an empty filter matches everything', () => {
    const { numbers } = aRegister(
      entry(1, { stage: 'closed', clause: 'A.8.13', priority: 'high' }),
      entry(2, { stage: 'closed', clause: '10.2', priority: 'high', reporter: 'q' }),
      entry(3, { priority: 'low' }),
    );
    expect(numbers({ stages: ['closed'] })).toEqual([2, 1]);
    expect(numbers({ stages: ['closed', 'reported'], priorities: ['low'] })).toEqual([3]);
    expect(numbers({ clauses: ['10.2', 'A.8.13'], stages: [] })).toEqual([2, 1]);
    expect(numbers({ reporter: 'q' })).toEqual([2]);
  });

  it('counts and returns only what may be read', () => {
    const { register } = aRegister(entry(1), entry(2, { reporter: 'q' }), entry(3));
    const page = register.find({ offset: 0, limit: 10 }, ({ reporter }) => reporter === 'q');
    expect(page).toMatchObject({ total: 1, entries: [{ reference: 'NC-2026-0002' }] });
  });

  it('pages', () => {
    const { register } = aRegister(...Array.from({ length: 7 }, (_, n) => entry(n + 1)));
    const { total, entries } = register.find({ offset: 5, limit: 5 }, () => true);
    expect([total, entries.map(({ reference }) => reference)]).toEqual([7, ['NC-2026-0002', 'NC-2026-0001']]);
  });

  it.each([
    ['stage', ['reported', 'analysis', 'closed', 'withdrawn']],
    ['priority', ['notSure', 'low', 'medium', 'high']],
    ['impact', ['notSure', 'low', 'high', 'critical']],
    ['clause', [undefined, '4.1', '10.2', 'A.5.2']],
    ['system', [undefined, 'archive', 'Étage 2', 'ZIP']],
    ['detectedOn', ['2025-01-01', '2026-01-01', '2026-02-01', '2026-10-01']],
  ] as const)('sorts by %s in the order of its values', (column, values) => {
    const shuffled = [2, 0, 3, 1].map((n) => entry(n + 1, { [column]: values[n] }));
    const { numbers } = aRegister(...shuffled);
    expect(numbers({ sortBy: column })).toEqual([1, 2, 3, 4]);
    expect(numbers({ sortBy: column, descending: true })).toEqual([4, 3, 2, 1]);
  });

  it('sorts titles by their text, references by their number', () => {
    const { numbers } = aRegister(
      entry(9999, { title: 'Zebra' }),
      entry(10000, { title: 'élan' }),
      entry(2, { title: 'Fox' }),
    );
    expect(numbers({ sortBy: 'title' })).toEqual([10000, 2, 9999]);
    expect(numbers({ sortBy: 'reference' })).toEqual([2, 9999, 10000]);
    expect(numbers()).toEqual([10000, 9999, 2]);
  });

  it('puts the newest first among equals, in either direction', () => {
    const { numbers } = aRegister(entry(2), entry(3), entry(1));
    expect(numbers({ sortBy: 'stage' })).toEqual([3, 2, 1]);
    expect(numbers({ sortBy: 'stage', descending: true })).toEqual([3, 2, 1]);
  });
});

describe('learn', () => {
  it('keeps every order right while entries are added and changed', () => {
    const { register, numbers } = aRegister(entry(1, { priority: 'low' }), entry(2, { priority: 'high' }));
    expect(numbers({ sortBy: 'priority' })).toEqual([1, 2]);
    register.learn(entry(3, { priority: 'medium' }));
    expect(numbers({ sortBy: 'priority' })).toEqual([1, 3, 2]);
    register.learn(entry(1, { priority: 'high', sequence: 2 }));
    expect(numbers({ sortBy: 'priority' })).toEqual([3, 2, 1]);
    expect(register.size()).toBe(3);
  });

  it('finds a changed entry only by its new words, however often it changes', () => {
    const { register, numbers } = aRegister(entry(1, { what: 'first words' }), entry(2, { what: 'other' }));
    for (let sequence = 2; sequence < 2000; sequence += 1)
      register.learn(entry(1, { what: `version ${sequence}`, sequence }));
    expect(numbers({ text: 'first' })).toEqual([]);
    expect(numbers({ text: 'version 1999' })).toEqual([1]);
    expect(numbers({ text: 'other' })).toEqual([2]);
    expect(numbers({ sortBy: 'title' })).toEqual([2, 1]);
  });

  it('never replaces a newer entry by an older one', () => {
    const { register, numbers } = aRegister(entry(1, { sequence: 3, stage: 'closed' }), entry(1, { sequence: 2 }));
    expect(numbers({ stages: ['closed'] })).toEqual([1]);
    expect([register.sequenceOf('NC-2026-0001'), register.sequenceOf('NC-2026-0002')]).toEqual([3, 0]);
  });
});
