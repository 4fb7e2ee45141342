import type { Draft } from '../../procedure/ports/streams.ts';
import { type Commit, lastCommit, type Stream } from '../../procedure/record/history/commit.ts';
import { canonicalJson } from '../../procedure/record/values/canonicalJson.ts';
import type { HistoryRow } from '../lists/history.ts';
import { commitKeyOf, hashOf } from './commitHash.ts';
import type { StreamKind } from './streamKind.ts';

/** The row of a draft as number n+1 after `before`, and the same as a commit. */
export const nextCommit = <Event>(
  key: string,
  before: Commit<Event> | undefined,
  { commandId, at, actor, events }: Draft<Event>,
): { readonly row: HistoryRow; readonly commit: Commit<Event> } => {
  const sequence = (before?.sequence ?? 0) + 1;
  const now = at.toISOString();
  const hashed = {
    CommitKey: commitKeyOf(key, sequence),
    CommandId: commandId,
    // Clocks of replicas differ; within a stream time never runs backwards.
    At: before && before.at > now ? before.at : now,
    ActorId: actor.id,
    Events: canonicalJson(events),
    PreviousHash: before?.hash ?? '',
  };
  const row = { ...hashed, Reference: key, When: hashed.At, ActorName: actor.name, Hash: hashOf(hashed) };
  return { row, commit: commitOf(key, sequence, row, events) };
};

export const commitOf = <Event>(
  key: string,
  sequence: number,
  row: HistoryRow,
  events: readonly Event[],
): Commit<Event> => ({
  key,
  sequence,
  commandId: row.CommandId,
  at: row.At,
  actorId: row.ActorId,
  actorName: row.ActorName,
  events,
  previousHash: row.PreviousHash,
  hash: row.Hash,
});

/** The stream with one more commit. @throws RangeError from the fold */
export const extend = <State, Event>(
  kind: StreamKind<State, Event>,
  stream: Stream<State, Event> | undefined,
  commit: Commit<Event>,
): Stream<State, Event> => {
  const attribution = { at: commit.at, by: commit.actorId, sequence: commit.sequence };
  let state = stream ? stream.state : kind.initial;
  for (const event of commit.events) state = kind.evolve(state, event, attribution, commit.key);
  if (state === undefined) throw new RangeError(`${commit.key}/${commit.sequence} tells nothing`);
  return { key: commit.key, state, commits: stream ? [...stream.commits, commit] : [commit] };
};

/** Whether number n+1 may follow. */
export const follows = <Event>(stream: Stream<unknown, Event> | undefined, commit: Commit<Event>): boolean => {
  const last = stream && lastCommit(stream);
  return commit.sequence === (last?.sequence ?? 0) + 1 && commit.previousHash === (last?.hash ?? '');
};

/** The stream with the original ids of commands that were committed again under another (`recommitIdOf`). */
export const withOriginalIds = <State, Event>(
  stream: Stream<State, Event>,
  givenAs: ReadonlyMap<string, string>,
): Stream<State, Event> => {
  const own = (commit: Commit<Event>): Commit<Event> => {
    const commandId = givenAs.get(commit.commandId);
    return commandId === undefined ? commit : { ...commit, commandId };
  };
  const [first, ...more] = stream.commits;
  return givenAs.size === 0 ? stream : { ...stream, commits: [own(first), ...more.map(own)] };
};
