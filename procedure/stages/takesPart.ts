import type { Nonconformity } from '../record/nonconformity.ts';
import type { Session } from '../record/sessions.ts';
import type { Actor } from '../record/values/person.ts';
import { contributors, notInvited } from './permissions.ts';
import { hasAnyRelation, type Related, type Relation, relationsIn } from './relations.ts';

/** Relations by which many people are invited at once. */
const invitedRelations: readonly Relation[] = ['employee', 'attendee'];

/**
 * Whether a person is invited to a session, by their relations to it and its record. Unnamed reporters answer only
 * with their case code: the time of a contribution would reveal them.
 */
export const takesPart = (session: Session, actor: Actor, record: Related): boolean => {
  const mine = relationsIn(session, actor, record);
  const staysApart = notInvited[session.kind].some((relation) => mine.includes(relation));
  const asked = contributors[session.kind].filter((relation) => !(staysApart && invitedRelations.includes(relation)));
  return !actor.caseOf && asked.some((relation) => mine.includes(relation));
};

/** Whether a person in the meeting may take the lead of a session: it decides what the record says, so no guests. */
export const mayTakeOver = (session: Session, actor: Actor, record: Nonconformity): boolean =>
  session.kind === 'fiveWhys' && !actor.guest && takesPart(session, actor, record);

const leads: readonly Relation[] = ['ismsManager', 'alternate', 'owner'];

/**
 * Whether the actor leads the session: as its facilitator, or as a person responsible for the record. Not as
 * facilitator of another session of the record, nor as an auditor to whom it was handed in a meeting.
 */
export const leadsSession = (session: Session, actor: Actor, record: Nonconformity): boolean =>
  (session.facilitator === actor.id && takesPart(session, actor, record)) || hasAnyRelation(actor, record, leads);
