import { actorOf } from '../../../test/builders/given.ts';
import type { Clock } from '../../ports/platform.ts';
import type { Actor } from '../../record/values/person.ts';
import { createFollowSession } from './followSession.ts';
import type { AskedSession } from './runSessions.ts';

const aClock = () => {
  let now = Date.parse('2026-11-24T09:00:00.000Z');
  let timers: { readonly at: number; readonly run: () => void }[] = [];
  const clock: Clock = {
    now: () => new Date(now),
    after: (milliseconds, run) => {
      const timer = { at: now + milliseconds, run };
      timers.push(timer);
      return () => {
        timers = timers.filter((one) => one !== timer);
      };
    },
  };
  const settle = () => new Promise<void>((resolve) => setImmediate(resolve));
  const pass = async (milliseconds: number): Promise<void> => {
    const until = now + milliseconds;
    for (;;) {
      const next = timers.toSorted((a, b) => a.at - b.at)[0];
      if (!next || next.at > until) break;
      timers = timers.filter((one) => one !== next);
      now = next.at;
      next.run();
      await settle();
    }
    now = until;
    await settle();
  };
  return { clock, pass, waiting: () => timers.length };
};

const stage = () => {
  const { clock, pass, waiting } = aClock();
  const listeners = new Set<() => void>();
  const told: string[] = [];
  const is: { closed?: true; hidden?: true; broken?: true } = {};
  const follow = createFollowSession({
    clock,
    sessions: {
      follow: (_key, listener) => {
        listeners.add(listener);
        return () => void listeners.delete(listener);
      },
    },
    session: async () => {
      if (is.broken) throw new Error('unreachable');
      return is.hidden
        ? undefined
        : ({ session: { id: 'S1', ...(is.closed && { closed: {} }) } } as unknown as AskedSession);
    },
  });
  const lea: Actor = actorOf('reporter');
  const stop = follow('NC-2026-0001', 'S1', async () => lea, {
    seen: () => void told.push('seen'),
    ended: () => void told.push('ended'),
  });
  const give = () => {
    for (const listener of listeners) listener();
  };
  return { pass, waiting, told, is, stop, give, listeners };
};

describe('following a session', () => {
  it('shows its state at once, and then at most once a second, including the last change', async () => {
    const { pass, told, give } = stage();
    await pass(0);
    expect(told).toEqual(['seen']);
    for (let press = 0; press < 30; press += 1) {
      give();
      await pass(100);
    }
    expect(told.length).toBeLessThanOrEqual(4);
    const before = told.length;
    give();
    await pass(1000);
    expect(told).toHaveLength(before + 1);
  });

  it('reports by itself that it was closed, and nothing after that', async () => {
    const { pass, told, is, give, waiting, listeners } = stage();
    await pass(0);
    is.closed = true;
    await pass(5000);
    expect(told).toEqual(['seen', 'seen', 'ended']);
    give();
    await pass(60_000);
    expect([told.length, waiting(), listeners.size]).toEqual([3, 0, 0]);
  });

  it('ends once the viewer may not read it', async () => {
    const { pass, told, is } = stage();
    await pass(0);
    is.hidden = true;
    await pass(5000);
    expect(told).toEqual(['seen', 'ended']);
  });

  it('shows later what cannot be read now', async () => {
    const { pass, told, is, give } = stage();
    await pass(0);
    is.broken = true;
    give();
    await pass(2000);
    expect(told).toEqual(['seen']);
    delete is.broken;
    await pass(5000);
    expect(told).toEqual(['seen', 'seen']);
  });

  it('leaves nothing behind', async () => {
    const { pass, told, stop, waiting, listeners } = stage();
    await pass(0);
    stop();
    await pass(60_000);
    expect([told.length, waiting(), listeners.size]).toEqual([1, 0, 0]);
  });
});
