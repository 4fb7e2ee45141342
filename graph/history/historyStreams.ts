import type { Clock, Log } from '../../procedure/ports/platform.ts';
import type { Streams, Written } from '../../procedure/ports/streams.ts';
import { type Commit, lastCommit, type Stream } from '../../procedure/record/history/commit.ts';
import { Fault } from '../../procedure/runtime/fault.ts';
import type { Recent } from '../../procedure/runtime/recent.ts';
import { isUnknown, mayBeTaken } from '../client/graphFault.ts';
import type { Urgency } from '../client/throttleGate.ts';
import type { Wait } from '../client/wait.ts';
import type { HistoryRow } from '../lists/history.ts';
import type { ListItems } from '../lists/listItems.ts';
import type { How } from '../lists/rawItems.ts';
import { commitKeyOf } from './commitHash.ts';
import { foldRows } from './foldRows.ts';
import type { Heads } from './heads.ts';
import { extend, nextCommit } from './nextCommit.ts';
import { readUntilVisible } from './readUntilVisible.ts';
import type { StreamKind } from './streamKind.ts';
import { streamRows } from './streamRows.ts';

export type HistoryPorts = {
  readonly items: ListItems<HistoryRow>;
  readonly clock: Pick<Clock, 'now'>;
  readonly log: Log;
  readonly wait: Wait;
  readonly heads: Heads;
  /** Of all requests that do not say otherwise. Default `foreground`. */
  readonly urgency?: Urgency;
};

/** Streams of one kind over the list History (design section 2). */
export type HistoryStreams<State, Event> = Streams<State, Event> & {
  /** The stream in memory, without a request. */
  readonly inMemory: (key: string) => Stream<State, Event> | undefined;
  /** Keeps a stream that is newer than what is in memory. @returns the newer of the two */
  readonly remember: (stream: Stream<State, Event>) => Stream<State, Event>;
  readonly forget: (key: string) => void;
  readonly forgetAll: () => void;
  /**
   * As of the last reading of the stream: rows that do not count because another has their key, and whose commands it
   * lacks.
   */
  readonly lost: (key: string) => readonly HistoryRow[];
};

/** Time limit for a reading that settles a doubtful POST, or looks for news: the next one may be faster. */
const lookLimit = { timeLimitMs: 2000 };

const requestOf = (urgency: Urgency, how: Partial<How>): How => ({ operation: 'history.read', urgency, ...how });

export const createHistoryStreams = <State, Event>(
  kind: StreamKind<State, Event>,
  memory: Recent<Stream<State, Event>>,
  { items, log, wait, heads, urgency: usual = 'foreground' }: HistoryPorts,
): HistoryStreams<State, Event> => {
  const lostOf = new Map<string, readonly HistoryRow[]>();

  const remember = (stream: Stream<State, Event>): Stream<State, Event> => {
    const held = memory.get(stream.key);
    // A lagging filter shows less than we know; damage counts all the same.
    const lags = held && !stream.damage && lastCommit(held).sequence > lastCommit(stream).sequence;
    if (!lags) memory.set(stream.key, stream);
    return lags ? held : stream;
  };

  const read = async (key: string, how: Partial<How> = {}): Promise<Stream<State, Event> | undefined> => {
    const rows = await streamRows(items, key, { selection: 'all', how: requestOf(usual, how) });
    const { stream: folded, damage: found, lost } = foldRows(kind, key, rows);
    const gap = found ? undefined : heads.missingAfter(key, folded ? lastCommit(folded).sequence : 0);
    const damage = gap === undefined ? found : ({ kind: 'missing', row: commitKeyOf(key, gap) } as const);
    const stream = folded && damage ? { ...folded, damage } : folded;
    if (lost.length > 0) lostOf.set(key, lost);
    else lostOf.delete(key);
    if (damage) log('error', 'history.damaged', { key, row: damage.row, kind: damage.kind });
    if (stream) return remember(stream);
    if (damage) throw new Fault(damage.kind === 'unknownEvent' ? 'unexpectedAnswer' : 'damaged', 'history.read');
    return memory.get(key);
  };

  /**
   * Finds out what became of a POST that was refused or got no answer. Never posts.
   * @param answered whether there was an answer: then a row with our command is not from this POST
   */
  const settle = async (key: string, mine: Commit<Event>, answered: boolean): Promise<Written<State, Event>> => {
    const settled = await readUntilVisible(wait, async (): Promise<Written<State, Event> | undefined> => {
      const stream = await read(key, lookLimit);
      const commit = stream?.commits.find(({ commandId }) => commandId === mine.commandId);
      const outcome = !answered && commit?.hash === mine.hash ? 'committed' : 'repeated';
      if (stream && commit) return { outcome, stream, commit };
      return stream && (stream.damage || lastCommit(stream).sequence >= mine.sequence)
        ? { outcome: 'conflict' }
        : undefined;
    });
    if (settled) return settled;
    memory.delete(key);
    throw new Fault('notKnownYet', 'history.append');
  };

  return {
    load: async (key, how, urgency: Urgency = usual) => {
      const held = how === 'fresh' ? undefined : memory.get(key);
      if (!held) return { stream: await read(key, { urgency }), fresh: true };
      const inHand = { stream: held, fresh: false };
      if (how === 'inHand') return inHand;
      return read(key, { ...lookLimit, urgency }).then(
        (stream) => ({ stream, fresh: true }),
        () => inHand,
      );
    },
    append: async (key, after, draft) => {
      // Row n+1 is never posted unless row n was folded, nor in place of one that is known and was deleted.
      if (after?.damage) throw new Fault('refused', 'history.append');
      const { row, commit } = nextCommit(key, after && lastCommit(after), draft);
      if (heads.last(key) >= commit.sequence) return settle(key, commit, true);
      try {
        await items.add(row, { operation: 'history.append', urgency: usual });
      } catch (error) {
        if (mayBeTaken(error) || isUnknown(error)) return settle(key, commit, !isUnknown(error));
        throw error;
      }
      heads.see(key, commit.sequence);
      return { outcome: 'committed', stream: remember(extend(kind, after, commit)), commit };
    },
    inMemory: memory.get,
    remember,
    forget: memory.delete,
    forgetAll: memory.clear,
    lost: (key) => lostOf.get(key) ?? [],
  };
};
