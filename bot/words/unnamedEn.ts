import type { CaseWords, UnnamedWords } from './unnamedWords.ts';

const list = new Intl.ListFormat('en-GB', { type: 'conjunction' });

export const unnamedEn: UnnamedWords = {
  offer: 'Rather without your name? *Add details* lets you choose.',
  question: 'How do you want to be known?',
  choice: {
    named: 'By name: those who handle or check reports can see who you are, and I keep you informed.',
    sealed: 'Under seal: your name is kept encrypted. Only a custodian can open it, with a reason that is recorded.',
    anonymous: 'Anonymous: your name is not kept, so nobody can look it up.',
  },
  afterwards:
    'Under seal or anonymous, nothing is sent to you afterwards: you get a number and a case code, and ask with them. What you write may itself show who you are. Teams itself keeps this chat: the messages in it, not what you type into a form.',
  asBefore: 'Your first try may still arrive, so this stays as you chose it.',
  notToIsmsManager: 'Not to the ISMS manager: the alternate takes it',
  onlyInPrivate: 'In a channel others see who presses. Please write to me in our personal chat.',
  alreadySent:
    'This form was already sent without your name, and I do not send it a second time. To report something else, write “report”.',
  goesOn: 'It may be saved meanwhile. Nothing is sent to you, so please press *Try again*: it is never saved twice.',
  known: { sealed: 'Reported under seal', anonymous: 'Anonymous' },
  receipt: {
    codeLabel: 'Your case code',
    writeDown:
      'Write down the number and the code now: the code is shown only here, and nobody can give it to you again.',
    how: 'With them you see what becomes of it, answer questions or add something: write “case” to me, or press the button. Type the code into that form only, never into a chat.',
    lookedAtBy: (date) => `It is looked at by ${date} at the latest. Nothing is sent to you: ask from then on.`,
    whoReads: (roles) => `Who can read it: ${list.format(roles)}.`,
    inChannel: 'The security team’s channel shows it without a name.',
    notInChannel: 'The ISMS manager does not see it, and no channel shows it.',
    name: {
      sealed: 'Your name is sealed: only a custodian can open it, with a reason that is recorded.',
      anonymous: 'Your name was not kept.',
    },
    teamsKeeps: 'Teams itself keeps this chat: the messages in it, not what you typed into the form.',
    formStays:
      'If the form stands here again when you come back: it was sent all the same. *Not a report* clears only the form away.',
    open: 'Ask what became of it',
  },
};

export const caseEn: CaseWords = {
  title: 'A report without your name',
  how: 'Type in the number and the case code that you got. I do not keep who asks.',
  number: 'Number',
  code: 'Case code',
  show: 'Show',
  lostCode: 'Nobody can give a lost code again. You can always report once more.',
  notFound: 'There is no report with this number and this code. Please check both.',
  codeInMessage:
    'Your message holds a case code, and Teams keeps messages: you can delete it. Please type the code into this form instead.',
  codeInChannel: 'Your message holds a case code, and others can read it here: please delete it.',
  opensPrivately: 'Press the button below: a form opens that only you see.',
  hint: 'Reported without your name? Write “case”.',
  now: {
    reported: 'The security team has it and decides about it.',
    triaged: 'It was accepted, and somebody is responsible for it now.',
    analysis: 'Its cause is being looked for.',
    planning: 'Actions against its cause are being planned.',
    approval: 'Management decides about the plan.',
    implementation: 'The plan is approved, and its actions are being carried out.',
    verification: 'The actions are done. Now it is checked whether they worked.',
    closed: 'It is closed: what had to be done is done.',
    rejected: 'It was not taken up; the reason is below.',
    duplicate: 'The same was reported before, and is dealt with there.',
    withdrawn: 'You withdrew it, and nobody works on it any more.',
    riskAccepted: 'Management accepts the risk for a limited time.',
  },
  by: (date) => `This is due by ${date}.`,
  late: (date) => `This was due by ${date}, and is late.`,
  acceptedUntil: (date) => `Until ${date} at the latest.`,
  duplicateOf: (reference) => `That report has the number ${reference}.`,
  rejected: 'Why it was not taken up',
  objected: (date) => `You objected on ${date}`,
  upheld: 'Management decided: it is taken up after all',
  stands: 'Management decided: it stays as it is',
  closed: 'What came of it',
  asked: (date) => `The security team asked on ${date}`,
  added: (date) => `You wrote on ${date}`,
  onlyNewest: 'Only the newest is shown whole.',
  answer: 'Your answer',
  send: 'Send',
  whyObject: 'Why do you not agree?',
  objectHint: 'You can object once. Management decides about it.',
  object: 'Object',
  again: 'Look again',
  stays: 'Number and code stay here for your next press. Nothing of this is kept in the chat.',
  saidAdded: 'Thank you. It was added.',
  saidObjected: 'Thank you. Management decides about your objection.',
  saidWithdrawn: 'It is withdrawn. Thank you all the same.',
};
