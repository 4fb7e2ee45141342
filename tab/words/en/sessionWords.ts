import type { Contribution } from '../../../procedure/causes/contribution.ts';
import type { MoveType } from '../../../procedure/causes/fiveWhys.ts';
import type { CauseHint } from '../../../procedure/coach/causeHint.ts';
import type { ClosedBy } from '../../../procedure/record/sessions.ts';
import type { Voiced } from '../../../procedure/words/voiced.ts';

const times = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;

/** Texts of the page of a 5-Whys session, loaded with it. */
export const sessionWords = {
  title: (reference: string) => `${reference} · 5 Whys`,
  toRecord: 'The record',
  toStage: 'Show to everyone on the stage',
  notOnStage: 'Teams did not show it on the stage. Presenters of the meeting can.',
  loading: 'Opening the session',
  lost: 'The connection was lost. Trying again…',
  lostWhy: 'What you see may be out of date. What you are typing is kept.',
  back: 'The connection is back.',
  authors: 'No names are shown here. Who said what is in the record, for the owner, the ISMS manager and the auditor.',
  counts: (present: string, given: string, isOnePresent: boolean, isOneGiven: boolean) =>
    `${present} ${isOnePresent ? 'person' : 'people'} here · ${given} ${isOneGiven ? 'contribution' : 'contributions'}`,
  facilitator: (name: string) => `${name} leads the session`,
  youLead: 'You lead the session',
  closed: (how: ClosedBy, when: string) =>
    how === 'time' ? `It ended by itself on ${when}: no one had closed it` : `Closed on ${when}`,
  late: {
    title: 'Late contributions',
    count: (count: number) =>
      `${times(count, 'contribution', 'contributions')} arrived after the closing: kept, and shown as late.`,
    /** For a press, which has no text. */
    noText: (type: Contribution['type']) => (type === 'VoteCast' ? 'A vote' : 'An entry without text'),
    taken: 'Included',
    take: 'Include them',
  },
  step: { list: 'Steps', problem: 'The problem', whys: 'The whys', agreement: 'Agreement', closed: 'Closed' },
  problem: {
    title: 'The problem',
    question: 'Is this the problem?',
    implications: 'What it implies',
    noImplications: 'Not stated yet.',
    from: { session: 'Stated in this session', record: 'As the record has it', report: 'In the words of the report' },
    correct: 'Correct…',
  },
  whys: {
    title: 'Current whys',
    why: (number: number, question: string) => `Why ${number}: why is that? “${question}”`,
    theProblem: 'The problem',
    none: 'No answer yet.',
    add: 'Add a cause',
    addTo: (question: string) => `Add a cause: why is that? “${question}”`,
  },
  cause: {
    vote: 'Vote',
    votes: (count: number) => times(count, 'vote', 'votes'),
    voteFor: (text: string, count: number) => `Vote for “${text}”, ${times(count, 'vote', 'votes')}`,
    evidence: 'Evidence:',
    merged: (texts: string) => `Also said: ${texts}`,
    root: 'Root cause',
    asked: 'current question',
    mine: 'yours',
    by: (name: string) => `by ${name}`,
    more: (text: string) => `More options for “${text}”`,
    answer: 'Say why this is…',
    addEvidence: 'Add evidence…',
    ask: 'Ask why this is',
    askToo: 'Also ask why this is',
    chooseRoot: 'Choose as root cause…',
    changeRoot: 'Reword the root cause…',
    merge: 'Merge into another…',
    remove: 'Take back',
  },
  tree: { title: 'The tree', none: 'The tree grows here as causes are added.' },
  agreement: {
    title: 'Agreement',
    question: 'Do we agree on the root causes?',
    therefore: 'therefore',
    needs: 'This takes the owner of the nonconformity and at least one other person.',
    frozen: 'Until then, the tree cannot be changed.',
    count: (agreed: number, objections: number) => `${agreed} agree · ${times(objections, 'objection', 'objections')}`,
    agree: 'Agree',
    object: 'Not yet…',
    youAgree: 'You agree.',
    youObject: 'You do not agree for now.',
    objections: 'Objections',
  },
  roots: { title: 'Root causes', none: 'No root cause was recorded.', despite: 'A root cause all the same:' },
  minutes: { title: 'Minutes', attended: 'Present', agreed: 'Agreed', noOneYet: 'No one yet' },
  lead: {
    title: 'Facilitate',
    here: 'I’m here',
    hereDone: 'You are listed in the minutes.',
    state: 'Say what the problem is and what it implies…',
    begin: 'Confirm the problem and begin',
    backToProblem: 'Back to the problem',
    askProblem: 'Ask the first why again',
    askAgreement: 'Ask whether everyone agrees',
    backToWhys: 'Back to the whys',
    undo: {
      StepTaken: 'Undo the last step',
      WhysAsked: 'Undo the last choice of whys',
      CausesMerged: 'Undo the last merge',
      RootCauseChosen: 'Undo the last root cause',
    } satisfies Record<MoveType, string>,
    handOver: 'Hand over…',
    takeOver: 'Take over',
    takeOverWhen: 'If the person who leads has been inactive for five minutes, you can take over.',
    close: 'Close the session…',
  },
  form: {
    problem: { title: 'Correct the problem', send: 'Save', problem: 'The problem', implications: 'What it implies' },
    cause: { title: 'Add a cause', send: 'Add', text: 'Because …', evidence: 'What shows it? (optional)' },
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
      into: 'Merge into (this one stays)',
      none: 'There is no other answer to the same why.',
    },
    handOver: {
      title: 'Hand over',
      send: 'Hand over',
      to: 'Who leads from now on?',
      none: 'There is no one here to choose from. On the card in the meeting you can choose anyone.',
      unnamed: 'A person whose name is not known here',
    },
    close: {
      title: 'Close the session',
      send: 'Close',
      settles: 'After that, nothing more can be added, and this becomes part of the record.',
      without: 'No root cause was chosen: the session is kept as it is, and nothing is determined.',
      before: 'The owner and at least one other person still have to agree.',
      because: 'Why close it without their agreement? (recorded)',
    },
  },
  anyway: 'Send anyway',
  hint: {
    title: 'A thought before you send it',
    kept: 'What you wrote is kept. No one else sees this.',
    humanError: 'People make mistakes everywhere. What made this one possible, or let it through?',
    notTrained: 'Training may be missing. What lets someone do this work without it?',
    forgot: 'Everyone forgets things. What should have been the reminder, or made it impossible to forget?',
    blame:
      'This could be read as being about a person. What in the way of working would have led anyone to the same result?',
    repeats: 'This says much the same as what it answers. What lies behind it?',
  } satisfies Record<CauseHint | 'title' | 'kept', string>,
  news: {
    cause: (text: string) => `New cause: ${text}`,
    causes: (count: number) => `${count} new causes`,
    root: (statement: string) => `Root cause chosen: ${statement}`,
  },
};

export type SessionWords = Voiced<typeof sessionWords>;
