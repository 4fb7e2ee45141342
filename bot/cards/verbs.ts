/**
 * What a button can ask. Append-only: a verb is never renamed or removed, because cards with it stay in chats for years;
 * one that is retired answers with the record's card as it is now.
 */
export const verbs = [
  'report.open',
  'report.send',
  'report.details',
  'report.discard',
  'reports.mine',
  'help.show',
  'record.show',
  'record.add',
  'record.addSend',
  'record.correct',
  'record.correctSend',
  'record.withdraw',
  'record.withdrawSend',
  'case.open',
  'case.show',
  'case.add',
  'case.object',
  'case.withdraw',
  'case.withdrawSend',
] as const;
export type Verb = (typeof verbs)[number];

export const isVerb = (text: unknown): text is Verb => (verbs as readonly unknown[]).includes(text);
