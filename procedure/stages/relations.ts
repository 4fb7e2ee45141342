import { unnamedReporter } from '../record/identity.ts';
import type { Nonconformity } from '../record/nonconformity.ts';
import { type Actor, hasRole, type PersonId, type Role, roles } from '../record/person.ts';
import { planManagerOf, verifierOf } from '../record/planInForce.ts';
import { type Session, sessionKeyOf } from '../record/sessions.ts';
import { isEnded } from './stages.ts';

const ofRecord = ['reporter', 'owner', 'planManager', 'actionOwner', 'verifier', 'delegate', 'facilitator'] as const;
type OfRecord = (typeof ofRecord)[number];

/** What somebody is to one record: what his groups make of him, and what the record itself says. */
export const relations = [...roles, ...ofRecord, 'attendee', 'employee'] as const;
export type Relation = Role | OfRecord | 'attendee' | 'employee';

/** As much of a record as says who is what to it. The register knows only the reporter, and whom he trusts. */
export type Related = Pick<Nonconformity, 'reference' | 'reporter'> &
  Partial<Pick<Nonconformity, 'stage' | 'triage' | 'cycle' | 'sessions'>> & {
    readonly notToIsmsManager?: true | undefined;
  };

/** What was left undone when the risk was accepted is nobody's task any more. */
const isOver = ({ stage }: Related): boolean => stage !== undefined && isEnded(stage);

const holds: Readonly<Record<OfRecord, (record: Related, id: PersonId, caseOf: Actor['caseOf']) => boolean>> = {
  // All unnamed reporters have one id: only the case code tells whose record it is.
  reporter: (record, id, caseOf) => record.reporter === id && (id !== unnamedReporter || caseOf === record.reference),
  owner: (record, id) => record.triage?.owner === id,
  planManager: ({ cycle }, id) => cycle !== undefined && planManagerOf(cycle) === id,
  actionOwner: (record, id) =>
    !isOver(record) && (record.cycle?.actions.some(({ owner, state }) => owner === id && state === 'open') ?? false),
  verifier: ({ cycle }, id) => cycle !== undefined && verifierOf(cycle) === id,
  // Whether the delegation still runs is for the decision, which knows today.
  delegate: (record, id) => !isOver(record) && record.cycle?.delegation?.to === id && !record.cycle.approval,
  // Also when it is closed: he takes in what came late. Whoever took it over in the meeting is not shown the record by it.
  facilitator: (record, id) =>
    !isOver(record) &&
    (record.sessions?.some(({ facilitator, handed }) => facilitator === id && (!handed || handed.named === id)) ??
      false),
};

/**
 * Whoever is where a session's card stands, a guest of the team too; and whoever leads a session that was handed to him.
 * Nobody is by what its reporter keeps from some of those who may be there.
 */
const attends = (record: Related, one: Session, { id, attends: key, caseOf }: Actor): boolean =>
  !record.notToIsmsManager &&
  !isOver(record) &&
  !caseOf &&
  (sessionKeyOf(record.reference, one.id) === key || (one.handed !== undefined && one.facilitator === id));

/** From a record that its reporter kept from the ISMS managers they are kept whatever other groups they are in. */
const isKeptFrom = (actor: Actor, record: Related | undefined): boolean =>
  record?.notToIsmsManager === true && hasRole(actor, 'ismsManager');

/**
 * Everybody in the tenant is an `employee`, except a guest, and whoever comes with a case code: he has only what the
 * record gives him.
 */
export const relationsOf = (actor: Actor, record: Related | undefined): readonly Relation[] => [
  ...(isKeptFrom(actor, record) ? [] : actor.roles),
  ...(record ? ofRecord.filter((relation) => holds[relation](record, actor.id, actor.caseOf)) : []),
  ...(record?.sessions?.some((one) => attends(record, one, actor)) ? (['attendee'] as const) : []),
  ...(actor.guest || actor.caseOf ? [] : (['employee'] as const)),
];

/** What somebody is in one session of a record: an attendee of another is nobody here. */
export const relationsIn = (session: Session, actor: Actor, record: Related): readonly Relation[] =>
  relationsOf(actor, record).filter((relation) => relation !== 'attendee' || attends(record, session, actor));
