import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fastify from 'fastify';
import { addClockRoutes } from '../teams/api/controlRoutes.ts';
import { type FollowedClock, followClock } from './followedClock.ts';
import { MovableClock } from './movableClock.ts';

const day = 86_400_000;

describe('followClock', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'tentwo-follow-'));
  const clock = new MovableClock(dataDir);
  const standIn = fastify({ forceCloseConnections: true });
  let followed: FollowedClock;
  beforeAll(async () => {
    addClockRoutes(standIn, clock);
    clock.advance(day);
    followed = await followClock(await standIn.listen({ host: '127.0.0.1', port: 0 }));
  });
  afterAll(async () => {
    followed.close();
    await standIn.close();
    rmSync(dataDir, { recursive: true, force: true });
  });

  /** The two clocks are read one after the other, so they differ slightly. */
  const difference = () => clock.now().getTime() - followed.now().getTime();

  it('starts at the time of the followed clock', () => {
    expect(Math.abs(difference())).toBeLessThan(day / 24);
  });

  it('notifies listeners of a move until they unsubscribe', async () => {
    const notified: Date[] = [];
    let stop = (): unknown => undefined;
    const first = new Promise<void>((resolve) => {
      stop = followed.onMove((now) => {
        notified.push(now);
        resolve();
      });
    });
    clock.advance(90 * day);
    await first;
    expect(Math.abs(difference())).toBeLessThan(day / 24);
    stop();
    const second = new Promise<void>((resolve) => followed.onMove(() => resolve()));
    clock.advance(day);
    await second;
    expect(notified).toHaveLength(1);
  });
});
