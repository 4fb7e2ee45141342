import { type RecordPlace, readRecordPlace, recordPlaceText } from './recordPlace.ts';
import { sessionKeyOf } from './values/sessionKey.ts';

describe('the target of a link on a record', () => {
  it.each<[string, RecordPlace]>([
    ['NC-2026-0042', { reference: 'NC-2026-0042' }],
    ['NC-2026-0042/evidence', { reference: 'NC-2026-0042', evidence: {} }],
    ['NC-2026-0042/evidence/A12', { reference: 'NC-2026-0042', evidence: { action: 'A12' } }],
  ])('%s is read as it was written', (text, place) => {
    expect(readRecordPlace(text)).toEqual(place);
    expect(recordPlaceText(place.reference, place.evidence)).toBe(text);
  });

  it('reads a session as its key is written', () => {
    expect(readRecordPlace(sessionKeyOf('NC-2026-0042', 'S12'))).toEqual({ reference: 'NC-2026-0042', session: 'S12' });
  });

  it.each([
    '',
    'nc-2026-42',
    'NC-2026-0042\n',
    'NC-2026-0042/',
    'NC-2026-0042/x',
    'NC-2026-0042/evidence/',
    'NC-2026-0042/evidence/A0',
    'NC-2026-0042/evidence/A2/x',
    'NC-2026-0042/A2',
    'NC-2026-0042/S0',
    'NC-2026-0042/S12345',
    'NC-2026-0042/S1/x',
    'NC-2026-0042/session/S1',
    '../evidence/A2',
    'evidence/A2',
  ])('%j is invalid', (text) => {
    expect(readRecordPlace(text)).toBeUndefined();
  });
});
