import type { LegalFacts, LegalPage, LegalText, Section } from '../legalText.ts';

const contact = ({ privacyContact }: LegalFacts): string =>
  privacyContact ?? 'Please ask the ISMS manager of your organisation, or its data protection officer.';

const privacy = (facts: LegalFacts): readonly Section[] => [
  {
    heading: 'Who is responsible',
    text: [
      `TenTwo records nonconformities and corrective actions in information security (ISO/IEC 27001:2022, clause 10.2). ${facts.organisation ?? 'The organisation that installed it in its Microsoft 365'} runs it and is responsible for what is kept. The authors of the software receive nothing.`,
    ],
  },
  {
    heading: 'What is kept',
    points: [
      'What you report, add, decide or find in a session, with your name and your account’s id, unless you report without your name; and when.',
      'Files that you attach as evidence.',
      'Who was assigned something, who approved it, who confirmed a training.',
      'Where the bot reaches you in Teams: the id of your chat with it, your language and your time zone.',
      'Which reminder or notice was sent about which record.',
      'Who took an export or an audit pack.',
    ],
  },
  {
    heading: 'What for',
    text: [
      'To put right what was wrong, to remove its cause, to see whether that worked, and to keep the evidence of it that the standard requires (10.2 f and g). TenTwo does not rate people: causes are sought in the way of working, not in people.',
    ],
  },
  {
    heading: 'Where it is kept',
    text: [
      'In lists and a library on a SharePoint site in your organisation’s own Microsoft 365, and nowhere else. The server that runs TenTwo keeps what it needs in memory, and no copy on a disk. Its own log contains events, ids, codes and numbers, and no text that you write.',
    ],
  },
  {
    heading: 'Who may read what',
    text: [
      'A person with a task in a record can read it for as long as they have the task. Anyone who may read the SharePoint site can also read its lists.',
    ],
    table: 'reads',
  },
  {
    heading: 'How long',
    text: [
      'TenTwo deletes no record: together they are the evidence of the procedure. How long the site and the messages in Teams are kept follows from the retention rules of your organisation. Where the bot reaches you is forgotten when you remove the app.',
    ],
  },
  {
    heading: 'Reporting without your name',
    points: [
      'Under seal: your name is kept encrypted. Only a custodian can open it, with a reason that is recorded.',
      'Anonymous: your name and your account’s id are kept nowhere.',
      'In both cases, only the day is recorded, and nothing is sent to you: you follow the report with a number and a case code, of which only a digest is kept.',
      'SharePoint records when a row was created, and Microsoft 365 who was signed in and when.',
      ...(facts.anonymousPage
        ? [
            'TenTwo does not know who reports on the page without sign-in. To keep it from being flooded, a keyed digest of the network address is held in the memory of the server for an hour; it is not stored anywhere.',
          ]
        : []),
    ],
  },
  {
    heading: 'What Teams keeps',
    text: [
      'Teams keeps your chat with the bot: the messages in it, and that you wrote to it and when. What you type into a form or on a page of the tab is not in any message.',
    ],
  },
  {
    heading: 'No tracking',
    text: [
      'There are no cookies, no analytics, no advertising and no profiles. The tab keeps a draft that you write under your name in your browser until you send it or close the tab. It asks Microsoft (res.cdn.office.net) for the addresses of Teams; everything else comes from this server. No decision about you is made by a machine.',
    ],
  },
  {
    heading: 'Your rights and who to ask',
    text: [
      'You can ask what is kept about you, and ask for it to be corrected. A history that shows every later change cannot be rewritten; a mistake in it is corrected by an entry of its own.',
      contact(facts),
    ],
  },
];

const terms = (facts: LegalFacts): readonly Section[] => [
  {
    heading: 'What TenTwo is for',
    text: [
      `It is a tool of ${facts.organisation ?? 'your organisation'} for nonconformities and corrective actions in information security. Use it for that, within the rules that apply to your work.`,
    ],
  },
  {
    heading: 'What it is not for',
    points: [
      'It is not an emergency line. In danger, or when an attack is under way, call the contact that your organisation named for it.',
      'It is not a whistleblowing channel under Directive (EU) 2019/1937. What looks like a breach of law belongs in the official channel.',
      'It is not a place for passwords, keys, or personal data that the report does not need.',
    ],
  },
  {
    heading: 'What you report',
    points: [
      'Report what you saw, as well as you know it. You need not be sure, and no one is blamed for a report made in good faith.',
      'A report becomes a record with a number. It can be corrected, added to and withdrawn, and it is never deleted: the history shows what was changed.',
      'Anyone who approves, verifies or decides does so under their own name; the decision is kept.',
      'Keep a case code to yourself. Anyone who has it can ask and answer in your place, and no one can give it to you again.',
    ],
  },
  {
    heading: 'No warranty',
    text: [
      'The software is provided under the MIT licence, as it is and without warranty of any kind. Its messages and reminders do not release anyone from their own duties. Your organisation itself tells you what it promises about running it.',
    ],
  },
  { heading: 'Who to ask', text: [contact(facts)] },
];

export const legalWords: Readonly<Record<LegalPage, LegalText>> = {
  privacy: { title: 'Privacy notice', sections: privacy },
  terms: { title: 'Terms of use', sections: terms },
};
