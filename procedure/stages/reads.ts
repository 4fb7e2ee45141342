import type { Session } from '../record/sessions.ts';
import { type Actor, type Role, roles } from '../record/values/person.ts';
import { hasAnyRelation, type Related, type Relation, relationsIn } from './relations.ts';

const task = ['owner', 'planManager', 'actionOwner', 'verifier', 'delegate', 'facilitator'] as const;

const ofRecord = ['reporter', ...task, 'ismsManager', 'alternate', 'management', 'auditor', 'custodian'] as const;

/**
 * Who may read what: roles, the reporter, and people with a task in the record for as long as they have it. The table
 * applies to every entry point: API, search, conversation, deep link, export. A refusal reads the same as for a
 * record that does not exist.
 */
export const reads = {
  /** The whole record with its history. */
  record: ofRecord,
  /** A session: the problem, the contributions, and how many people gave them. Attendees see no more of the record. */
  session: [...ofRecord, 'attendee'],
  /** The register of all records; without this, people see their own. */
  register: ['ismsManager', 'alternate', 'management', 'auditor', 'custodian'],
  /** The periodic reviews of the records. */
  reviews: ['ismsManager', 'alternate', 'management', 'auditor', 'custodian'],
  /** The exported files, and who exported them. */
  exports: ['ismsManager', 'alternate', 'management', 'auditor'],
  /** The organisation's rules and settings, with who changed them and why. */
  settings: ['administrator', 'ismsManager', 'alternate', 'management', 'auditor'],
  /** The procedure itself, with who approved it: everyone to whom it applies. */
  procedure: ['employee', 'auditor'],
  /** The name of the reporter. */
  reporter: ['reporter', 'ismsManager', 'alternate', 'management', 'auditor', 'custodian'],
  /** The authors of contributions; others see the contributions and the number of authors. */
  authors: ['owner', 'ismsManager', 'alternate', 'auditor'],
  /** The names of those who rejected the report or decided on the objection: the reporter sees what was decided and why. */
  deciders: [...task, 'ismsManager', 'alternate', 'management', 'auditor', 'custodian'],
} as const satisfies Readonly<Record<string, readonly Relation[]>>;
export type Readable = keyof typeof reads;

export const mayRead = (what: Readable, actor: Actor, record: Related | undefined): boolean =>
  hasAnyRelation(actor, record, reads[what]);

/** One session of the record: attendees read only the session that they attend. */
export const mayReadSession = (session: Session, actor: Actor, record: Related): boolean => {
  const allowed: readonly Relation[] = reads.session;
  return relationsIn(session, actor, record).some((relation) => allowed.includes(relation));
};

/** The roles that read a record, in the order of the roles. */
export const readingRoles = ({
  notToIsmsManager,
}: {
  readonly notToIsmsManager?: boolean | undefined;
}): readonly Role[] => {
  const readers: readonly Relation[] = reads.record;
  return roles.filter((role) => readers.includes(role) && !(role === 'ismsManager' && notToIsmsManager === true));
};
