import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fastify from 'fastify';
import { addClockRoutes } from '../teams/control/clockRoutes.ts';
import { type FollowedClock, followClock } from './followedClock.ts';
import { MovableClock } from './movableClock.ts';

const day = 86_400_000;

describe('a clock that follows the stand-in’s', () => {
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

  /** The two are read one after the other, so they differ by the moment between. */
  const behind = () => clock.now().getTime() - followed.now().getTime();

  it('begins where that one is', () => {
    expect(Math.abs(behind())).toBeLessThan(day / 24);
  });

  it('tells whoever listens of a move, until he no longer does', async () => {
    const told: Date[] = [];
    let stop = (): unknown => undefined;
    const first = new Promise<void>((resolve) => {
      stop = followed.onMove((now) => {
        told.push(now);
        resolve();
      });
    });
    clock.advance(90 * day);
    await first;
    expect(Math.abs(behind())).toBeLessThan(day / 24);
    stop();
    const second = new Promise<void>((resolve) => followed.onMove(() => resolve()));
    clock.advance(day);
    await second;
    expect(told).toHaveLength(1);
  });
});
