import type { PageSection } from '../../audit/pageSections.ts';
import type { Level } from '../../deadlines/deadlinePolicy.ts';
import type { CommandName } from '../../stages/permissions.ts';
import type { Readable } from '../../stages/reads.ts';
import type { Voiced } from '../voiced.ts';
import type { ProcedureTerms } from './terms.ts';

const levels = { holder: 'whoever it lies on', deputy: 'also whoever stands in', ismsManager: 'also the ISMS manager' };

/** What the page of the procedure says around its tables. */
export const procedureText = {
  title: 'The procedure',
  intro:
    'What TenTwo goes by, drawn from its own tables. Clauses are those of ISO/IEC 27001:2022; the letters are those of clause 10.2.',
  section: {
    stages: 'Stages',
    demands: 'What must be there before a record is closed',
    commands: 'Who may do what, and when',
    duties: 'Duties are segregated',
    reads: 'Who may read what',
    deadlines: 'Who is reminded of what',
    rules: 'Dates and other rules in force',
    measures: 'What is measured',
    changes: 'How this procedure is changed',
  } satisfies Record<PageSection, string>,
  waysOut: (exits: string, { stage, verdict }: ProcedureTerms) =>
    `Ways out: ${exits}. A returned plan goes back to ${stage.planning}; a verdict other than “${verdict.effective}” begins the next cycle in ${stage.analysis}. “Overdue” is computed and never a stage.`,
  part: 'Part',
  yes: 'yes',
  closedFrom: ({ stage }: ProcedureTerms) =>
    `A correction alone is closed from ${stage.triaged}, everything else from ${stage.verification}.`,
  command: 'Command',
  // `recordContainment` as a person reads it: record containment.
  commandName: (name: CommandName) => name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`),
  who: 'Who',
  stages: 'Stages',
  noRecord: '(no record)',
  span: (first: string, last: string) => `${first} to ${last}`,
  /** What is besides the table: names of those who are apart in a sweep, of those who give whys, of those apart there. */
  commands: ({ sweepApart, whysBy, whysApart }: Readonly<Record<'sweepApart' | 'whysBy' | 'whysApart', string>>) => [
    `Besides, an action’s owner sees only to his own actions and a facilitator only to his own session. Every employee is asked in a training, where nobody was asked by name, and in a sweep, but in a sweep no ${sweepApart}; in a session of 5 Whys only these contribute: ${whysBy}. Of the attendees, who are where the session’s card stands (guests of that team too), no ${whysApart} does.`,
    'A session of 5 Whys is handed over by whoever leads it to anybody. Whoever contributes, and is no guest, takes it over for himself from somebody who has given nothing for five minutes; the ISMS manager, the alternate and the owner at any time. To lead it so opens no record. It is closed with root causes when the owner and at least one other person agreed to them; otherwise only by who may determine causes, with a recorded reason. A session that nobody closes determines no causes.',
  ],
  duties: [
    'Nobody decides about a plan, accepts the risk instead or lets an action of it go, who reported the nonconformity, owns it, manages the plan, has an action in it or submitted it. This holds through delegation, for both. Only when nobody in management is eligible does one of them decide by exception, with a recorded reason.',
    'While a delegation runs nobody else in management replaces it.',
    'Nobody verifies who has an action in the plan or did one.',
    'Nobody decides about his own rejection, or an extension that he asked for or of his own action, or takes note of a review that he held. Who owns the nonconformity or manages the plan may decide about an extension: it changes nothing that was approved, and the original day counts.',
    'An approval is of the revision of the plan that was seen. A later change voids it and asks again. A leaver’s work that goes to another voids nothing: the plan stays as it was approved, and who has the work now is told beside it.',
  ],
  tasks: [
    'A task is given to somebody: not to an id of nobody, not to an account that is disabled, and not to a guest without a role, who only contributes. Whoever has a task already keeps it. What its reporter keeps from the ISMS managers is no task of theirs; it is taken in when an alternate who is none of them can take it up.',
  ],
  what: 'What',
  readable: {
    record: 'the record',
    session: 'the session',
    register: 'the register',
    reviews: 'the reviews',
    exports: 'what left as a file, and who took it',
    settings: 'the settings',
    procedure: 'this procedure',
    reporter: 'who reported',
    authors: 'who gave what in a session',
    deciders: 'who rejected the report or decided on the objection',
  } satisfies Record<Readable, string>,
  reading:
    'A task opens the record for as long as one has it: an action while it is open, a delegation until the plan is decided, a session while the record runs. Who may not read a record hears the same as for one that does not exist.',
  deadlines:
    'Reminders in working days before and after the date. Where it says so they go on until the thing is done.',
  deadline: 'What is to be done',
  reminded: 'Who is reminded, and when',
  /** Working days after the due date, and who. */
  rung: (at: number, to: Level) =>
    `${at < 0 ? `${-at} before` : at === 0 ? 'on the day' : `${at} after`}: ${levels[to]}`,
  again: (days: number) => `then every ${days} days`,
  rules:
    'Working days are counted from triage, in a later cycle from the verdict before it. Who may change them, within these bounds, gives a reason; it is recorded.',
  rule: 'Rule',
  value: 'In force',
  bounds: 'Bounds',
  measure: 'Figure',
  definition: 'Definition',
  population: 'Population',
  exclusions: 'Exclusions and missing data',
  changes: [
    'Stages, rights and demands are part of the software: they change only with a new release of it. The version of your procedure is a setting of the server; a change of it is recorded with the time at which a server was first started with it, and each nonconformity keeps the version under which it was reported.',
    'Dates and other rules are changed while TenTwo runs: who, when, what before, what since, and why stand in the history of the settings (stream SETTINGS).',
    'Management approves a version of the procedure with the rules in force then. The approval is recorded in the same stream, with a digest of this page as it was, so that a later change is seen.',
  ],
};

export type ProcedureText = Voiced<typeof procedureText>;
