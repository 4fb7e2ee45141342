import type { PageSection } from '../../audit/pageSections.ts';
import type { Level } from '../../deadlines/deadlinePolicy.ts';
import type { CommandName } from '../../stages/permissions.ts';
import type { Readable } from '../../stages/reads.ts';
import type { Voiced } from '../voiced.ts';
import type { ProcedureTerms } from './terms.ts';

const levels = { holder: 'the person responsible', deputy: 'also their deputy', ismsManager: 'also the ISMS manager' };

/** What the page of the procedure says around its tables. */
export const procedureText = {
  title: 'The procedure',
  intro:
    'The rules that TenTwo follows, generated from its own tables. Clauses are those of ISO/IEC 27001:2022; the letters are those of clause 10.2.',
  section: {
    stages: 'Stages',
    demands: 'What is required before a record is closed',
    commands: 'Who may do what, and when',
    duties: 'Segregation of duties',
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
    `In addition, an action’s owner acts only on their own actions, and a facilitator only on their own session. Every employee is asked in a training in which no one was asked by name, and in a sweep, except that a sweep asks no ${sweepApart}. In a session of 5 Whys only these contribute: ${whysBy}. The attendees are those in the conversation with the session’s card, including guests of that team; among them, no ${whysApart} contributes.`,
    'The person who leads a session of 5 Whys can hand it over to anyone. A contributor who is not a guest can take it over, for themselves only, from a leader who has contributed nothing for five minutes; the ISMS manager, the alternate and the owner can do so at any time. Leading a session opens no record to its leader. It is closed with root causes once the owner and at least one other person have agreed to them; otherwise only by someone who may determine causes, with a recorded reason. A session that no one closes determines no causes.',
  ],
  duties: [
    'A person who reported the nonconformity, owns it, manages the plan, has an action in it or submitted it may not decide on the plan, accept the risk instead or cancel one of its actions. Under a delegation this applies to both people. Only when no one in management is eligible does one of them decide by exception, with a recorded reason.',
    'While a delegation is in force, no one else in management can replace it.',
    'A person who has, or has done, an action of the plan may not verify its effectiveness.',
    'No one decides on an objection to their own rejection, or on an extension that they asked for or that is for their own action, and no one adds the note of management to a review that they held. The owner of the nonconformity and the plan manager may decide on an extension: it changes nothing that was approved, and the original date counts.',
    'An approval is for the revision of the plan that was seen. A later change voids it, and management is asked again. Handing a leaver’s work to someone else voids nothing: the plan stays as it was approved, and shows who has the work now.',
  ],
  tasks: [
    'A task is given to a person: not to an unknown id, not to a disabled account, and not to a guest without a role, who only contributes. Anyone who already has a task keeps it. A report that its reporter keeps from the ISMS managers is never their task; it is accepted only if an alternate who is not an ISMS manager can take it up.',
  ],
  what: 'What',
  readable: {
    record: 'the record',
    session: 'the session',
    register: 'the register',
    reviews: 'the reviews',
    exports: 'what was exported, and by whom',
    settings: 'the settings',
    procedure: 'this procedure',
    reporter: 'who reported',
    authors: 'who contributed what in a session',
    deciders: 'who rejected the report or decided on the objection',
  } satisfies Record<Readable, string>,
  reading:
    'A task opens the record for as long as a person has it: an action while it is open, a delegation until the plan is decided, a session while the record is open. A person who may not read a record gets the same answer as for one that does not exist.',
  deadlines:
    'Reminders are sent in working days before and after the date. Where it says so, they repeat until the task is done.',
  deadline: 'What is to be done',
  reminded: 'Who is reminded, and when',
  /** Working days after the due date, and who. */
  rung: (at: number, to: Level) =>
    `${at < 0 ? `${-at} before` : at === 0 ? 'on the day' : `${at} after`}: ${levels[to]}`,
  again: (days: number) => `then every ${days} days`,
  rules:
    'Working days are counted from triage, or in a later cycle from the previous verdict. A rule can only be changed within these bounds, and with a reason, which is recorded.',
  rule: 'Rule',
  value: 'In force',
  bounds: 'Bounds',
  measure: 'Figure',
  definition: 'Definition',
  population: 'Population',
  exclusions: 'Exclusions and missing data',
  changes: [
    'Stages, rights and requirements are part of the software: they change only with a new release. The version of your procedure is a setting of the server; a change to it is recorded with the time at which a server was first started with it, and each nonconformity keeps the version under which it was reported.',
    'Dates and other rules can be changed while TenTwo runs: who changed what, when and why, with the values before and after, is kept in the history of the settings (stream SETTINGS).',
    'Management approves a version of the procedure with the rules in force then. The approval is recorded in the same stream, with a digest of this page as it was, which reveals any later change.',
  ],
};

export type ProcedureText = Voiced<typeof procedureText>;
