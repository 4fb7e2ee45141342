import type { Nonconformity } from '../record/nonconformity.ts';
import type { Session } from '../record/sessions.ts';
import type { Actor } from '../record/values/person.ts';
import { hasAnyRelation, type Relation } from './relations.ts';
import { takesPart } from './takesPart.ts';

const leads: readonly Relation[] = ['ismsManager', 'alternate', 'owner'];

/**
 * Whether the actor leads the session: as its facilitator, or as a person responsible for the record. Not as
 * facilitator of another session of the record, nor as an auditor to whom it was handed in a meeting.
 */
export const leadsSession = (session: Session, actor: Actor, record: Nonconformity): boolean =>
  (session.facilitator === actor.id && takesPart(session, actor, record)) || hasAnyRelation(actor, record, leads);
