import type { Draft, Streams, Written } from '../../procedure/ports/streams.ts';
import type { Commit, Stream } from '../../procedure/record/history/commit.ts';
import { Fault } from '../../procedure/runtime/fault.ts';
import type { Recent } from '../../procedure/runtime/recent.ts';
import { isUnknown, mayBeTaken } from '../client/graphFault.ts';
import type { HistoryPorts, HistoryStreams } from './historyStreams.ts';
import { extend, nextCommit } from './nextCommit.ts';
import { readPausesMs, readUntilVisible } from './readUntilVisible.ts';
import { isFirstRow, loadAndRecommit, recommitDraft } from './recommit.ts';
import type { StreamKind } from './streamKind.ts';

/** How the streams of a kind are numbered. Only the unique key of History decides; this makes the first guess a good one. */
export type Numbering<Key extends string> = {
  readonly know: (key: Key) => void;
  /** The next number that nobody here is trying, above `refused`, for what happens at `at`. */
  readonly take: (at: Date, refused: Key | undefined) => Key;
  /** Whatever became of it. A number that was given is known by then; one that was not is free again. */
  readonly giveBack: (key: Key) => void;
};

type Opened<State, Event> = Exclude<Written<State, Event>, { outcome: 'conflict' }>;
type Begun<State, Event> = { readonly stream: Stream<State, Event>; readonly commit: Commit<Event> };

export type NumberedStreams<State, Event> = Streams<State, Event> & {
  /** Begins a new stream under the next free number. Never a conflict: it takes the next number instead. */
  readonly open: (draft: Draft<Event>) => Promise<Opened<State, Event>>;
  /** What this command began, if it has begun one and that can be seen. */
  readonly begunBy: (commandId: string) => Promise<Begun<State, Event> | undefined>;
};

export type NumberedPorts<State, Event, Key extends string> = HistoryPorts & {
  readonly kind: StreamKind<State, Event>;
  readonly streams: HistoryStreams<State, Event>;
  readonly numbering: Numbering<Key>;
  readonly keyOf: (state: State) => Key;
  /** Keys by the command that opened them, as far as remembered: what is delivered again costs no request. */
  readonly commands: Recent<string>;
  /** Learns what the others did since the last poll. */
  readonly catchUp: () => Promise<void>;
  /** What is being done, for the log: `history.open`. */
  readonly operation: string;
};

/** So often a number may be taken before we give up. */
const tries = 10;

/** `Streams`, and new ones under the next free number: for every kind of stream that is numbered. */
export const createNumberedStreams = <State, Event, Key extends string>(
  ports: NumberedPorts<State, Event, Key>,
): NumberedStreams<State, Event> => {
  const { kind, streams, numbering, commands, items, wait, operation } = ports;

  /**
   * The stream that this command has begun, if it is there to be seen.
   * @param unheard hash of a commit that we posted and heard no answer of: it is ours, not a repetition
   */
  const begunIn = async (
    key: string,
    commandId: string,
    unheard?: string,
  ): Promise<Opened<State, Event> | undefined> => {
    for (const how of ['inHand', 'fresh'] as const) {
      const { stream } = await streams.load(key, how);
      const commit = stream?.commits.find((one) => one.commandId === commandId);
      if (!stream || !commit) continue;
      commands.set(commandId, key);
      numbering.know(ports.keyOf(stream.state));
      return { outcome: commit.hash === unheard ? 'committed' : 'repeated', stream, commit };
    }
    return undefined;
  };

  const begunBy = async (commandId: string, unheard?: string): Promise<Opened<State, Event> | undefined> => {
    for (const { row } of await items.where('CommandId', commandId, { operation, timeLimitMs: 2000 })) {
      const begun = await begunIn(row.Reference, commandId, unheard);
      if (begun) return begun;
      const isLost = isFirstRow(row) && streams.lost(row.Reference).some(({ Hash }) => Hash === row.Hash);
      const draft = isLost ? recommitDraft(kind, row, ports.clock.now()) : undefined;
      if (draft) return { ...(await reopen(draft)), outcome: 'repeated' };
    }
    return undefined;
  };

  /**
   * What became of a POST whose answer nobody heard: our row; or, once another command's row is seen under the number,
   * the certainty that ours never arrived.
   */
  const settle = (key: Key, mine: Commit<Event>): Promise<Opened<State, Event> | 'taken' | undefined> =>
    readUntilVisible(wait, async () => {
      const begun = await begunBy(mine.commandId, mine.hash);
      if (begun) return begun;
      const { stream } = await streams.load(key, 'fresh');
      return stream && 'taken';
    });

  /** Posts under this key. @returns undefined when the key or the command is taken and it cannot be seen by whom */
  const openAs = async (key: Key, draft: Draft<Event>): Promise<Opened<State, Event> | undefined> => {
    const { row, commit } = nextCommit(key, undefined, draft);
    try {
      await items.add(row, { operation });
    } catch (error) {
      if (mayBeTaken(error)) return begunBy(commit.commandId);
      if (!isUnknown(error)) throw error;
      const settled = await settle(key, commit);
      if (settled) return settled === 'taken' ? undefined : settled;
      throw new Fault('notKnownYet', operation, { cause: error });
    }
    numbering.know(key);
    commands.set(commit.commandId, key);
    return { outcome: 'committed', stream: streams.remember(extend(kind, undefined, commit)), commit };
  };

  const remembered = async (commandId: string): Promise<Opened<State, Event> | undefined> => {
    const known = commands.get(commandId);
    // Not begun where it was seen to begin: in a row that does not count, as another has its key.
    return known === undefined ? undefined : ((await begunIn(known, commandId)) ?? begunBy(commandId));
  };

  const open = async (draft: Draft<Event>): Promise<Opened<State, Event>> => {
    const before = await remembered(draft.commandId);
    if (before) return before;
    let refused: Key | undefined;
    for (let attempt = 0; attempt < tries; attempt += 1) {
      // A refusal that nobody can explain yet is the lag of the filter: the pauses grow to five seconds in all.
      const pause = readPausesMs[attempt - 1] ?? 0;
      if (pause > 0) await wait(pause);
      const key = numbering.take(draft.at, refused);
      try {
        const opened = await openAs(key, draft);
        if (opened) return opened;
        refused = key;
        await ports.catchUp();
      } finally {
        numbering.giveBack(key);
      }
    }
    throw new Fault('busy', operation);
  };

  /** Under a number of its own: the other record keeps the one that both were given. */
  const reopen = async (draft: Draft<Event>): Promise<Opened<State, Event>> =>
    (await remembered(draft.commandId)) ?? (await begunBy(draft.commandId)) ?? open(draft);

  return {
    load: loadAndRecommit({ ...ports, reopen }),
    append: streams.append,
    begunBy: async (commandId) => (await remembered(commandId)) ?? begunBy(commandId),
    open,
  };
};
