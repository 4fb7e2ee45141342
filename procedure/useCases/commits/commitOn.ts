import type { Decision } from '../../commands/decision.ts';
import type { Clock } from '../../ports/platform.ts';
import type { Streams } from '../../ports/streams.ts';
import type { Stream } from '../../record/history/commit.ts';
import type { Actor } from '../../record/values/person.ts';
import { Fault } from '../../runtime/fault.ts';
import type { Done, Refused } from './outcome.ts';

/** Number of conflicts after which the record is reported as too busy. */
const maxConflicts = 8;

/**
 * Loads, decides and appends; repeats with the missed commits on a conflict. The decision is pure, so this is safe.
 * Never refuses from cached state: it reads once more first.
 * @param decide may first look up the people the command names; the decision itself is pure
 */
export const commitOn = async <State, Event>(
  streams: Streams<State, Event>,
  key: string,
  order: { readonly commandId: string; readonly actor: Actor; readonly clock: Pick<Clock, 'now'> },
  decide: (stream: Stream<State, Event> | undefined) => Decision<Event> | Promise<Decision<Event>>,
): Promise<Done<State, Event> | Refused> => {
  let how: 'inHand' | 'fresh' = 'inHand';
  for (let attempt = 0; attempt < maxConflicts; attempt += 1) {
    const { stream, fresh } = await streams.load(key, how);
    how = 'fresh';
    const before = stream?.commits.find((commit) => commit.commandId === order.commandId);
    if (stream && before) return { kind: 'done', stream, commit: before, repeated: true };
    const decision = await decide(stream);
    if ('refusal' in decision) {
      if (fresh) return { kind: 'refused', refusal: decision.refusal };
      continue;
    }
    const { commandId, actor, clock } = order;
    const draft = { commandId, at: clock.now(), actor, events: decision.events };
    const written = await streams.append(key, stream, draft);
    if (written.outcome !== 'conflict')
      return {
        kind: 'done',
        stream: written.stream,
        commit: written.commit,
        repeated: written.outcome === 'repeated',
      };
  }
  throw new Fault('busy', `commit ${key}`);
};
