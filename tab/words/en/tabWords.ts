import type { ExportKind } from '../../../procedure/exports/exportKinds.ts';
import type { RegisterColumn } from '../../../procedure/ports/register/register.ts';
import type { Unnamed } from '../../../procedure/record/report/identity.ts';
import type { Impact } from '../../../procedure/record/values/choices.ts';
import type { Voiced } from '../../../procedure/words/voiced.ts';
import type { FailureCode } from '../../page/client/failure.ts';

/** Texts of the tab besides the procedure's own words, in one language. */
export const tabWords = {
  /** Pages in the navigation. */
  page: {
    work: 'My work',
    register: 'Nonconformities',
    numbers: 'Numbers',
    audit: 'Audit',
    report: 'Report',
    procedure: 'Procedure',
    administration: 'Administration',
  },
  /** The navigation between the pages of the tab. */
  pages: 'Pages',
  /** For the keyboard: skips the navigation. */
  skip: 'Skip to the content',
  /** Above the register when it shows the records of a number. */
  behind: (label: string | undefined) =>
    `Behind ${label === undefined ? 'a number' : `the number “${label}”`}: the records that are open to you. “Clear all” shows the whole register.`,
  loading: 'Loading',
  /** After a start of the server. */
  registerLoading: (loaded: string, expected: string) =>
    `The register is still loading: ${loaded} of ${expected}. Until then, lists and numbers on this page are incomplete.`,
  tryAgain: 'Try again',
  back: 'Back to the register',
  cancel: 'Cancel',
  outside: {
    title: 'TenTwo opens in Microsoft Teams',
    text: 'Your organisation’s register of nonconformities is part of Teams, which also signs you in. Nothing is shown here until you have signed in.',
    link: 'Open in Teams',
    signIn: 'Sign in here instead',
    signOut: (name: string) => `Sign out ${name}`,
  },
  /** Before the tab is added to a channel, a chat or a meeting. `name`: how the tab is called then. */
  addTab: {
    title: 'Add the register here',
    text: 'There is nothing to choose: press Save. Everyone here can open the tab, and each person sees in it only what they may read.',
    name: 'Register',
  },
  failure: {
    noToken: 'You are not signed in.',
    badToken: 'Teams signed you in, but this application did not accept it. Your administrator can help.',
    foreignTenant: 'You are signed in with an account of another organisation.',
    badRequest: 'The server did not understand this request.',
    notFound: 'There is no such record, or you may not see it.',
    tooLarge: 'This text is too long to be sent.',
    tooManyStreams: 'You have this open in too many windows. Close one of them.',
    tooMany: 'Too many requests in a short time, so this was not done. Wait a minute and try again.',
    fileChanged:
      'This file differs from what was recorded: someone changed it in SharePoint. It cannot be downloaded; your security team can look for the earlier version there.',
    fileMissing:
      'This file is not in SharePoint any more. The record still has its name and its hash; your security team can look for it in the recycle bin of the site.',
    fault: 'Microsoft 365 did not respond as expected.',
    unexpected: 'Something went wrong on our side.',
    offline: 'The server cannot be reached. Are you connected?',
    slow: 'The server is taking too long to respond.',
    signIn:
      'You could not be signed in. Trying again often helps; otherwise, your administrator has to consent to TenTwo.',
  } satisfies Record<FailureCode, string>,
  notFoundTitle: 'Not found',
  failureTitle: 'This cannot be shown at the moment',
  failureReference: (reference: string) => `Reference for support: ${reference}`,
  /** Column headings of the register, therefore short. */
  column: {
    reference: 'Reference',
    stage: 'Stage',
    title: 'What happened',
    clause: 'Clause',
    priority: 'Priority',
    impact: 'Impact',
    system: 'System or place',
    detectedOn: 'Detected on',
    reportedAt: 'Reported',
  } satisfies Record<RegisterColumn, string>,
  /** The register has room for only one word. */
  impactShort: {
    notSure: 'Not sure',
    low: 'Low',
    medium: 'Medium',
    high: 'High',
    critical: 'Critical',
  } satisfies Record<Impact, string>,
  notGiven: 'Not given',
  search: 'Search',
  searchHint: 'Search words or a reference',
  noClause: 'No such clause',
  clearSearch: 'Clear the search',
  clearFilters: 'Clear all',
  /** `on`: number of active filters. */
  moreFilters: (on: number) => (on > 0 ? `More filters (${on})` : 'More filters'),
  filters: 'Search and filters',
  sortBy: 'Sort by',
  ascending: 'Ascending order',
  descending: 'Descending order',
  /** `1,204 nonconformities`; `found` if a filter or a search is active. */
  count: (total: string, isOne: boolean, found: boolean) =>
    `${total} ${isOne ? 'nonconformity' : 'nonconformities'}${found ? ' found' : ''}`,
  chosen: (count: number) => `${count} chosen`,
  myReports: 'My reports',
  /** The link for people who reported without their name. */
  askByCase: 'Reported without your name? Follow your report.',
  myReportsWhy:
    'You see what you reported yourself. The whole register is open to the security team, management and auditors.',
  emptyTitle: 'Nothing has been reported yet',
  emptyText: 'As soon as someone tells the TenTwo bot what went wrong, it appears here.',
  emptyMineText:
    'Write to the TenTwo bot in Teams what went wrong: a sentence is enough. You will find it here afterwards.',
  nothingFoundTitle: 'Nothing matches',
  nothingFoundText: 'Try other words or fewer filters.',
  /** `you`, after a name. */
  you: 'you',
  nameGone: 'Name not shown',
  /** In place of the name of an unnamed reporter. */
  unnamed: { sealed: 'a reporter under seal', anonymous: 'an anonymous reporter' } satisfies Record<
    Unnamed['kind'],
    string
  >,
  sessions: {
    title: '5 Whys',
    open: (session: string) => `Live view of ${session}`,
    from: (when: string) => `Open since ${when}`,
    closed: (when: string) => `Closed on ${when}`,
    /** Beside a meeting, where no session was opened by its card. */
    inMeeting: 'To open the session of this meeting, choose “Live view” on its card in the meeting’s chat.',
  },
  /** In front of its value. */
  label: (name: string) => `${name}: `,
  empty: 'empty',
  reason: 'Reason',
  copied: 'Copied',
  add: {
    button: 'Add',
    title: (reference: string) => `Add to ${reference}`,
    label: 'What else should be known?',
    hint: 'What you reported before stays as it is.',
    send: 'Add',
    done: 'Added to the report.',
  },
  withdraw: {
    button: 'Withdraw',
    title: (reference: string) => `Withdraw ${reference}?`,
    text: 'It keeps its number and stays readable, but no one will work on it. This cannot be undone.',
    label: 'Why? (optional)',
    send: 'Withdraw',
    done: 'The report is withdrawn.',
  },
  /** Finding people with Teams' own search. */
  find: {
    button: 'Find in Teams…',
    /** The same, if a form has several. */
    for: (field: string) => `Find in Teams…: ${field}`,
    failed: 'Teams could not open its search for people. Nothing was changed here. Try again, or type a name.',
  },
  link: { copy: (of: string) => `Copy a link to ${of}`, copied: 'Link copied' },
  exports: {
    kind: { measures: 'Numbers', register: 'Register', sample: 'Sample', auditPack: 'Audit pack' } satisfies Record<
      ExportKind,
      string
    >,
    making: 'The file is being prepared',
    done: (key: string, name: string) => `Recorded as ${key} and saved as “${name}”.`,
    failed: 'No file was received. Nothing else has changed, and you can request it again.',
  },
  work: {
    mine: 'Waiting for me',
    nothingMine: 'Nothing is waiting for you. Anything asked of you appears here, and TenTwo reminds you in chat.',
    groups: { overdue: 'Overdue', today: 'Today', coming: 'Coming up' },
    overdueElsewhere: 'Other overdue tasks',
    nothingOverdue: 'Nothing else is overdue.',
    more: (count: string) => `and ${count} more`,
    myReports: 'My reports',
    noReports: 'You have not reported anything yet. One sentence is enough to begin.',
    allReports: 'All my reports',
    report: 'Report a nonconformity',
    /** The letter of clause 10.2 that requires it. */
    letter: (letter: string) => `10.2 ${letter}`,
  },
  sending: 'Saving…',
  left: (count: string) => `Characters left: ${count}`,
  /** With half a sentence of the procedure (`fault`) in between. */
  notSaved: (what: string) => `Not saved yet: ${what}.`,
  notSavedUnknown: 'Not saved yet.',
  kept: 'Your text is kept. Trying again will not save it twice.',
};

export type TabWords = Voiced<typeof tabWords>;
