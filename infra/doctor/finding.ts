/** Every check, and why it matters. The names appear in `--json`: append-only. */
export const checks = {
  settings: 'TenTwo does not start while a setting is missing or wrong.',
  cloud: 'A token from one cloud is not valid in another.',
  clock: 'The server’s clock dates the commits, and tokens are valid only if the time is right.',
  token: 'Without its own token the server can neither read nor write.',
  permissions: 'An attacker who takes over the server has all its permissions, also those beyond its site.',
  botToken: 'Without this token the bot cannot post or edit a message.',
  botKeys: 'The bot uses these keys to verify that a message comes from Teams; without them it answers no one.',
  tabKeys: 'The tab’s server uses these keys to verify who is asking; without them the tab shows nothing.',
  site: 'The records are stored in this site.',
  siteOwner: 'If the site belongs to a team, every member of the team can edit the lists.',
  lists: 'The server does not start without its lists.',
  library: 'Evidence files are stored here.',
  columns: 'The server does not start without its columns.',
  columnTypes: 'A column of the wrong type loses or changes the values written to it.',
  indexes:
    'SharePoint refuses to filter by a column without an index, and cannot index a list that has grown too large.',
  unique: 'The unique columns are the locks: without them two commands could both get the same number.',
  columnNames: 'People see these names above the columns; TenTwo itself does not need them.',
  write: 'Nothing can be recorded without write access.',
  listsProtected: 'A server that can manage lists could switch off the unique columns that the history relies on.',
  uniqueAtOnce: 'If two servers write the same key at the same moment, SharePoint must refuse one of them.',
  staleWrite: 'A change based on an outdated version must be refused, or it would overwrite another change.',
  versions: 'With versioning on, SharePoint keeps the previous version of a row that was edited by hand.',
  filter: 'The server finds its own rows by filters on indexed columns.',
  unindexedFilter:
    'TenTwo does not use such filters, but a service that answers them behaves differently than expected.',
  filterLag: 'After a lost response, the server looks for its row for five seconds.',
  delta: 'Each server learns through delta what other servers wrote.',
  deltaLag:
    'During this time a server does not see what another one wrote; checkpoints leave out the last two minutes.',
  scratch: 'Rows written for this examination are not records.',
  otherApplications:
    'Only TenTwo should be able to write: the history reveals changes by others, but cannot prevent them.',
  otherPeople: 'Only TenTwo should be able to write: the history reveals changes by others, but cannot prevent them.',
  views: 'People see the lists through their views.',
  reach: 'People who cannot be reached do not learn what is asked of them; others are asked to tell them.',
  effects:
    'What a commit means for lists, notices and cards is retried until it succeeds; until then they are out of date.',
  groups: 'Roles come from security groups; no one has a role whose group cannot be read.',
  ismsManager: 'Without an ISMS manager no one triages reports.',
  segregation: 'No one approves their own nonconformity: someone else in management must be able to.',
  alternate: 'The alternate receives overdue tasks, and reports that are kept from the ISMS manager.',
  custodian: 'Only a custodian can reveal a sealed reporter, with a recorded reason.',
  auditor: 'Auditors read everything and change nothing; they should not audit their own decisions.',
  administrator: 'Administrators choose rules and channels; without an administrator no one can.',
  sealKey: 'Without the key that sealed them, no row of the site is trusted: every record is read-only or missing.',
  untrustedRows:
    'Someone other than TenTwo wrote these rows. Nothing in them is believed, and their records are read-only.',
  identityKeys: 'Without its key a sealed identity can never be revealed again.',
  timestamps: 'A time stamp proves when a checkpoint was made, even if the key that signed it was stolen later.',
  checkpointKey: 'To verify the history one must know the key that signed its checkpoints.',
  endpoint: 'Teams delivers messages only to this address.',
  selfTestReport: 'A report must become a record.',
  selfTestCard: 'Approvers decide on this card.',
  selfTestApproval: 'No one may approve their own nonconformity, and someone else must be able to.',
  selfTestEnd: 'A self-test is not a nonconformity.',
} as const;
export type Check = keyof typeof checks;

/** `unchecked`: could not be determined with the server's permissions; `todo` says how to check by hand. */
export const findingStates = ['ok', 'unchecked', 'warning', 'problem'] as const;
export type FindingState = (typeof findingStates)[number];

/** `warning`: works, but should be changed. `problem`: TenTwo would not work, or not safely. */
export type Finding = {
  readonly check: Check;
  readonly state: FindingState;
  readonly what: string;
  readonly todo?: string;
};

type CreateFinding = (check: Check, what: string, todo?: string) => Finding;
const withState =
  (state: FindingState): CreateFinding =>
  (check, what, todo) => ({ check, state, what, ...(todo !== undefined && { todo }) });

export const ok = withState('ok');
export const unchecked = withState('unchecked');
export const warning = withState('warning');
export const problem = withState('problem');
