import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MovableClock } from './movableClock.ts';

describe('movable clock', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'clock-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('saves its offset', () => {
    const clock = new MovableClock(folder);
    clock.advance(90 * 86_400_000);
    expect(new MovableClock(folder).offsetMs).toBe(90 * 86_400_000);
  });

  it('moves to a date, notifies listeners until they unsubscribe, and never goes back', () => {
    const clock = new MovableClock(folder);
    const notified: Date[] = [];
    const unsubscribe = clock.onMove((now) => notified.push(now));
    const later = new Date(Date.now() + 3_600_000);
    clock.set(later);
    expect(notified[0]?.getTime()).toBeGreaterThanOrEqual(later.getTime());
    unsubscribe();
    clock.advance(1);
    expect(notified).toHaveLength(1);
    expect(() => clock.set(new Date())).toThrow(RangeError);
    expect(() => clock.advance(-1)).toThrow(RangeError);
    expect(clock.now().getTime()).toBeGreaterThan(later.getTime());
  });

  it('refuses a file with another format', () => {
    writeFileSync(join(folder, 'clock.json'), '{"offsetMs":-5}');
    expect(() => new MovableClock(folder)).toThrow();
  });
});
