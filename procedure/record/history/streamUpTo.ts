import type { Nonconformity } from '../nonconformity.ts';
import { aroundCommit } from './aroundCommit.ts';
import type { Commit, Stream } from './commit.ts';
import type { NonconformityEvent } from './events.ts';

/** Returns a record at the time of one of its commits, with nothing later. */
export const streamUpTo = (
  stream: Stream<Nonconformity, NonconformityEvent>,
  commit: Pick<Commit<unknown>, 'sequence'>,
): Stream<Nonconformity, NonconformityEvent> => {
  const [first, ...more] = stream.commits;
  const until = more.filter(({ sequence }) => sequence <= commit.sequence);
  return { ...stream, state: aroundCommit(stream, commit).after, commits: [first, ...until] };
};
