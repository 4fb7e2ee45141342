import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLocalClock } from './localClock.ts';
import { MovableClock } from './movableClock.ts';

const day = 86_400_000;

describe('local clock', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'tentwo-clock-'));
  const time = new MovableClock(dataDir);
  const clock = createLocalClock(time);
  afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

  it('fires a timer once when time is moved past it', async () => {
    const fired: string[] = [];
    await new Promise<void>((resolve) => {
      clock.after(90 * day, () => {
        fired.push('ninety days');
        resolve();
      });
      clock.after(91 * day, () => fired.push('ninety-one days'));
      time.advance(90 * day);
    });
    time.advance(1000);
    expect(fired).toEqual(['ninety days']);
  });

  it('never fires a stopped timer', async () => {
    const fired: string[] = [];
    const stop = clock.after(day, () => fired.push('stopped'));
    stop();
    await new Promise<void>((resolve) => {
      clock.after(day, resolve);
      time.advance(2 * day);
    });
    expect(fired).toEqual([]);
  });

  it('fires timers as real time passes', async () => {
    await new Promise<void>((resolve) => clock.after(1, resolve));
  });
});
