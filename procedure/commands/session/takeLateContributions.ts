import { z } from 'zod';
import type { Nonconformity } from '../../record/nonconformity.ts';
import { closingsOf } from '../../record/sessions.ts';
import { leadsSession } from '../../stages/leadsSession.ts';
import { type Decision, record as recordEvent, refuse } from '../decision.ts';
import type { DecisionContext } from '../decisionContext.ts';
import { session } from '../fields.ts';
import type { OnRecord } from '../onRecord.ts';

/**
 * What landed after a session was closed is kept and shown as late; whoever leads it may take it in. To causes that were
 * determined by the closing it changes nothing: people agreed to those, and not to what came later.
 */
export const takeLateContributionsSchema = z.object({ session });
export type TakeLateContributions = OnRecord<'takeLateContributions', typeof takeLateContributionsSchema>;

export const decideTakeLateContributions = (
  command: TakeLateContributions,
  record: Nonconformity,
  { actor, closing }: Pick<DecisionContext, 'actor' | 'closing'>,
): Decision => {
  const found = record.sessions.find(({ id }) => id === command.session);
  if (!found) return refuse({ reason: 'invalid', problems: { session: 'unknownSession' } });
  if (!leadsSession(found, actor, record)) return refuse({ reason: 'notAllowed' });
  if (!found.closed) return refuse({ reason: 'sessionLive', session: found.id });
  // Taken in by somebody else meanwhile: nothing is taken in twice.
  const isNew = closing && closing.count > 0 && closing.behind === closingsOf(found).length;
  if (!isNew) return refuse({ reason: 'nothingChanged' });
  const { ranges, count, digest } = closing;
  return recordEvent({ type: 'LateContributionsTaken', session: found.id, ranges, count, digest });
};
