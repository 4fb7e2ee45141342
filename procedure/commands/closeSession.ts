import { z } from 'zod';
import type { Nonconformity } from '../record/nonconformity.ts';
import { leadsSession } from '../stages/leadsSession.ts';
import type { Deciding } from './circumstances.ts';
import { type Decision, record as recordEvent, refuse } from './decision.ts';
import { session } from './fields.ts';
import type { OnRecord } from './onRecord.ts';

/** Whoever leads a session ends it: from then on it is settled what belongs to it. */
export const closeSessionSchema = z.object({ session });
export type CloseSession = OnRecord<'closeSession', typeof closeSessionSchema>;

export const decideCloseSession = (
  command: CloseSession,
  record: Nonconformity,
  { actor, closing }: Pick<Deciding, 'actor' | 'closing'>,
): Decision => {
  const found = record.sessions.find(({ id }) => id === command.session);
  if (!found) return refuse({ reason: 'invalid', problems: { session: 'unknownSession' } });
  if (!leadsSession(found, actor, record)) return refuse({ reason: 'notAllowed' });
  if (found.closed) return refuse({ reason: 'sessionClosed', by: found.closed.how });
  // It was not there yet when it was asked what it holds.
  if (!closing) return refuse({ reason: 'invalid', problems: { session: 'unknownSession' } });
  const { behind: _, ...settled } = closing;
  return recordEvent({ type: 'SessionClosed', session: found.id, ...settled, by: 'facilitator' });
};
