import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MovableClock } from './movableClock.ts';

describe('the movable clock', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'clock-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('keeps how far it was moved', () => {
    const clock = new MovableClock(folder);
    clock.advance(90 * 86_400_000);
    expect(new MovableClock(folder).offsetMs).toBe(90 * 86_400_000);
  });

  it('moves to a date, tells listeners until they leave, and never goes back', () => {
    const clock = new MovableClock(folder);
    const heard: Date[] = [];
    const leave = clock.onMove((now) => heard.push(now));
    const later = new Date(Date.now() + 3_600_000);
    clock.set(later);
    expect(heard[0]?.getTime()).toBeGreaterThanOrEqual(later.getTime());
    leave();
    clock.advance(1);
    expect(heard).toHaveLength(1);
    expect(() => clock.set(new Date())).toThrow(RangeError);
    expect(() => clock.advance(-1)).toThrow(RangeError);
    expect(clock.now().getTime()).toBeGreaterThan(later.getTime());
  });

  it('refuses a file that it did not write', () => {
    writeFileSync(join(folder, 'clock.json'), '{"offsetMs":-5}');
    expect(() => new MovableClock(folder)).toThrow();
  });
});
