import type { Nonconformity } from '../nonconformity.ts';
import type { Commit, Stream } from './commit.ts';
import type { NonconformityEvent } from './events.ts';

export type RecordStream = Stream<Nonconformity, NonconformityEvent>;
export type RecordCommit = Commit<NonconformityEvent>;
