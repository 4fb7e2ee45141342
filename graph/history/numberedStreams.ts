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
  /** The next number above `refused` that this replica is not trying, for something that happens at `at`. */
  readonly take: (at: Date, refused: Key | undefined) => Key;
  /** Called whatever the outcome. A number that was given is known by then; one that was not is free again. */
  readonly giveBack: (key: Key) => void;
};

type Opened<State, Event> = Exclude<Written<State, Event>, { outcome: 'conflict' }>;
type Begun<State, Event> = { readonly stream: Stream<State, Event>; readonly commit: Commit<Event> };

export type NumberedStreams<State, Event> = Streams<State, Event> & {
  /** Begins a new stream under the next free number. Never a conflict: it takes the next number instead. */
  readonly open: (draft: Draft<Event>) => Promise<Opened<State, Event>>;
  /** The stream that this command began, if any is visible. */
  readonly begunBy: (commandId: string) => Promise<Begun<State, Event> | undefined>;
};

export type NumberedPorts<State, Event, Key extends string> = HistoryPorts & {
  readonly kind: StreamKind<State, Event>;
  readonly streams: HistoryStreams<State, Event>;
  readonly numbering: Numbering<Key>;
  readonly keyOf: (state: State) => Key;
  /** Keys by the command that opened them, as far as remembered: a repeated delivery costs no request. */
  readonly commands: Recent<string>;
  /** Learns what other replicas did since the last poll. */
  readonly catchUp: () => Promise<void>;
  /** For the log: `history.open`. */
  readonly operation: string;
};

/** Numbers tried before giving up. */
const maxAttempts = 10;

/**
 * The stream that this command began, if it is visible.
 * @param unheard hash of a commit that we posted without getting an answer: it is ours, not a repetition
 */
const begunIn = async <State, Event, Key extends string>(
  { streams, commands, numbering, keyOf }: NumberedPorts<State, Event, Key>,
  key: string,
  commandId: string,
  unheard?: string,
): Promise<Opened<State, Event> | undefined> => {
  for (const how of ['inHand', 'fresh'] as const) {
    const { stream } = await streams.load(key, how);
    const commit = stream?.commits.find((one) => one.commandId === commandId);
    if (!stream || !commit) continue;
    commands.set(commandId, key);
    numbering.know(keyOf(stream.state));
    return { outcome: commit.hash === unheard ? 'committed' : 'repeated', stream, commit };
  }
  return undefined;
};

const begunBy = async <State, Event, Key extends string>(
  ports: NumberedPorts<State, Event, Key>,
  commandId: string,
  unheard?: string,
): Promise<Opened<State, Event> | undefined> => {
  const { items, streams, kind, clock, operation } = ports;
  for (const { row } of (await items.where('CommandId', commandId, { operation, timeLimitMs: 2000 })).items) {
    const begun = await begunIn(ports, row.Reference, commandId, unheard);
    if (begun) return begun;
    const isLost = isFirstRow(row) && streams.lost(row.Reference).some(({ Hash }) => Hash === row.Hash);
    const draft = isLost ? recommitDraft(kind, row, clock.now()) : undefined;
    if (draft) return { ...(await reopen(ports, draft)), outcome: 'repeated' };
  }
  return undefined;
};

/**
 * Finds out what became of a POST without an answer: our row; or, once another command's row is visible under the number,
 * the certainty that ours never arrived.
 */
const settle = <State, Event, Key extends string>(
  ports: NumberedPorts<State, Event, Key>,
  key: Key,
  mine: Commit<Event>,
): Promise<Opened<State, Event> | 'taken' | undefined> =>
  readUntilVisible(ports.wait, async () => {
    const begun = await begunBy(ports, mine.commandId, mine.hash);
    if (begun) return begun;
    const { stream } = await ports.streams.load(key, 'fresh');
    return stream && 'taken';
  });

/** Posts under this key. @returns undefined when the key or the command is taken and it is not visible by which row */
const openAs = async <State, Event, Key extends string>(
  ports: NumberedPorts<State, Event, Key>,
  key: Key,
  draft: Draft<Event>,
): Promise<Opened<State, Event> | undefined> => {
  const { items, numbering, commands, streams, kind, operation, heads } = ports;
  const { row, commit } = nextCommit(key, undefined, draft);
  try {
    await items.add(row, { operation });
  } catch (error) {
    if (mayBeTaken(error)) return begunBy(ports, commit.commandId);
    if (!isUnknown(error)) throw error;
    const settled = await settle(ports, key, commit);
    if (settled) return settled === 'taken' ? undefined : settled;
    throw new Fault('notKnownYet', operation, { cause: error });
  }
  numbering.know(key);
  heads.see(key, 1);
  commands.set(commit.commandId, key);
  return { outcome: 'committed', stream: streams.remember(extend(kind, undefined, commit)), commit };
};

const remembered = async <State, Event, Key extends string>(
  ports: NumberedPorts<State, Event, Key>,
  commandId: string,
): Promise<Opened<State, Event> | undefined> => {
  const known = ports.commands.get(commandId);
  // If it did not begin there, that row does not count, because another row has its key.
  return known === undefined ? undefined : ((await begunIn(ports, known, commandId)) ?? begunBy(ports, commandId));
};

const open = async <State, Event, Key extends string>(
  ports: NumberedPorts<State, Event, Key>,
  draft: Draft<Event>,
): Promise<Opened<State, Event>> => {
  const { numbering, wait, operation } = ports;
  const before = await remembered(ports, draft.commandId);
  if (before) return before;
  let refused: Key | undefined;
  for (let attempt = 0; attempt < maxAttempts; attempt += 1) {
    // A refusal that cannot be explained yet is due to the lag of the filter: the pauses grow to five seconds in total.
    const pause = readPausesMs[attempt - 1] ?? 0;
    if (pause > 0) await wait(pause);
    const key = numbering.take(draft.at, refused);
    try {
      const opened = await openAs(ports, key, draft);
      if (opened) return opened;
      refused = key;
      await ports.catchUp();
    } finally {
      numbering.giveBack(key);
    }
  }
  throw new Fault('busy', operation);
};

/** Opens under a number of its own: the other record keeps the number that both were given. */
const reopen = async <State, Event, Key extends string>(
  ports: NumberedPorts<State, Event, Key>,
  draft: Draft<Event>,
): Promise<Opened<State, Event>> =>
  (await remembered(ports, draft.commandId)) ?? (await begunBy(ports, draft.commandId)) ?? open(ports, draft);

/** `Streams` and new ones under the next free number, for every numbered kind of stream. */
export const createNumberedStreams = <State, Event, Key extends string>(
  ports: NumberedPorts<State, Event, Key>,
): NumberedStreams<State, Event> => ({
  load: loadAndRecommit({ ...ports, reopen: (draft: Draft<Event>) => reopen(ports, draft) }),
  append: ports.streams.append,
  begunBy: async (commandId) => (await remembered(ports, commandId)) ?? begunBy(ports, commandId),
  open: (draft) => open(ports, draft),
});
