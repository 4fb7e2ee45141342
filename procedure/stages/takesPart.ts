import type { Actor } from '../record/person.ts';
import type { Session } from '../record/sessions.ts';
import { contributors, notInvited } from './permissions.ts';
import { type Related, type Relation, relationsIn } from './relations.ts';

/** Asked with many: not for what he is to the record. */
const withMany: readonly Relation[] = ['employee', 'attendee'];

/**
 * Whether somebody is asked in a session at all, by what he is to its record and in it. An unnamed reporter answers by his
 * case code: what he gave here would tell when he did.
 */
export const takesPart = (session: Session, actor: Actor, record: Related): boolean => {
  const mine = relationsIn(session, actor, record);
  const staysApart = notInvited[session.kind].some((relation) => mine.includes(relation));
  const asked = contributors[session.kind].filter((relation) => !(staysApart && withMany.includes(relation)));
  return !actor.caseOf && asked.some((relation) => mine.includes(relation));
};
