import type { Contribution } from '../../../procedure/causes/contribution.ts';
import type { MoveType } from '../../../procedure/causes/fiveWhys.ts';
import type { CauseHint } from '../../../procedure/coach/causeHint.ts';
import type { ClosedBy } from '../../../procedure/record/sessions.ts';
import type { Voiced } from '../../../procedure/words/voiced.ts';

const times = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;

/** What the page of a 5-Whys session says. It comes with that page, so that the register loads without it. */
export const sessionWords = {
  title: (reference: string) => `${reference} · 5 Whys`,
  toRecord: 'The record',
  toStage: 'Show to everybody on the stage',
  notOnStage: 'Teams does not show it on the stage. Whoever presents in the meeting can.',
  loading: 'Opening the session',
  lost: 'The connection is lost. Trying again…',
  lostWhy: 'What you see may be old. What you are typing stays.',
  back: 'The connection is back.',
  authors:
    'Nobody’s name is shown here. Who said what is in the record, for the owner, the ISMS manager and the auditor.',
  counts: (present: string, given: string, isOnePresent: boolean, isOneGiven: boolean) =>
    `${present} ${isOnePresent ? 'person' : 'people'} here · ${given} ${isOneGiven ? 'contribution' : 'contributions'}`,
  facilitator: (name: string) => `${name} leads the session`,
  youLead: 'You lead the session',
  closed: (how: ClosedBy, when: string) =>
    how === 'time' ? `Nobody closed it: it ended by itself on ${when}` : `Closed on ${when}`,
  late: {
    title: 'Came late',
    count: (count: number) =>
      `${times(count, 'contribution', 'contributions')} came after the closing: kept, and shown as late.`,
    /** Of a press, which has no text. */
    noText: (type: Contribution['type']) => (type === 'VoteCast' ? 'A vote' : 'Something without a text'),
    taken: 'Taken in',
    take: 'Take them in',
  },
  step: { list: 'Steps', problem: 'The problem', whys: 'The whys', agreement: 'Agreement', closed: 'Closed' },
  problem: {
    title: 'The problem',
    question: 'Is this the problem?',
    implications: 'What it implies',
    noImplications: 'Nobody has said it yet.',
    from: { session: 'Stated in this session', record: 'As the record has it', report: 'In the words of the report' },
    correct: 'Correct…',
  },
  whys: {
    title: 'On the table',
    why: (number: number, question: string) => `Why ${number}: why is it so? “${question}”`,
    theProblem: 'The problem',
    none: 'No answer yet.',
    add: 'Add a cause',
    addTo: (question: string) => `Add a cause: why is it so? “${question}”`,
  },
  cause: {
    vote: 'Vote',
    votes: (count: number) => times(count, 'vote', 'votes'),
    voteFor: (text: string, count: number) => `Vote for “${text}”, ${times(count, 'vote', 'votes')}`,
    evidence: 'Evidence:',
    merged: (texts: string) => `Also said: ${texts}`,
    root: 'Root cause',
    asked: 'asked now',
    mine: 'yours',
    by: (name: string) => `by ${name}`,
    more: (text: string) => `More for “${text}”`,
    answer: 'Say why this is so…',
    addEvidence: 'Add evidence…',
    ask: 'Ask why this is so',
    askToo: 'Ask why this is so, too',
    chooseRoot: 'Choose as root cause…',
    changeRoot: 'Word the root cause anew…',
    merge: 'Merge into another…',
    remove: 'Take back',
  },
  tree: { title: 'The tree', none: 'The tree grows here as causes are added.' },
  agreement: {
    title: 'Agreement',
    question: 'Do we agree on the root causes?',
    therefore: 'therefore',
    needs: 'The owner of the nonconformity and at least one other person are needed.',
    frozen: 'Meanwhile the tree stays as it is.',
    count: (agreed: number, objections: number) => `${agreed} agree · ${times(objections, 'objection', 'objections')}`,
    agree: 'Agree',
    object: 'Not yet…',
    youAgree: 'You agree.',
    youObject: 'You do not agree for now.',
    objections: 'What is not agreed',
  },
  roots: { title: 'Root causes', none: 'No root cause was recorded.', despite: 'A root cause all the same:' },
  minutes: { title: 'Minutes', attended: 'Present', agreed: 'Agreed', nobody: 'Nobody yet' },
  lead: {
    title: 'Facilitate',
    here: 'I’m here',
    hereDone: 'You are in the minutes.',
    state: 'Say what the problem is and what it implies…',
    begin: 'Confirm the problem and begin',
    backToProblem: 'Back to the problem',
    askProblem: 'Ask the first why again',
    askAgreement: 'Ask whether all agree',
    backToWhys: 'Back to the whys',
    undo: {
      StepTaken: 'Undo the last step',
      WhysAsked: 'Undo: which whys are asked',
      CausesMerged: 'Undo the last merging',
      RootCauseChosen: 'Undo the last root cause',
    } satisfies Record<MoveType, string>,
    handOver: 'Hand over…',
    takeOver: 'Take over',
    takeOverWhen: 'If nothing has come for five minutes from whoever leads, you can take over.',
    close: 'Close the session…',
  },
  form: {
    problem: { title: 'Correct the problem', send: 'Save', problem: 'The problem', implications: 'What it implies' },
    cause: { title: 'Add a cause', send: 'Add', text: 'Because …', evidence: 'What shows it? (if anything)' },
    evidence: { title: 'Add evidence', send: 'Add', text: 'What shows it?' },
    object: { title: 'Not yet', send: 'Send', text: 'What do you not agree with?' },
    root: {
      title: 'Root cause',
      send: 'Choose',
      backwards: 'Read backwards: does each follow from the one before?',
      statement: 'The root cause, in one statement',
      category: 'Kind of cause',
      despite: 'Why is it a root cause all the same? (recorded)',
    },
    merge: {
      title: 'Merge two causes',
      send: 'Merge',
      into: 'Says the same as (stays)',
      none: 'There is no other answer to the same why.',
    },
    handOver: {
      title: 'Hand over',
      send: 'Hand over',
      to: 'Who leads from now on?',
      none: 'There is nobody here to choose from. On the card in the meeting you can choose anybody.',
      unnamed: 'A person whose name is not known here',
    },
    close: {
      title: 'Close the session',
      send: 'Close',
      settles: 'From then on nothing more is given, and this is part of the record.',
      without: 'No root cause was chosen: the session is kept as it is, and nothing is determined.',
      before: 'The owner and at least one other person have not agreed yet.',
      because: 'Why is it closed without their agreement? (recorded)',
    },
  },
  anyway: 'Send anyway',
  hint: {
    title: 'A thought before you send it',
    kept: 'What you wrote is kept. Nobody else sees this.',
    humanError: 'People make mistakes everywhere. What made this one possible, or let it through?',
    notTrained: 'Training may be missing. What lets somebody do this work without it?',
    forgot: 'Everybody forgets. What should have reminded, or made it impossible to leave out?',
    blame: 'This can be read as being about a person. What about the way of working would have led anybody there?',
    repeats: 'This says much the same as what it answers. What lies behind it?',
  } satisfies Record<CauseHint | 'title' | 'kept', string>,
  news: {
    cause: (text: string) => `New cause: ${text}`,
    causes: (count: number) => `${count} new causes`,
    root: (statement: string) => `Root cause chosen: ${statement}`,
  },
};

export type SessionWords = Voiced<typeof sessionWords>;
