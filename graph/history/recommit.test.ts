import { unnamedReporter } from '../../procedure/record/report/identity.ts';
import { recommitIdOf } from './commitHash.ts';
import { nextCommit } from './nextCommit.ts';
import { isFirstRow, recommitDraft } from './recommit.ts';
import { recordKind } from './streamKind.ts';

const now = new Date('2026-11-26T15:04:05.678Z');
const rowBy = (id: string) =>
  nextCommit('NC-2026-0001', undefined, {
    commandId: 'c',
    at: new Date('2026-11-24T09:00:00.000Z'),
    actor: { id, name: 'N' },
    events: [{ type: 'ReportAddedTo', text: 'x' }],
  }).row;

describe('recommitDraft', () => {
  it('has the same events of the same actor, now, under an id derived from the row', () => {
    const row = rowBy('p');
    expect(recommitDraft(recordKind, row, now)).toEqual({
      commandId: recommitIdOf(row),
      at: now,
      actor: { id: 'p', name: 'N' },
      events: [{ type: 'ReportAddedTo', text: 'x' }],
    });
    expect(recommitIdOf(row)).toMatch(/^[0-9a-f]{64}$/);
  });

  it('shows only the day for an unnamed reporter', () => {
    const at = recommitDraft(recordKind, rowBy(unnamedReporter), now)?.at;
    expect(at?.toISOString()).toBe('2026-11-26T00:00:00.000Z');
  });

  it.each(['[{"type":"Teleported"}]', '[]', 'gone'])('returns nothing for %s', (Events) => {
    expect(recommitDraft(recordKind, { ...rowBy('p'), Events }, now)).toBeUndefined();
  });

  it('recognises a first row', () => {
    expect(
      ['NC-2026-0001/0001', 'NC-2026-0001/0011', 'x'].map((CommitKey) => isFirstRow({ ...rowBy('p'), CommitKey })),
    ).toEqual([true, false, false]);
  });
});
