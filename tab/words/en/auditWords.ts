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
    'Every nonconformity is counted, including those that are not open to every reader. The list behind a number shows only those that are open to you.',
  clause: (letter: string, text: string) => `Clause 10.2 ${letter}: ${text}`,
  /** What is counted, as named in the register. */
  mark: {
    'name.named': 'Reported with a name',
    'name.sealed': 'Reported under seal',
    'name.anonymous': 'Reported anonymously',
    complete: 'Every field of the form filled in',
    whys: '5-Whys session held',
    similarSought: 'Similar nonconformities searched for',
    similarFound: 'Similar nonconformities found',
    verifierApart: 'Verified by someone without an action in the plan',
    shortCause: 'Cause of a correction only stated',
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
    causesDemanded: 'Root causes required',
    causesFound: 'Root causes determined',
    similarDone: 'Search for similar nonconformities done',
    closed: 'Closed',
    judged: 'Effectiveness judged',
    cycledAgain: 'Not effective at first',
    recurred: 'Happened again',
    unmarked: 'Data of an earlier version',
  } satisfies Record<NamedMark, string>,
  identify: {
    ways: 'Everyone in the organisation can report in Teams: in a personal chat with the bot, in a channel, from a message, or in this tab. An auditor who is a guest can report as well. Each report gets a number at once, which is never reused, and every later change is another row of a signed history.',
    form: (fields: string) => `The form asks for: ${fields}.`,
    reported:
      'Reported in this period: {0}. Of these, rejected: {1}, duplicates: {2}, withdrawn: {3}. All keep their number and their record.',
    unnamed: 'Reported under seal: {0}. Reported anonymously: {1}. Together: {2} of those reported.',
    complete:
      'With every field of the procedure’s form filled in (system, clause, impact and priority besides description and date): {0} of {1}.',
    closedBefore:
      'Imported from a register from before TenTwo: {0}. Of these, closed there: {1}; they were neither approved nor verified here, and no figure includes them.',
    unmarked:
      'Last written by an earlier version of TenTwo, and missing from the counts by source, place, name and session: {0}.',
    sources: 'How they came to light',
    places: 'Where they were reported',
  },
  causes: {
    method:
      'The method is 5 Whys, in a session on one shared card in a meeting or on the record’s page. Each why has its answer and evidence, there can be several branches, and each statement names one cause. The owner and at least one other person agree to the root causes before the session is closed.',
    found: 'Root causes determined, where the lane requires them: {0} of {1}.',
    sessions: 'With a session of 5 Whys held and closed: {0}.',
    similar:
      'With a search for similar nonconformities that exist or could occur: {0} of {1}. Similar ones found: {2}.',
    kinds: 'Kinds of root cause, by date of detection',
  },
  effectiveness: {
    population:
      'Counted here: nonconformities whose last verdict was given in this period, whenever they were reported; and recurrences confirmed in it.',
    criteria:
      'Success criteria, method, day and verifier are part of the plan and are approved with it. Approved before the verdict: {0} of {1} judged.',
    apart:
      'No one verifies their own work. With every verdict given by someone without an action in the plan: {0} of {1} judged.',
    verdicts: 'Last verdicts',
    again:
      'With more than one cycle, of which the earlier ones stay readable: {0}. With a recurrence confirmed in this period, which overturns the verdict: {1}.',
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
  lookFurther: 'See also: {0}, {1}.',
  toNumbers: 'Numbers, with how each is counted',
  toRegister: 'Register',
  examples: {
    rule: 'Chosen by a rule, not by a person: the last five that were judged effective, the last five that were not effective, only partly effective, or happened again, and the last five that were closed without a verdict because their lane requires none. All periods are included, as far as the records are open to you.',
    effective: 'Effective',
    notEffective: 'Not effective, partly effective, or recurred',
    notJudged: 'Closed without a verdict',
    noneYet: 'None was judged effective.',
    noneBad: 'There are none.',
    cycle: (number: string) => `Cycle ${number}`,
    done: (day: string, by: string) => `${day}, by ${by}`,
    because: (reason: string) => `not necessary, because: ${reason}`,
    noConsequences: (reason: string) => `none, because: ${reason}`,
    notRecorded: 'not recorded',
    lane: 'Lane',
    actions: 'Corrective actions',
    action: (id: string, title: string, state: string, due: string, done: string | undefined) =>
      `${id} ${title}: ${state.toLowerCase()}${done ? ` on ${done}` : ''}, originally due on ${due}`,
    verdict: 'Verdict',
    recurred: 'It happened again on',
  },
  exceptions: {
    title: 'Exceptions and delays',
    text: 'Each of these is allowed, with a recorded reason. They are shown here so that no one has to look for them.',
    exception: {
      approval: 'Plans approved by someone involved, because everyone in management was: {0}.',
      riskAcceptance: 'Risks accepted for the same reason: {0}.',
      cancellation: 'Actions cancelled for the same reason: {0}.',
      causesAlone: 'Root causes determined by one person alone: {0}.',
    } satisfies Record<AuditException, string>,
    unread:
      'Records whose item in SharePoint was edited by hand or comes from another version: {0}. Their data cannot be relied on, so no number counts them. The records themselves are in the history.',
    noUnread: 'No item in SharePoint is known to have been edited by hand and not yet restored.',
    damaged: (keys: string) => `These cannot be read, or their chain is broken: ${keys}.`,
    seal: 'npm run verify (see below) finds broken chains in the history. A record with a broken chain can only be read, and its page says which row is affected.',
  },
  sample: {
    title: 'Random sample',
    text: 'Drawn from all numbers ever assigned, including rejected, duplicate and withdrawn reports. Each draw is recorded with its seed, so that no one can keep drawing until the result suits them.',
    count: 'Sample size',
    by: 'Stratification',
    stratum: {
      none: 'None: from all together',
      lane: 'The same number from each lane',
      priority: 'The same number from each priority',
      stage: 'The same number from each stage',
    } satisfies Record<Stratum | 'none', string>,
    from: 'From',
    fromAll: 'All numbers ever assigned',
    fromPeriod: (days: string) => `Reported ${days}`,
    seed: 'Your own seed',
    seedHint: 'For example, a roll of dice. If left empty, the server chooses one.',
    seedWrong: 'Up to 64 letters and digits without accents.',
    countWrong: 'A whole number from 1 to 200.',
    draw: 'Draw',
    drawn: (key: string, count: string, population: string) => `${key}: ${count} drawn from ${population}`,
    seedWas: (seed: string) => `Seed: ${seed}`,
    digest: (digest: string) => `SHA-256 of all numbers drawn from: ${digest}`,
    gaps: (references: string) => `Numbers missing from the register: ${references}`,
    noGaps: 'No number is missing between the first and the last of a year.',
    keptBack: 'withheld: not open to you, and not replaced by another',
    save: 'Save the sample',
    pack: 'Audit pack',
    packNotYours:
      'An audit pack shows who contributed what in the sessions, so only an auditor or the ISMS manager can export it.',
    rule: 'To repeat the draw: take the SHA-256 of “seed:number” for each number, sort, take the first ones.',
  },
  exports: {
    title: 'Samples and exports',
    text: 'Each file is recorded with its SHA-256 before it leaves: anyone who holds a file can identify it.',
    none: 'Nothing has been drawn or exported yet.',
    table: 'List of samples and exports',
    head: ['Number', 'When', 'Who', 'What', 'Records', 'Requested', 'SHA-256'] as const,
    more: (count: string) => `${count} in all; the newest are shown.`,
  },
  checkpoint: {
    title: 'The last checkpoint of the history',
    none: 'There is no signed checkpoint yet: one is made every day, and after every 2,000 rows.',
    text: (name: string, at: string, rows: string, last: string) =>
      `${name}, signed on ${at}, covers ${rows} rows of the list History, up to item ${last}.`,
    stamped: 'A time-stamp authority has confirmed when it was made.',
    anchor: 'Keep these lines outside the site, as anchor.txt: they reveal whether the history was rewritten.',
    verify: 'How to verify',
    site: 'With our command, which only needs to read the site',
    anchored: 'Against a checkpoint that you kept elsewhere, from a pack or the ISMS channel',
    outside: 'Without us: docs/verify.md says how to write your own verifier, and each pack contains one.',
  },
};

export type AuditWords = Voiced<typeof auditWords>;
