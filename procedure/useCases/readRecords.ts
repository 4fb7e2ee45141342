import type { Register } from '../ports/register/register.ts';
import type { Records } from '../ports/streams.ts';
import { lastCommit } from '../record/history/commit.ts';
import type { RecordStream } from '../record/history/recordStream.ts';
import { registerEntry } from '../record/registerEntry.ts';
import type { Actor } from '../record/values/person.ts';
import type { Reference } from '../record/values/reference.ts';
import { mayRead } from '../stages/reads.ts';
import { type CatchUp, hasCaughtUp, isBehind } from './commits/catchUp.ts';

/** How people read records: a part of `Handling`. Other replicas write too; memory is synced within 15 seconds. */
export type ReadUseCases = {
  /**
   * The record for an actor who may read it; forbidden and unknown give the same answer. It may come from memory, but
   * never *unknown*.
   * @param seen as in an order: then not older than that
   * @throws Fault `notSeenYet` when that state cannot be read yet
   */
  readonly read: (reference: Reference, actor: Actor, seen?: number) => Promise<RecordStream | undefined>;
  /**
   * The same for an actor who asks for the current state: one read; memory only where Microsoft 365 does not answer.
   */
  readonly look: (reference: Reference, actor: Actor, seen?: number) => Promise<RecordStream | undefined>;
  /**
   * From now on this replica shows the actor the record as new as they saw it elsewhere, in lists too.
   * @param waits whether to wait until that state can be read, or to accept what one read shows
   * @throws Fault as `read`
   */
  readonly learn: (reference: Reference, actor: Actor, seen: number, waits: boolean) => Promise<void>;
};

type Ports = {
  readonly records: Pick<Records, 'load'>;
  readonly register: Pick<Register, 'learn'>;
  readonly catchUp: CatchUp['catchUp'];
};

export const createReadUseCases = ({ records, register, catchUp }: Ports): ReadUseCases => {
  const reading =
    (how: 'inHand' | 'now', waits = true): ReadUseCases['read'] =>
    async (reference, actor, seen) => {
      const isOld = (stream: RecordStream | undefined) => seen !== undefined && !hasCaughtUp(stream, { actor, seen });
      const readable = (stream: RecordStream | undefined) =>
        stream && mayRead('record', actor, stream.state) ? stream : undefined;
      const first = await records.load(reference, how);
      if (!isOld(first.stream) && (first.fresh || readable(first.stream))) return readable(first.stream);
      const { stream } = first.fresh ? first : await records.load(reference, 'fresh');
      const isAwaited = waits && seen !== undefined && isBehind(stream, { actor, seen });
      return readable(isAwaited ? await catchUp(reference, { actor, seen }) : stream);
    };
  const read = reading('inHand');
  const glance = reading('inHand', false);
  return {
    read,
    look: reading('now'),
    learn: async (reference, actor, seen, waits) => {
      const stream = await (waits ? read : glance)(reference, actor, seen);
      if (stream) register.learn(registerEntry(stream.state, lastCommit(stream).sequence));
    },
  };
};
