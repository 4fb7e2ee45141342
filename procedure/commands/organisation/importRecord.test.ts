import { anImportedRow } from '../../../test/builders/anImportedRow.ts';
import { sha256 } from '../../../test/builders/sha256.ts';
import { importFields, importIdOf, readImportRow } from './importRecord.ts';

const from = { file: sha256('f'), fileName: 'f.csv', row: 7 };
const cells = { what: 'The door was open', detectedOn: '2024-03-05' };
const read = (more: Readonly<Record<string, unknown>>) =>
  readImportRow({ ...cells, ...more }, from, '2026-11-24', sha256);
const problems = (more: Readonly<Record<string, unknown>>) => {
  const row = read(more);
  return row.ok ? {} : row.problems;
};

describe('a row of an older register', () => {
  it('is read as facts, and the rest as texts with file and row', () => {
    const { facts, legacy } = anImportedRow();
    expect(facts).toMatchObject({ detectedOn: '2024-03-05', clause: 'A.7.2', impact: 'medium', source: 'staff' });
    expect(legacy).toMatchObject({
      file: sha256('register.xlsx'),
      fileName: 'register.xlsx',
      row: 2,
      oldId: '17',
      texts: {
        rootCause: 'No one is at the desk at noon',
        shortTermPlan: 'Ring the bell',
        planManager: 'Mme Roy',
      },
      closed: { on: '2024-06-30', result: 'No case since' },
    });
    expect(Object.keys(legacy.texts)).toEqual(['rootCause', 'shortTermPlan', 'planManager']);
  });

  it.each([
    ['what', { what: ' \u200B ' }, 'missing'],
    ['what', { what: 'x'.repeat(10_000) }, 'tooLong'],
    ['detectedOn', { detectedOn: undefined }, 'missing'],
    ['detectedOn', { detectedOn: '05/03/2024' }, 'notADate'],
    ['detectedOn', { detectedOn: '2026-11-25' }, 'inTheFuture'],
    ['clause', { clause: 'A.99.1' }, 'unknownChoice'],
    ['priority', { priority: 'P1' }, 'unknownChoice'],
    ['rootCause', { rootCause: 'x'.repeat(5001) }, 'tooLong'],
    ['state', { state: 'half' }, 'unknownChoice'],
    ['closedOn', { closedOn: 'soon' }, 'notADate'],
    ['closedOn', { closedOn: '2026-12-01' }, 'inTheFuture'],
    ['closedOn', { closedOn: '2024-03-04' }, 'beforeDetection'],
    ['closedOn', { closedOn: '2024-04-01', state: 'open' }, 'notNeeded'],
  ])('refuses %s: %p', (field, more, problem) => {
    expect(problems(more)).toEqual({ [field]: problem });
  });

  it('reports all problems at once, and refuses what is no row', () => {
    expect(problems({ what: '', detectedOn: 'x', priority: 'P1', rootCause: 'x'.repeat(5001) })).toEqual({
      what: 'missing',
      detectedOn: 'notADate',
      priority: 'unknownChoice',
      rootCause: 'tooLong',
    });
    for (const nothing of [null, 7, [], 'row'])
      expect(readImportRow(nothing, from, '2026-11-24', sha256).ok).toBe(false);
  });

  it('is closed if it has a state or day of closing, else open', () => {
    const closed = (more: Readonly<Record<string, unknown>>) => {
      const row = read(more);
      return row.ok ? row.legacy.closed : 'wrong';
    };
    expect(closed({})).toBeUndefined();
    expect(closed({ closingResult: 'So far so good' })).toBeUndefined();
    expect(closed({ state: 'closed' })).toEqual({});
    expect(closed({ closedOn: '2024-04-01' })).toEqual({ on: '2024-04-01' });
  });

  it('has no control characters, even if the file has', () => {
    const row = read({ what: 'a\u0000b\u202Ec', oldId: ' 7\u0007 ' });
    expect(row).toMatchObject({ ok: true, facts: { what: 'abc' }, legacy: { oldId: '7' } });
  });

  it('is the same row by its number, else by its content, in any file and position', () => {
    const id = (more: Readonly<Record<string, string | undefined>>, row = 2) =>
      importIdOf(anImportedRow(more, row).legacy, sha256);
    expect(id({}, 2)).toBe(id({ what: 'Otherwise told' }, 90));
    expect(id({})).not.toBe(id({ oldId: '18' }));
    expect(id({ oldId: undefined }, 2)).toBe(id({ oldId: undefined }, 3));
    expect(id({ oldId: undefined })).not.toBe(id({ oldId: undefined, rootCause: 'Another' }));
    expect(anImportedRow().legacy.content).not.toBe(anImportedRow({ rootCause: 'Another' }).legacy.content);
  });

  it('has a column for each field of the report and of the log', () => {
    expect(new Set(importFields).size).toBe(importFields.length);
    expect(importFields).toEqual(expect.arrayContaining(['what', 'detectedOn', 'planManager', 'closedOn', 'oldId']));
  });
});
