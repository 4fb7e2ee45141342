import type { Nonconformity } from '../../record/nonconformity.ts';
import { type Closing, isLive } from '../../record/sessions.ts';
import { canonicalJson } from '../../record/values/canonicalJson.ts';
import type { Reference } from '../../record/values/reference.ts';
import type { SessionId } from '../../record/values/sessionKey.ts';
import { type Decision, recordEvent, refuse } from '../decision.ts';

/** The same on every replica and for every attempt: a session freezes once. */
export const freezingId = (reference: Reference, session: SessionId, digest: (text: string) => string): string =>
  digest(canonicalJson([reference, session, 'frozen']));

/**
 * Closes a session that no one closed, in any stage. Contributions are kept, but no causes are determined: only a person
 * does that.
 */
export const decideFreezing = (
  record: Nonconformity,
  id: SessionId,
  { ranges, count, digest, confirmed }: Closing & { readonly confirmed?: number },
): Decision => {
  const session = record.sessions.find((one) => one.id === id);
  if (!session || !isLive(session)) return refuse({ reason: 'alreadyDone' });
  const counted = confirmed === undefined ? {} : { confirmed };
  return recordEvent({ type: 'SessionClosed', session: id, ranges, count, digest, ...counted, by: 'time' });
};
