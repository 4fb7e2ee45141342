/** Everything that is looked at, and why it matters. Names are for `--json`: append-only. */
export const checks = {
  settings: 'TenTwo does not start while a setting is missing or wrong.',
  cloud: 'Tokens of one cloud open nothing in another.',
  clock: 'The server’s clock dates the commits, and tokens are good only around the right time.',
  token: 'Without a token of its own the server can neither read nor write.',
  permissions: 'What the server may do beyond its site, whoever takes over the server may do, too.',
  botToken: 'Without this token the bot cannot post or edit a message.',
  botKeys: 'With these keys the bot checks that a message really comes from Teams; without them it answers nobody.',
  tabKeys: 'With these keys the tab’s server checks who asks; without them the tab shows nothing.',
  site: 'The record lives in this site.',
  siteOwner: 'In a site that belongs to a team every member of the team may edit the lists.',
  lists: 'The server does not start without its lists.',
  library: 'Files that prove what the records tell are kept here.',
  columns: 'The server does not start without its columns.',
  columnTypes: 'A column of another type loses or changes what is written to it.',
  indexes: 'SharePoint refuses to filter by a column without an index, and builds none once a list has grown.',
  unique: 'The unique columns are the locks: without them two commands could both be number seven.',
  columnNames: 'People read these names above the columns; TenTwo itself does not need them.',
  write: 'Nothing can be recorded without the right to write.',
  listsProtected: 'A server that may manage lists could switch off the unique columns that the history relies on.',
  uniqueAtOnce: 'When two servers write one key at the same moment, SharePoint must refuse one of them.',
  staleWrite: 'A change made on top of an older state must be refused, or it would undo somebody else’s.',
  versions: 'With versions on, SharePoint itself keeps what a row was before it was edited by hand.',
  filter: 'The server finds its own rows by filters on indexed columns.',
  unindexedFilter: 'TenTwo relies on no such filter; a service that answers them follows other rules than expected.',
  filterLag: 'After a lost answer the server looks for five seconds whether its row is there.',
  delta: 'Every server learns by delta what the others wrote.',
  deltaLag: 'So long a server does not know what another one wrote; checkpoints leave out the last two minutes.',
  scratch: 'What was written for this examination is no record.',
  otherApplications: 'Only TenTwo may write: the history shows what others changed, and cannot prevent it.',
  otherPeople: 'Only TenTwo may write: the history shows what others changed, and cannot prevent it.',
  views: 'Views are what people see of the lists.',
  groups: 'Roles come from security groups; nobody has a role whose group cannot be read.',
  ismsManager: 'Without an ISMS manager nobody triages what is reported.',
  segregation: 'Nobody approves his own nonconformity: somebody else in management must be there to do it.',
  alternate: 'The alternate gets what waits for too long, and what is kept from the ISMS manager.',
  custodian: 'Who reported under a sealed identity only a custodian can open, with a recorded reason.',
  auditor: 'Auditors read everything and change nothing; they should not audit what they decided.',
  administrator: 'Administrators choose rules and channels; without one nobody can.',
  sealKey: 'With another key every record looks as if edited by hand, and is written anew.',
  identityKeys: 'A key that is lost opens no sealed identity ever again.',
  checkpointKey: 'Whoever verifies the history must know the key that signed its checkpoints.',
  endpoint: 'Teams delivers messages to this address and nowhere else.',
  selfTestReport: 'What is noticed must become a record.',
  selfTestCard: 'Approvers decide on this card.',
  selfTestApproval: 'Nobody approves his own nonconformity, and whoever may must be able to.',
  selfTestEnd: 'A self-test is no record of a nonconformity.',
} as const;
export type Check = keyof typeof checks;

/** `unchecked`: could not be found out with the rights of the server; `todo` says how to do it by hand. */
export const findingStates = ['ok', 'unchecked', 'warning', 'problem'] as const;
export type FindingState = (typeof findingStates)[number];

/** `warning`: it works, and should be changed. `problem`: TenTwo would not work, or not safely. */
export type Finding = {
  readonly check: Check;
  readonly state: FindingState;
  readonly what: string;
  readonly todo?: string;
};

type Of = (check: Check, what: string, todo?: string) => Finding;
const of =
  (state: FindingState): Of =>
  (check, what, todo) => ({ check, state, what, ...(todo !== undefined && { todo }) });

export const ok = of('ok');
export const unchecked = of('unchecked');
export const warning = of('warning');
export const problem = of('problem');
