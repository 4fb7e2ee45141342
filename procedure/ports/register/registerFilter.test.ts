import { measuredAction, measuredEntry } from '../../../test/builders/measuredEntries.ts';
import type { RegisterQuery } from './register.ts';
import { registerFilter } from './registerFilter.ts';

const entries = [
  measuredEntry('NC-2026-0001', '2026-10-01', { owner: 'ada', lane: 'standard', source: 'staff' }),
  measuredEntry('NC-2026-0002', '2026-10-02', {
    owner: 'bob',
    verifier: 'ada',
    lane: 'major',
    source: 'internalAudit',
  }),
  measuredEntry('NC-2026-0003', '2026-10-03', { actions: [measuredAction('2026-10-19')], source: 'staff' }),
  // Its facts cannot be read.
  measuredEntry('NC-2026-0004', '2026-10-04', {}, { measured: undefined, reporter: 'lea' }),
];

const found = (query: Partial<RegisterQuery>): readonly string[] =>
  entries.filter(registerFilter({ offset: 0, limit: 10, ...query })).map(({ reference }) => reference.slice(-1));

it.each<[Partial<RegisterQuery>, readonly string[]]>([
  [{}, ['1', '2', '3', '4']],
  [{ lanes: [], sources: [] }, ['1', '2', '3', '4']],
  [{ lanes: ['major', 'improvement'] }, ['2']],
  [{ sources: ['staff'] }, ['1', '3']],
  [{ owner: 'ada' }, ['1']],
  [{ holder: 'ada' }, ['1', '2', '3']],
  [{ reporter: 'lea' }, ['4']],
  [{ overdueOn: '2026-10-19' }, []],
  [{ overdueOn: '2026-10-20' }, ['3']],
  [{ detectedFrom: '2026-10-02', detectedTo: '2026-10-03' }, ['2', '3']],
  [{ detectedTo: '2026-10-01' }, ['1']],
  [{ holder: 'ada', sources: ['staff'], detectedFrom: '2026-10-02' }, ['3']],
])('%j', (query, expected) => expect(found(query)).toEqual(expected));
