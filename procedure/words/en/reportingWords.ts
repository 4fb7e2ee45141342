import type { CoachSubject } from '../../coach/coachQuestion.ts';
import type { Unnamed } from '../../record/report/identity.ts';
import type { ReportField } from '../../record/report/reportFacts.ts';
import type { Stage } from '../../stages/stages.ts';
import type { Voiced } from '../voiced.ts';

const list = new Intl.ListFormat('en-GB', { type: 'conjunction' });

const placeholder: Readonly<Partial<Record<ReportField, string>>> = {
  what: 'In your own words. No one is blamed here.',
  system: 'For example: payroll, server room',
  requirement: 'The rule or agreement that was not followed, if you know it',
  evidence: 'What shows it: a log, a photo, who saw it',
  immediateAction: 'For example: door locked, account closed',
  onBehalfOf: 'If someone asked you to report it',
};

/**
 * What a reporter is asked, promised and told in the chat, in the tab and on the page without sign-in: the same promise in
 * the same words.
 */
export const reportingWords = {
  placeholder,
  optional: 'Only what happened is required. If you are not sure, leave the rest as it is.',
  question: 'How do you want to report?',
  /** One sentence each: who can learn the name. Each endpoint says itself how a named reporter is kept informed. */
  choice: {
    sealed: 'Under seal: your name is kept encrypted. Only a custodian can open it, with a reason that is recorded.',
    anonymous: 'Anonymous: your name is not kept, so no one can look it up.',
  } satisfies Record<Unnamed['kind'], string>,
  /** Beside the one choice that is left after a first try that may still arrive. */
  asBefore: 'Your first attempt may still go through, so this choice can no longer be changed.',
  notToIsmsManager: 'Keep it from the ISMS manager: the alternate handles it',
  receipt: {
    saved: (reference: string) => `Thank you. Your report is saved as ${reference}.`,
    whoSees: (roles: readonly string[]) =>
      `Who can see it: you; ${list.format(roles)}. The security team’s channel shows it without your name.`,
    youHearBy: (date: string) => `The security team will look at it, and you will hear back by ${date} at the latest.`,
    whoSeesKept: (roles: readonly string[]) =>
      `Who can see it: you; ${list.format(roles)}. The ISMS manager cannot, and no channel shows it.`,
    youHearByKept: (date: string) =>
      `It will be handled without the ISMS manager, and you will hear back by ${date} at the latest.`,
  },
  unnamedReceipt: {
    codeLabel: 'Your case code',
    writeDown:
      'Write down the number and the code now: the code is shown only here, and no one can give it to you again.',
    lookedAtBy: (date: string) =>
      `It will be looked at by ${date} at the latest. Nothing is sent to you: check its status from then on.`,
    whoReads: (roles: readonly string[]) => `Who can read it: ${list.format(roles)}.`,
    inChannel: 'The security team’s channel shows it without a name.',
    notInChannel: 'The ISMS manager does not see it, and no channel shows it.',
    name: {
      sealed: 'Your name is sealed: only a custodian can open it, with a reason that is recorded.',
      anonymous: 'Your name was not kept.',
    } satisfies Record<Unnamed['kind'], string>,
  },
  /** At most one question, after it was saved. */
  coach: {
    blame: (words: string) =>
      `One thought: “${words}” reads as if a person were to blame. What helps us is to know what happened, and what in the way of working allowed it.`,
    asks: {
      gap: 'One question, if you like: what exactly did you see, and what should it have been?',
      place: 'One question, if you like: where was it (which system, room or team), and when?',
      evidence: 'One question, if you like: how could someone else see it too: a photo, a log, a document?',
      requirement:
        'One question, if you like: which rule, procedure or promise says how it should be? “I do not know” is fine.',
    } satisfies Record<Exclude<CoachSubject, 'blame'>, string>,
  },
  addition: {
    label: 'What do you want to add?',
  },
  /** What a reporter who asks with number and case code is told. */
  case: {
    number: 'Number',
    code: 'Case code',
    show: 'Show',
    lostCode: 'A lost code cannot be replaced. You can always report it again.',
    notFound: 'There is no report with this number and this code. Please check both.',
    /** Where it stands, in plain words. */
    now: {
      reported: 'The security team has it and will decide what to do.',
      triaged: 'It was accepted, and someone is responsible for it now.',
      analysis: 'Its cause is being analysed.',
      planning: 'Actions to remove its cause are being planned.',
      approval: 'Management is deciding on the plan.',
      implementation: 'The plan is approved, and its actions are being carried out.',
      verification: 'The actions are done. Their effectiveness is being checked.',
      closed: 'It is closed: what had to be done is done.',
      rejected: 'It was not accepted; the reason is below.',
      duplicate: 'The same had already been reported, and is being dealt with there.',
      withdrawn: 'You withdrew it, so no one is working on it any more.',
      riskAccepted: 'Management accepts the risk for a limited time.',
    } satisfies Record<Stage, string>,
    by: (date: string) => `This is due by ${date}.`,
    late: (date: string) => `This was due by ${date}, and is overdue.`,
    acceptedUntil: (date: string) => `Until ${date} at the latest.`,
    duplicateOf: (reference: string) => `That report has the number ${reference}.`,
    rejected: 'Why it was not accepted',
    objected: (date: string) => `You objected on ${date}`,
    upheld: 'Management decided: it is accepted after all',
    stands: 'Management decided: the rejection stands',
    closed: 'Outcome',
    asked: (date: string) => `The security team asked on ${date}`,
    added: (date: string) => `You wrote on ${date}`,
    answer: 'Your answer',
    send: 'Send',
    whyObject: 'Why do you disagree?',
    objectHint: 'You can object once. Management then decides.',
    object: 'Object',
    again: 'Refresh',
    saidAdded: 'Thank you. It was added.',
    saidObjected: 'Thank you. Management will decide on your objection.',
  },
};

export type ReportingWords = Voiced<typeof reportingWords>;
