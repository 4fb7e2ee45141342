import { aRecord } from '../../test/builders/aRecord.ts';
import { sha256 } from '../../test/builders/sha256.ts';
import type { NonconformityEvent } from '../record/history/events.ts';
import { decideReaction, reactionId, reactionsTo } from './reactions.ts';

const key = 'NC-2026-0002';
const of = 'NC-2026-0001';
const to = (...events: readonly NonconformityEvent[]) => reactionsTo({ key, events });
const duplicate = { name: 'duplicateFound', on: of, event: { type: 'DuplicateFound', in: key } } as const;
const recurred = { name: 'recurred', on: of, event: { type: 'Recurred', in: key } } as const;

it('only duplicates and recurrences concern another record', () => {
  expect(to({ type: 'MarkedDuplicate', of, reason: 'x' })).toEqual([duplicate]);
  expect(to({ type: 'RecurrenceConfirmed', of, reason: 'x' })).toEqual([recurred]);
  expect(to({ type: 'PlanSubmitted' }, duplicate.event, recurred.event)).toEqual([]);
});

it('is one command, wherever and however often it runs', () => {
  expect(reactionId('h', recurred, sha256)).toBe(reactionId('h', { ...recurred }, sha256));
  expect(
    new Set(['h', 'g'].flatMap((hash) => [duplicate, recurred].map((one) => reactionId(hash, one, sha256)))).size,
  ).toBe(4);
});

it('informs a record in any stage, once', () => {
  const closed = aRecord({ stage: 'closed' });
  for (const one of [duplicate, recurred]) expect(decideReaction(one, closed)).toEqual({ events: [one.event] });
  const knows = { ...closed, duplicates: [key], recurrences: [{ in: key, at: '' }] } as const;
  for (const one of [duplicate, recurred])
    expect(decideReaction(one, knows)).toEqual({ refusal: { reason: 'alreadyDone' } });
});
