import type { Draft, Streams } from '../../procedure/ports/streams.ts';
import { lastCommit, type Stream } from '../../procedure/record/history/commit.ts';
import { unnamedReporter } from '../../procedure/record/report/identity.ts';
import { Fault } from '../../procedure/runtime/fault.ts';
import type { HistoryRow } from '../lists/history.ts';
import { readCommitKey, recommitIdOf } from './commitHash.ts';
import type { HistoryPorts, HistoryStreams } from './historyStreams.ts';
import { extend, nextCommit, withOriginalIds } from './nextCommit.ts';
import type { StreamKind } from './streamKind.ts';
import { parseEvents } from './streamKind.ts';

export type RecommitPorts<State, Event> = Pick<HistoryPorts, 'clock' | 'log'> & {
  readonly kind: StreamKind<State, Event>;
  readonly streams: HistoryStreams<State, Event>;
  /**
   * Opens a stream of its own with the events of a first row, unless that was done. Without it, they go into the same
   * stream.
   */
  readonly reopen?: (draft: Draft<Event>) => Promise<unknown>;
};

/** Attempts while others commit first; then it is left to the next reading. */
const tries = 8;

export const isFirstRow = ({ CommitKey }: HistoryRow): boolean => readCommitKey(CommitKey)?.sequence === 1;

/** The content of a row, to be committed again; undefined if this version cannot read it. */
export const recommitDraft = <Event>(
  kind: Pick<StreamKind<unknown, Event>, 'event'>,
  row: HistoryRow,
  now: Date,
): Draft<Event> | undefined => {
  const [first, ...more] = parseEvents(kind, row.Events) ?? [];
  // To protect an unnamed reporter, a row shows only the day.
  const at = row.ActorId === unnamedReporter ? new Date(now.toISOString().slice(0, 10)) : now;
  const actor = { id: row.ActorId, name: row.ActorName };
  return first && { commandId: recommitIdOf(row), at, actor, events: [first, ...more] };
};

/**
 * `load` that recovers what a list without unique keys lost: a command that was acknowledged in a row that does not
 * count is committed again by the replica that reads that row (design section 2). Any number of replicas may do it at
 * once: the second commit has an id of its own, and a repetition of the first command gets its outcome.
 * A command that can no longer follow is logged and left as it is.
 */
export const loadAndRecommit = <State, Event>(ports: RecommitPorts<State, Event>): Streams<State, Event>['load'] => {
  const { streams, log } = ports;
  return async (key, how, urgency) => {
    const loaded = await streams.load(key, how, urgency);
    let { stream } = loaded;
    for (const row of loaded.fresh && stream ? streams.lost(key) : []) {
      try {
        stream = await recommit(ports, key, stream, row);
      } catch (error) {
        if (!(error instanceof Fault)) throw error;
        // The next reading finds it again.
        log('warn', 'history.againFailed', { row: row.CommitKey, code: error.code });
      }
    }
    return { ...loaded, stream };
  };
};

const recommit = async <State, Event>(
  { kind, streams, clock, log, reopen }: RecommitPorts<State, Event>,
  key: string,
  before: Stream<State, Event> | undefined,
  row: HistoryRow,
): Promise<Stream<State, Event> | undefined> => {
  const draft = recommitDraft(kind, row, clock.now());
  let stream = before;
  if (draft && reopen && isFirstRow(row)) {
    await reopen(draft);
    return stream;
  }
  for (let attempt = 0; attempt < tries && stream; attempt += 1) {
    if (stream.commits.some(({ commandId }) => commandId === row.CommandId)) return stream;
    if (!draft || !canFollow(kind, stream, draft)) {
      log('error', 'history.commandLost', { row: row.CommitKey, command: row.CommandId });
      return stream;
    }
    const written = await streams.append(key, stream, draft);
    if (written.outcome === 'committed') log('warn', 'history.committedAgain', { row: row.CommitKey });
    if (written.outcome !== 'conflict')
      return streams.remember(withOriginalIds(written.stream, new Map([[draft.commandId, row.CommandId]])));
    ({ stream } = await streams.load(key, 'fresh'));
  }
  return stream;
};

/** Permission is not checked again: the command was acknowledged. But the record must be able to take it. */
const canFollow = <State, Event>(
  kind: StreamKind<State, Event>,
  stream: Stream<State, Event>,
  draft: Draft<Event>,
): boolean => {
  if (stream.damage) return false;
  try {
    extend(kind, stream, nextCommit(stream.key, lastCommit(stream), draft).commit);
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
};
