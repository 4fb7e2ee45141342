import type { RecordStream } from '../../../procedure/record/history/recordStream.ts';
import type { Actor } from '../../../procedure/record/values/person.ts';

/** A record that somebody may read, and he. */
export type Known = { readonly stream: RecordStream; readonly viewer: Actor };
