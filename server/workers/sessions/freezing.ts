import { countConfirmed } from '../../../procedure/causes/confirmedTrainings.ts';
import { freezesAt } from '../../../procedure/causes/freezesAt.ts';
import { refuse } from '../../../procedure/commands/decision.ts';
import { decideFreezing, freezingId } from '../../../procedure/commands/session/freezeSession.ts';
import type { Clock, Log } from '../../../procedure/ports/platform.ts';
import type { Register } from '../../../procedure/ports/register/register.ts';
import type { Sessions } from '../../../procedure/ports/sessions.ts';
import type { Records } from '../../../procedure/ports/streams.ts';
import type { RecordCommit, RecordStream } from '../../../procedure/record/history/recordStream.ts';
import { isLive, type Session } from '../../../procedure/record/sessions.ts';
import { tentwo } from '../../../procedure/record/tentwo.ts';
import type { Digest } from '../../../procedure/record/values/digest.ts';
import type { Reference } from '../../../procedure/record/values/reference.ts';
import { type SessionId, sessionKeyOf } from '../../../procedure/record/values/sessionKey.ts';
import { Fault } from '../../../procedure/runtime/fault.ts';
import { commitOn } from '../../../procedure/useCases/commits/commitOn.ts';

export type FreezingPorts = {
  readonly records: Records;
  readonly register: Pick<Register, 'all'>;
  readonly sessions: Sessions;
  readonly clock: Pick<Clock, 'now'>;
  readonly digest: Digest;
  readonly log: Log;
  /** Called with each commit made here, which has effects of its own. */
  readonly committed: (stream: RecordStream, commit: RecordCommit) => void;
};

export type Freezing = {
  /**
   * Freezes sessions left open for a day after their last input, and forgets those that another replica closed. Call it
   * every few minutes, on every replica: the id of the command makes it one commit. Never throws a Fault.
   */
  readonly run: () => Promise<void>;
};

type Live = { readonly reference: Reference; readonly id: SessionId };

export const createFreezing = (ports: FreezingPorts): Freezing => {
  const { records, register, sessions, clock, log } = ports;
  /** The earliest time a session can freeze, in milliseconds since 1970: until then, it need not be read. */
  const soonest = new Map<string, number>();
  const now = (): number => clock.now().getTime();

  const liveOf = async ({ reference, id }: Live): Promise<Session | undefined> => {
    const { stream } = await records.load(reference, 'inHand', 'background');
    const session = stream?.damage ? undefined : stream?.state.sessions.find((one) => one.id === id);
    return session && isLive(session) ? session : undefined;
  };

  const isDue = async (live: Live, session: Session): Promise<boolean> => {
    const key = sessionKeyOf(live.reference, live.id);
    const earliest = freezesAt(session, []);
    if (earliest > now()) {
      soonest.set(key, earliest);
      return false;
    }
    const wasKnown = sessions.known().includes(key);
    const at = freezesAt(session, (await sessions.contributions(key, [], 'fresh')).included);
    if (!wasKnown) sessions.end(key);
    soonest.set(key, at);
    return at <= now();
  };

  const freeze = async ({ reference, id }: Live): Promise<void> => {
    const key = sessionKeyOf(reference, id);
    const closing = await sessions.closing(key, []);
    const { included } = await sessions.contributions(key, [closing], 'inHand');
    const order = { commandId: freezingId(reference, id, ports.digest), actor: tentwo, clock };
    const handled = await commitOn(records, reference, order, (stream) => {
      if (!stream) return refuse({ reason: 'unknown' });
      return stream.damage
        ? refuse({ reason: 'readOnly' })
        : decideFreezing(stream.state, id, {
            ...closing,
            ...countConfirmed(stream.state, id, included),
          });
    });
    sessions.end(key);
    if (handled.kind === 'done' && !handled.repeated) ports.committed(handled.stream, handled.commit);
  };

  const look = async (live: Live): Promise<void> => {
    const session = await liveOf(live);
    // The register may lag behind the record.
    if (session && (await isDue(live, session))) await freeze(live);
  };

  /** A session that cannot be checked now does not hold up the others. */
  const orLater = async (live: Live, work: (live: Live) => Promise<void>): Promise<void> => {
    try {
      await work(live);
    } catch (error) {
      if (!(error instanceof Fault)) throw error;
      log('warn', 'session.notFrozen', { session: sessionKeyOf(live.reference, live.id), code: error.code });
    }
  };

  const letGo = async (live: Live): Promise<void> => {
    if (!(await liveOf(live))) sessions.end(sessionKeyOf(live.reference, live.id));
  };

  return {
    run: async () => {
      for (const { reference, measured } of register.all())
        for (const id of measured?.live ?? [])
          if ((soonest.get(sessionKeyOf(reference, id)) ?? 0) <= now()) await orLater({ reference, id }, look);
      for (const key of sessions.known()) {
        const [reference, id] = key.split('/') as [Reference, SessionId];
        await orLater({ reference, id }, letGo);
      }
    },
  };
};
