import type { Clock, Stop } from '../../ports/platform.ts';
import type { Sessions } from '../../ports/sessions.ts';
import { isLive } from '../../record/sessions.ts';
import type { Actor } from '../../record/values/person.ts';
import type { Reference } from '../../record/values/reference.ts';
import { type SessionId, sessionKeyOf } from '../../record/values/sessionKey.ts';
import type { AskedSession, SessionUseCases } from './runSessions.ts';

/** Minimum interval between two updates, in milliseconds. */
const minUpdateInterval = 1000;

/**
 * Interval, in milliseconds, at which permissions and changes other than contributions, such as a handover, are
 * checked.
 */
const recheckInterval = 5000;

export type SessionListener = {
  /** The session now, after a possible change; first called before any change. */
  readonly seen: (asked: AskedSession, viewer: Actor) => void;
  /** It is closed, or the viewer may no longer read it: nothing follows. */
  readonly ended: () => void;
};

/**
 * Notifies a viewer of a session's changes. Their identity is resolved again each time: roles and meetings end. The
 * first update shows whether they may read it at all; otherwise `ended`.
 * @returns a function that stops it
 */
export type FollowSession = (
  reference: Reference,
  session: SessionId,
  viewer: () => Promise<Actor>,
  listener: SessionListener,
) => Stop;

type Ports = {
  readonly sessions: Pick<Sessions, 'follow'>;
  readonly clock: Clock;
  readonly session: SessionUseCases['session'];
};

export const createFollowSession = ({ sessions, clock, session }: Ports): FollowSession => {
  return (reference, id, viewer, listener) => {
    let unfollow: Stop | undefined;
    let cancel: Stop | undefined;
    let dueAt = 0;
    let toldAt = Number.NEGATIVE_INFINITY;
    let [stopped, busy, dirty] = [false, false, false];
    const now = (): number => clock.now().getTime();
    const stop = (): void => {
      stopped = true;
      cancel?.();
      unfollow?.();
    };
    const plan = (delay: number): void => {
      if (stopped || (cancel && dueAt <= now() + delay)) return;
      cancel?.();
      dueAt = now() + delay;
      cancel = clock.after(delay, () => {
        cancel = undefined;
        void tell();
      });
    };
    const touch = (): void => {
      dirty = true;
      if (!busy) plan(Math.max(0, toldAt + minUpdateInterval - now()));
    };
    const look = async (): Promise<void> => {
      const actor = await viewer();
      const asked = stopped ? undefined : await session(reference, id, actor);
      if (stopped) return;
      if (asked) listener.seen(asked, actor);
      if (asked && isLive(asked.session)) unfollow ??= sessions.follow(sessionKeyOf(reference, id), touch);
      else {
        stop();
        listener.ended();
      }
    };
    const tell = async (): Promise<void> => {
      [busy, dirty, toldAt] = [true, false, now()];
      // What cannot be read now is read at the next check.
      await look().catch(() => undefined);
      busy = false;
      plan(dirty ? minUpdateInterval : recheckInterval);
    };
    void tell();
    return stop;
  };
};
