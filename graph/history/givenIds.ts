import type { Commit, Stream } from '../../procedure/record/commit.ts';

/** The stream with the ids that commands were given with, where their commits bear others (`againIdOf`). */
export const withGivenIds = <State, Event>(
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
