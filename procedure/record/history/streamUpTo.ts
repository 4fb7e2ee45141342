import type { Nonconformity } from '../nonconformity.ts';
import { aroundCommit } from './aroundCommit.ts';
import type { Commit, Stream } from './commit.ts';
import type { NonconformityEvent } from './events.ts';

/** A record as it stood after one of its commits, with nothing that came after. */
export const streamUpTo = (
  stream: Stream<Nonconformity, NonconformityEvent>,
  commit: Pick<Commit<unknown>, 'sequence'>,
): Stream<Nonconformity, NonconformityEvent> => {
  const [first, ...more] = stream.commits;
  const until = more.filter(({ sequence }) => sequence <= commit.sequence);
  return { ...stream, state: aroundCommit(stream, commit).after, commits: [first, ...until] };
};
