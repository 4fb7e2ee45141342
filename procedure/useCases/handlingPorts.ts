import type { WorkingCalendar } from '../deadlines/workingDays.ts';
import type { Identities } from '../ports/identities.ts';
import type { People } from '../ports/people.ts';
import type { Clock } from '../ports/platform.ts';
import type { Register } from '../ports/register/register.ts';
import type { Sessions } from '../ports/sessions.ts';
import type { Exports, OrganisationStream, Records, Reviews } from '../ports/streams.ts';
import type { RecordCommit, RecordStream } from '../record/history/recordStream.ts';
import type { Digest } from '../record/values/digest.ts';
import type { Reference } from '../record/values/reference.ts';
import type { SessionId } from '../record/values/sessionKey.ts';

export type HandlingPorts = {
  readonly records: Records;
  readonly organisation: OrganisationStream;
  readonly reviews: Reviews;
  readonly exports: Exports;
  readonly sessions: Sessions;
  readonly register: Pick<Register, 'all' | 'counted' | 'learn'>;
  readonly clock: Clock;
  readonly people: Pick<People, 'holders' | 'strangers'>;
  readonly identities: Identities;
  readonly digest: Digest;
  /** Called with each new commit, before the answer goes out; it must not delay the answer. */
  readonly committed: (stream: RecordStream, commit: RecordCommit) => void;
  /** Called when a person has confirmed a training, which is no commit; must not delay the answer. */
  readonly confirmed?: ((reference: Reference) => void) | undefined;
  /** Called when a person has contributed to a 5-Whys session; must not delay the answer. */
  readonly given?: ((reference: Reference, session: SessionId) => void) | undefined;
};

/** What the organisation laid down outside the software. */
export type Policy = { readonly procedureVersion: string; readonly calendar: WorkingCalendar };
