import type { Actor } from '../record/person.ts';
import type { Session } from '../record/sessions.ts';
import { type Related, type Relation, relationsIn, relationsOf } from './relations.ts';

const task = ['owner', 'planManager', 'actionOwner', 'verifier', 'delegate', 'facilitator'] as const;

const ofRecord = ['reporter', ...task, 'ismsManager', 'alternate', 'management', 'auditor', 'custodian'] as const;

/**
 * Who may read what: roles, the reporter, and whoever has a task in the record for as long as he has it.
 * The table holds at every door: API, search, conversation, deep link, export.
 * A door that refuses says the same as for a record that does not exist.
 */
export const reads = {
  /** The whole record with its history. */
  record: ofRecord,
  /** A session: the problem, what was given, and how many gave it. An attendee sees no more of the record than that. */
  session: [...ofRecord, 'attendee'],
  /** The register of all records; without it a person sees his own. */
  register: ['ismsManager', 'alternate', 'management', 'auditor', 'custodian'],
  /** The periodic reviews of the records. */
  reviews: ['ismsManager', 'alternate', 'management', 'auditor', 'custodian'],
  /** What left as a file, and who took it. */
  exports: ['ismsManager', 'alternate', 'management', 'auditor'],
  /** The organisation's rules and settings, with who changed them and why. */
  settings: ['administrator', 'ismsManager', 'alternate', 'management', 'auditor'],
  /** The procedure itself, with who approved it: whoever it holds for. */
  procedure: ['employee', 'auditor'],
  /** The name of whoever reported. */
  reporter: ['reporter', 'ismsManager', 'alternate', 'management', 'auditor', 'custodian'],
  /** Who gave what in a session; the others see what was given and how many gave it. */
  authors: ['owner', 'ismsManager', 'alternate', 'auditor'],
  /** The name of whoever rejected the report or decided on the objection: the reporter is told what and why. */
  deciders: [...task, 'ismsManager', 'alternate', 'management', 'auditor', 'custodian'],
} as const satisfies Readonly<Record<string, readonly Relation[]>>;
export type Readable = keyof typeof reads;

export const mayRead = (what: Readable, actor: Actor, record: Related | undefined): boolean => {
  const allowed: readonly Relation[] = reads[what];
  return relationsOf(actor, record).some((relation) => allowed.includes(relation));
};

/** One session of the record: an attendee reads that alone in whose place he is. */
export const mayReadSession = (session: Session, actor: Actor, record: Related): boolean => {
  const allowed: readonly Relation[] = reads.session;
  return relationsIn(session, actor, record).some((relation) => allowed.includes(relation));
};
