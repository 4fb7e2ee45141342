import type { Nonconformity } from '../record/nonconformity.ts';
import { planManagerOf, verifierOf } from '../record/planInForce.ts';
import { unnamedReporter } from '../record/report/identity.ts';
import type { Session } from '../record/sessions.ts';
import { type Actor, hasRole, type Role, roles } from '../record/values/person.ts';
import { sessionKeyOf } from '../record/values/sessionKey.ts';
import { isEnded } from './stages.ts';

const ofRecord = ['reporter', 'owner', 'planManager', 'actionOwner', 'verifier', 'delegate', 'facilitator'] as const;
type OfRecord = (typeof ofRecord)[number];

/** The relations of a person to one record: by their groups, and by the record itself. */
export const relations = [...roles, ...ofRecord, 'attendee', 'employee'] as const;
export type Relation = Role | OfRecord | 'attendee' | 'employee';

/** The part of a record that determines relations. The register knows only the reporter and their choice of trust. */
export type Related = Pick<Nonconformity, 'reference' | 'reporter'> &
  Partial<Pick<Nonconformity, 'stage' | 'triage' | 'cycle' | 'sessions'>> & {
    readonly notToIsmsManager?: true | undefined;
  };

/** Tasks that were open when the risk was accepted are over. */
const isOver = ({ stage }: Related): boolean => stage !== undefined && isEnded(stage);

/** ISMS managers have no role in a record that its reporter kept from them, whatever other groups they are in. */
const isKeptFrom = (actor: Actor, record: Related | undefined): boolean =>
  record?.notToIsmsManager === true && hasRole(actor, 'ismsManager');

/**
 * People where the session's card was posted, including guests of the team; and the leader of a session that was
 * handed over. No one attends sessions of a record that is kept from some of those people.
 */
const attends = (record: Related, one: Session, { id, attends: key, caseOf }: Actor): boolean =>
  !record.notToIsmsManager &&
  !isOver(record) &&
  !caseOf &&
  (sessionKeyOf(record.reference, one.id) === key || (one.handed !== undefined && one.facilitator === id));

const holds: Readonly<Record<OfRecord | 'attendee', (record: Related, actor: Actor) => boolean>> = {
  // All unnamed reporters have one id: only the case code identifies the reporter of a record.
  reporter: (record, { id, caseOf }) =>
    record.reporter === id && (id !== unnamedReporter || caseOf === record.reference),
  owner: (record, { id }) => record.triage?.owner === id,
  planManager: ({ cycle }, { id }) => cycle !== undefined && planManagerOf(cycle) === id,
  actionOwner: (record, { id }) =>
    !isOver(record) && (record.cycle?.actions.some(({ owner, state }) => owner === id && state === 'open') ?? false),
  verifier: ({ cycle }, { id }) => cycle !== undefined && verifierOf(cycle) === id,
  // The decision, which knows today, checks whether the delegation still runs.
  delegate: (record, { id }) => !isOver(record) && record.cycle?.delegation?.to === id && !record.cycle.approval,
  // Also after closing: the facilitator includes late contributions. Taking a session over in the meeting grants no
  // access to the record.
  facilitator: (record, { id }) =>
    !isOver(record) &&
    (record.sessions?.some(({ facilitator, handed }) => facilitator === id && (!handed || handed.named === id)) ??
      false),
  attendee: (record, actor) => record.sessions?.some((one) => attends(record, one, actor)) ?? false,
};

const isRole = (relation: Relation): relation is Role => (roles as readonly Relation[]).includes(relation);

/**
 * Everyone in the tenant is an `employee`, except guests and people with a case code, who have only what the record
 * gives them.
 */
const isHeld = (relation: Relation, actor: Actor, record: Related | undefined): boolean => {
  if (isRole(relation)) return actor.roles.includes(relation) && !isKeptFrom(actor, record);
  if (relation === 'employee') return !actor.guest && !actor.caseOf;
  return record !== undefined && holds[relation](record, actor);
};

export const relationsOf = (actor: Actor, record: Related | undefined): readonly Relation[] =>
  relations.filter((relation) => isHeld(relation, actor, record));

/** Whether a person has one of these relations to a record. Looks no further than the first one. */
export const hasAnyRelation = (actor: Actor, record: Related | undefined, among: readonly Relation[]): boolean =>
  relations.some((relation) => among.includes(relation) && isHeld(relation, actor, record));

/** The relations of a person to one session of a record: attendees of another session do not count. */
export const relationsIn = (session: Session, actor: Actor, record: Related): readonly Relation[] =>
  relationsOf(actor, record).filter((relation) => relation !== 'attendee' || attends(record, session, actor));
