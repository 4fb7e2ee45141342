import type { RecordStream } from '../../../procedure/record/history/recordStream.ts';
import type { Actor } from '../../../procedure/record/values/person.ts';

/** A record and a person who may read it. */
export type Known = { readonly stream: RecordStream; readonly viewer: Actor };
