import type { Nonconformity } from '../record/nonconformity.ts';
import type { Actor } from '../record/person.ts';
import type { Session } from '../record/sessions.ts';
import { type Relation, relationsOf } from './relations.ts';
import { takesPart } from './takesPart.ts';

const leads: readonly Relation[] = ['ismsManager', 'alternate', 'owner'];

/**
 * Its own facilitator, not that of another session of the record, and not an auditor to whom it was handed in a meeting; or
 * whoever answers for the record.
 */
export const leadsSession = (session: Session, actor: Actor, record: Nonconformity): boolean =>
  (session.facilitator === actor.id && takesPart(session, actor, record)) ||
  relationsOf(actor, record).some((relation) => leads.includes(relation));
