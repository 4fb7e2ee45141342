import type { AuditException } from '../../../procedure/audit/recordMarks.ts';
import type { Stratum } from '../../../procedure/audit/sample.ts';
import type { Voiced } from '../../../procedure/words/voiced.ts';
import type { AuditQuestion, NamedMark } from '../../page/audit/auditQuestions.ts';

/**
 * Texts of the audit page, loaded with it. `{0}`, `{1}` … in a sentence are placeholders for figures, each of which
 * links to its nonconformities.
 */
export const auditWords = {
  question: {
    identify: 'How do you identify and document nonconformities?',
    causes: 'How do you analyse root causes?',
    examples: 'Recent examples of corrective actions and their results',
    effectiveness: 'How do you check effectiveness?',
    documented: 'How is the process documented?',
  } satisfies Record<AuditQuestion, string>,
  asOf: (days: string, day: string) => `Reported ${days}, as of ${day}.`,
  everyRecord:
    'Every nonconformity is counted, also one that is not open to every reader; the list behind a number shows those that are open to you.',
  clause: (letter: string, text: string) => `Clause 10.2 ${letter}: ${text}`,
  /** What is counted, as named in the register. */
  mark: {
    'name.named': 'Reported with a name',
    'name.sealed': 'Reported under a sealed name',
    'name.anonymous': 'Reported anonymously',
    complete: 'Every field of the form filled in',
    whys: 'Session of 5 Whys held',
    similarSought: 'Similar nonconformities sought',
    similarFound: 'Similar nonconformities found',
    verifierApart: 'Verified by someone without an action in the plan',
    criteriaFirst: 'Success criteria approved before the verdict',
    closedBefore: 'Closed before TenTwo',
    'exception.approval': 'Plan approved by exception',
    'exception.riskAcceptance': 'Risk accepted by exception',
    'exception.cancellation': 'Action cancelled by exception',
    'exception.causesAlone': 'Root causes determined alone',
    reported: 'Reported',
    rejected: 'Rejected',
    duplicate: 'Duplicate',
    withdrawn: 'Withdrawn',
    causesDemanded: 'Root causes demanded',
    causesFound: 'Root causes determined',
    similarDone: 'Search for similar nonconformities done',
    closed: 'Closed',
    judged: 'Effectiveness judged',
    cycledAgain: 'Not effective at first',
    recurred: 'Happened again',
    unmarked: 'Facts of an earlier version',
  } satisfies Record<NamedMark, string>,
  identify: {
    ways: 'Everyone in the organisation can report in Teams: in a personal chat with the bot, in a channel, from a message, or in this tab. An auditor who is a guest can report, too. Each report has its number at once, which is never reused, and every later change is a further row of a signed history.',
    form: (fields: string) => `The form asks for: ${fields}.`,
    reported:
      '{0} were reported in this period, of which {1} were rejected, {2} are duplicates and {3} were withdrawn; all keep their number and their record.',
    unnamed: '{0} were reported under a sealed name and {1} anonymously ({2} of those reported).',
    complete:
      '{0} of {1} have every field of the procedure’s form filled in: system, clause, impact and priority beside description and date.',
    closedBefore:
      '{0} were taken over from a register from before TenTwo, and {1} of them were closed there: neither approved nor verified here, and in no figure.',
    unmarked:
      '{0} were last written by an earlier version of TenTwo and are missing from the counts by source, way, name and session.',
    sources: 'How they came to light',
    places: 'Where they were reported',
  },
  causes: {
    method:
      'The method is 5 Whys, in a session on one shared card in a meeting or on the record’s page: each why with its answer and evidence, several branches, one cause a statement. The owner and at least one other person agree to the root causes before the session is closed.',
    found: '{0} of {1} nonconformities whose lane demands it have root causes determined.',
    sessions: 'In {0} a session of 5 Whys was held and closed.',
    similar: 'In {0} of {1} it was determined whether similar ones exist or could occur; in {2} some were found.',
    kinds: 'Kinds of root cause, by date of detection',
  },
  effectiveness: {
    criteria:
      'Success criteria, method, day and verifier are part of the plan and are approved with it. In {0} of {1} that were judged they were approved before the verdict.',
    apart:
      'In {0} of {1} every verdict was given by someone without an action in the plan: no one verifies their own work.',
    verdicts: 'Last verdicts',
    again:
      '{0} needed more than one cycle, the earlier one stays readable; in {1} a recurrence was confirmed, which turns the verdict.',
    reviews: (held: string, isOne: boolean, last: string | undefined) =>
      `${held} periodic ${isOne ? 'review' : 'reviews'} of the records held${last ? `, the last on ${last}` : ''}.`,
    nextReview: (day: string, isOverdue: boolean) =>
      isOverdue ? `The next one was due on ${day}: it is overdue.` : `The next one is due on ${day}.`,
    noReview: 'No periodic review of the records has been held yet.',
  },
  figure: (name: string, value: string) => `${name}: ${value}`,
  days: (value: string, isOne: boolean) => `${value} ${isOne ? 'day' : 'days'} on average`,
  nothing: 'nothing to count in this period',
  none: 'none',
  lookFurther: 'Look further: {0}, {1}.',
  toNumbers: 'Numbers, with how each is counted',
  toRegister: 'Register',
  examples: {
    rule: 'Chosen by a rule, not by a person: the last five that were judged effective or closed, and the last five that were not effective, only partly, or happened again. Of all time, as far as they are open to you.',
    effective: 'Effective',
    notEffective: 'Not effective, partly effective, or recurred',
    noneYet: 'None has been judged yet.',
    noneBad: 'There is none.',
    cycle: (number: string) => `Cycle ${number}`,
    done: (day: string, by: string) => `${day}, by ${by}`,
    because: (reason: string) => `not necessary, because: ${reason}`,
    notRecorded: 'not recorded',
    lane: 'Lane',
    actions: 'Corrective actions',
    action: (id: string, title: string, state: string, due: string, done: string | undefined) =>
      `${id} ${title}: ${state.toLowerCase()}${done ? ` on ${done}` : ''}, originally due on ${due}`,
    verdict: 'Verdict',
    recurred: 'It happened again on',
  },
  exceptions: {
    title: 'Exceptions, and what is late',
    text: 'Allowed, each with a recorded reason; shown here to save looking for them.',
    exception: {
      approval: 'A plan was approved by someone with a part in it, because everyone in management had one: {0}.',
      riskAcceptance: 'A risk was accepted so: {0}.',
      cancellation: 'An action was cancelled so: {0}.',
      causesAlone: 'Root causes were determined by one person alone: {0}.',
    } satisfies Record<AuditException, string>,
    unread:
      'Of {0} the item in SharePoint was edited by hand or is of another version: its facts cannot be vouched for, so no number counts it. The record itself is in the history.',
    noUnread: 'No item in SharePoint is known to have been edited by hand and not yet written again.',
    damaged: (keys: string) => `These cannot be read, or their chain does not fit: ${keys}.`,
    seal: 'Whether a chain of the history was broken is found by npm run verify, see below; a record with a broken chain can only be read, and its page says which row.',
  },
  sample: {
    title: 'Random sample',
    text: 'From all numbers that were given, whatever became of them: rejected, duplicate and withdrawn ones, too. Each drawing is recorded with its seed, so that no one can draw again until it suits them.',
    count: 'How many',
    by: 'Drawn apart',
    stratum: {
      none: 'No, from all together',
      lane: 'The same number of each lane',
      priority: 'The same number of each priority',
      stage: 'The same number of each stage',
    } satisfies Record<Stratum | 'none', string>,
    from: 'From',
    fromAll: 'All numbers ever given',
    fromPeriod: (days: string) => `Reported ${days}`,
    seed: 'Your own seed',
    seedHint: 'For example, a roll of dice. If it is empty, the server draws one.',
    seedWrong: 'Up to 64 letters and digits without accents.',
    countWrong: 'A whole number from 1 to 200.',
    draw: 'Draw',
    drawn: (key: string, count: string, population: string) => `${key}: ${count} drawn from ${population}`,
    seedWas: (seed: string) => `Seed: ${seed}`,
    digest: (digest: string) => `SHA-256 of all numbers drawn from: ${digest}`,
    gaps: (references: string) => `Numbers that the register does not have: ${references}`,
    noGaps: 'No number is missing between the first and the last of a year.',
    keptBack: 'kept back: not open to you, and not replaced by another',
    save: 'Save the drawing',
    pack: 'Audit pack',
    packNotYours: 'An audit pack tells who gave what in the sessions: the auditor or the ISMS manager takes it.',
    rule: 'To draw it again: take the SHA-256 of “seed:number” for each number, sort, take the first ones.',
  },
  exports: {
    title: 'What was drawn and exported',
    text: 'Each file is recorded with its SHA-256 before it leaves: anyone who holds a file can identify it.',
    none: 'Nothing was drawn or exported yet.',
    table: 'List of drawings and exports',
    head: ['Number', 'When', 'Who', 'What', 'Records', 'Asked for', 'SHA-256'] as const,
    more: (count: string) => `${count} in all; the newest are shown.`,
  },
  checkpoint: {
    title: 'The last checkpoint of the history',
    none: 'There is no signed checkpoint yet: one is made every day, and after 2,000 rows.',
    text: (name: string, at: string, rows: string, last: string) =>
      `${name}, signed on ${at}, covers ${rows} rows of the list History, up to item ${last}.`,
    stamped: 'A time-stamp authority has confirmed when it was made.',
    anchor: 'Keep these lines outside of the site, as anchor.txt: with them a rewritten history can be recognised.',
    verify: 'How to verify',
    site: 'With our command, which needs to read the site only',
    anchored: 'Against a checkpoint that you kept outside, from a pack or the channel of the ISMS',
    outside: 'Without us: docs/verify.md says how to write a verifier of your own, and each pack has one in it.',
  },
};

export type AuditWords = Voiced<typeof auditWords>;
