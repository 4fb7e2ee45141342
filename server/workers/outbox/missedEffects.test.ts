import type { PendingEffects } from '../../../procedure/ports/health.ts';
import { createStageClock } from '../../../test/contracts/stageClock.ts';
import { enqueueMissedEffects } from './missedEffects.ts';

const minute = 60_000;

it('logs what has been pending for twenty minutes, how much and why, and again every twenty minutes', () => {
  const clock = createStageClock('2026-11-24T09:00:00.000Z');
  const lines: unknown[] = [];
  let pending: PendingEffects = { records: 3, since: clock.now(), reasons: { throttled: 2, claimed: 1 } };
  const outbox = {
    enqueue: () => undefined,
    recover: () => undefined,
    isPending: () => false,
    pending: () => pending,
    idle: async () => undefined,
    stop: async () => undefined,
  };
  const stop = enqueueMissedEffects({ follow: { onEdited: () => () => undefined } }, outbox, clock, (...line) =>
    lines.push(line),
  );
  const pass = (minutes: number): void => {
    for (let passed = 0; passed < minutes; passed += 1) clock.advance(minute);
  };
  pass(19);
  expect(lines).toEqual([]);
  pass(1);
  expect(lines).toEqual([['warn', 'effects.late', { records: 3, minutes: 20, reasons: 'throttled 2, claimed 1' }]]);
  pass(19);
  expect(lines).toHaveLength(1);
  pass(1);
  expect(lines[1]).toEqual(['warn', 'effects.late', { records: 3, minutes: 40, reasons: 'throttled 2, claimed 1' }]);
  pending = { records: 0, since: undefined, reasons: {} };
  pass(40);
  expect(lines).toHaveLength(2);
  stop();
});
