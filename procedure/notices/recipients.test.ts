import { aHistory, aPlan, aPlannedAction, type HistoryRow, reportedEvent } from '../../test/builders/aHistory.ts';
import { aStream } from '../../test/builders/aLife.ts';
import { noticeSamples, sampleHolders } from '../../test/builders/sampleNotices.ts';
import { lastCommit } from '../record/history/commit.ts';
import type { NonconformityEvent } from '../record/history/events.ts';
import type { Role } from '../record/values/person.ts';
import { languages } from '../words/languages.ts';
import { procedureWords } from '../words/words.ts';
import { noticeKinds } from './noticeKinds.ts';
import { noticesOf } from './noticesOf.ts';

const ismsManagers = ['mia', 'mel'];
const management = ['ben', 'bea', 'olga'];
const holdersWith =
  (managers: readonly string[], of: readonly string[]) =>
  (role: Role): readonly string[] =>
    role === 'ismsManager' ? managers : role === 'management' ? of : [];
const holders = holdersWith(ismsManagers, management);

type Rows = readonly [HistoryRow, ...HistoryRow[]];
let minute = 0;
const by = (actor: string, ...events: NonconformityEvent[]): HistoryRow => {
  minute += 1;
  return [new Date(Date.UTC(2026, 10, 24, 9, minute)).toISOString(), actor, ...events];
};

/** Recipients of each notice of the last row: `kind: people`. */
const told = (rows: Rows, ...more: readonly HistoryRow[]): Readonly<Record<string, string>> => {
  const stream = aHistory(rows[0], ...rows.slice(1), ...more);
  const last = stream.commits.at(-1) ?? stream.commits[0];
  const found: Record<string, string> = {};
  for (const { key, kind, to } of noticesOf(stream, last, {}, holders)) {
    const recipient = to.kind === 'person' ? to.id : 'channel';
    expect(key).toBe(`NC-2026-0042/${String(last.sequence).padStart(4, '0')}/${kind}/${recipient}`);
    found[kind] = found[kind] === undefined ? recipient : `${found[kind]} ${recipient}`;
  }
  return found;
};

const triage = { lane: 'standard', grade: 'minor', gradeReason: 'Isolated', owner: 'olga' } as const;
const act = { kind: 'notNecessary', because: 'Over' } as const;
const plan = aPlan({
  manager: 'paul',
  actions: [aPlannedAction(), aPlannedAction({ id: 'A2', owner: 'nils' })],
});

const legacyEvent = {
  type: 'LegacyRecorded',
  legacy: { file: 'f', fileName: 'old.csv', row: 2, identity: 'i', content: 'c', texts: {} },
} as const;

const reported: Rows = [by('lea', reportedEvent)];
const rejected: Rows = [...reported, by('mia', { type: 'ReportRejected', reason: 'No' })];
const objected: Rows = [...rejected, by('lea', { type: 'RejectionObjectedTo', text: 'But' })];
const triaged: Rows = [...reported, by('mia', { type: 'Triaged', ...triage })];
const planned: Rows = [
  ...triaged,
  by('olga', { type: 'StatementConfirmed', problem: 'Open', implications: 'Theft' }),
  by('olga', { type: 'CausesDetermined', causes: { method: 'fiveWhys', whys: [], rootCauses: [], agreedBy: [] } }),
  by('olga', { type: 'PlanDrafted', plan }),
];
const submitted: Rows = [...planned, by('olga', { type: 'PlanSubmitted' })];
const approved: Rows = [...submitted, by('ben', { type: 'PlanApproved', revision: 5, planHash: 'h' })];
const done = (action: string) => by('anna', { type: 'ActionCompleted', action, doneOn: '2026-12-01', note: 'Done' });
const asked = (actor: string) =>
  by(actor, { type: 'ExtensionRequested', action: 'A1', due: '2027-01-15', reason: 'Parts' });
const opened: Rows = [...triaged, by('olga', { type: 'SessionOpened', session: 'S1', kind: 'fiveWhys' })];
const nothing = { session: 'S1', ranges: {}, count: 0, digest: 'd' } as const;
const closed: Rows = [...opened, by('tentwo', { type: 'SessionClosed', ...nothing, by: 'time' })];
const verified: Rows = [...approved, done('A1'), done('A2')];
const judged = (verdict: 'effective' | 'partly' | 'notEffective') =>
  by('vera', { type: 'EffectivenessJudged', verdict, result: 'So' });

describe('the recipients of notices', () => {
  const both = (kind: string) => ({ [kind]: 'olga paul mia mel' });
  const cases: Readonly<
    Record<NonconformityEvent['type'], readonly (readonly [Rows, Readonly<Record<string, string>>])[]>
  > = {
    Reported: [[reported, { newReport: 'mia mel' }]],
    ReportAddedTo: [[[...reported, by('lea', { type: 'ReportAddedTo', text: 'Again' })], {}]],
    ReportCorrected: [[[...reported, by('lea', { ...reportedEvent, type: 'ReportCorrected' } as never)], {}]],
    LegacyRecorded: [[[by('mia', { ...reportedEvent, reportedIn: 'import' } as never, legacyEvent)], {}]],
    ReportWithdrawn: [[[...reported, by('lea', { type: 'ReportWithdrawn' })], {}]],
    ReporterAsked: [
      [[...reported, by('mia', { type: 'ReporterAsked', text: 'Which door?' })], { reporterAsked: 'lea' }],
    ],
    IdentityOpened: [[[...reported, by('kim', { type: 'IdentityOpened', reason: 'A threat' })], {}]],
    Triaged: [[triaged, { reportAccepted: 'lea', ownerAssigned: 'olga' }]],
    TriageChanged: [
      [[...triaged, by('mia', { type: 'TriageChanged', ...triage, grade: 'major', because: 'Worse' })], {}],
      [
        [...triaged, by('mia', { type: 'TriageChanged', ...triage, owner: 'otto', because: 'Away' })],
        { ownerAssigned: 'otto' },
      ],
    ],
    ReportRejected: [[rejected, { reportRejected: 'lea' }]],
    RejectionObjectedTo: [[objected, { objectionRaised: 'ben bea olga' }]],
    ObjectionDecided: [
      [
        [...objected, by('ben', { type: 'ObjectionDecided', upheld: true, reason: 'Yes' })],
        { objectionDecided: 'lea mia mel' },
      ],
    ],
    MarkedDuplicate: [
      [
        [...reported, by('mia', { type: 'MarkedDuplicate', of: 'NC-2026-0001', reason: 'Same' })],
        { markedDuplicate: 'lea' },
      ],
    ],
    DuplicateFound: [[[...triaged, by('mia', { type: 'DuplicateFound', in: 'NC-2026-0099' })], {}]],
    ContainmentRecorded: [[[...triaged, by('olga', { type: 'ContainmentRecorded', act })], {}]],
    CorrectionRecorded: [[[...triaged, by('olga', { type: 'CorrectionRecorded', act })], {}]],
    ConsequencesRecorded: [
      [[...triaged, by('olga', { type: 'ConsequencesRecorded', consequences: { kind: 'none', because: 'No' } })], {}],
    ],
    SimilarRecorded: [
      [
        [
          ...triaged,
          by('olga', {
            type: 'SimilarRecorded',
            similar: { areas: 'All', checkedBy: 'olga', found: false, result: 'No' },
          }),
        ],
        {},
      ],
    ],
    StatementConfirmed: [
      [[...triaged, by('olga', { type: 'StatementConfirmed', problem: 'Open', implications: 'Theft' })], {}],
    ],
    CausesDetermined: [
      [
        [
          ...triaged,
          by('olga', {
            type: 'CausesDetermined',
            causes: { method: 'fiveWhys', whys: [], rootCauses: [], agreedBy: [] },
          }),
        ],
        {},
      ],
    ],
    PlanDrafted: [[planned, {}]],
    // Not olga, who belongs to management and owns the record.
    PlanSubmitted: [[submitted, { approvalAsked: 'ben bea' }]],
    ApprovalDelegated: [
      [
        [...submitted, by('ben', { type: 'ApprovalDelegated', to: 'dora', until: '2026-12-31' })],
        { approvalDelegated: 'dora' },
      ],
    ],
    PlanApproved: [[approved, { ...both('planApproved'), actionAssigned: 'anna nils' }]],
    PlanReturned: [[[...submitted, by('ben', { type: 'PlanReturned', comment: 'Who?' })], both('planReturned')]],
    PlanRejected: [[[...submitted, by('ben', { type: 'PlanRejected', reason: 'No' })], both('planRejected')]],
    ActionProgressed: [[[...approved, by('anna', { type: 'ActionProgressed', action: 'A1', note: 'Half' })], {}]],
    EvidenceAttached: [
      [
        [...approved, by('anna', { type: 'EvidenceAttached', file: { name: 'a', bytes: 1, sha256: 'x', link: 'y' } })],
        {},
      ],
    ],
    ExtensionRequested: [[[...approved, asked('anna')], { extensionAsked: 'mia mel' }]],
    ExtensionDecided: [
      [
        [
          ...approved,
          asked('anna'),
          by('mia', { type: 'ExtensionDecided', action: 'A1', granted: true, reason: 'Yes' }),
        ],
        { extensionDecided: 'anna' },
      ],
    ],
    ActionCompleted: [
      [[...approved, done('A1')], {}],
      [verified, { verificationAsked: 'vera' }],
    ],
    ActionCancelled: [
      [
        [...approved, by('ben', { type: 'ActionCancelled', action: 'A2', reason: 'No need' })],
        { actionCancelled: 'nils' },
      ],
      [
        [...approved, done('A1'), by('ben', { type: 'ActionCancelled', action: 'A2', reason: 'No need' })],
        { actionCancelled: 'nils', verificationAsked: 'vera' },
      ],
    ],
    FollowUpHeld: [
      [
        [
          ...approved,
          by('paul', {
            type: 'FollowUpHeld',
            due: '2027-01-15',
            heldOn: '2027-01-15',
            heldBy: 'paul',
            note: 'Fine',
          }),
        ],
        {},
      ],
    ],
    EffectivenessJudged: [
      [[...verified, judged('effective')], both('effective')],
      // The plan belongs to the earlier cycle now.
      [[...verified, judged('partly')], { notEffective: 'olga paul mia mel' }],
      [[...verified, judged('notEffective')], { notEffective: 'olga paul mia mel' }],
    ],
    NonconformityClosed: [
      [
        [...verified, judged('effective'), by('mia', { type: 'NonconformityClosed', summary: 'Over' })],
        { closed: 'lea' },
      ],
    ],
    RiskAccepted: [
      [
        [...triaged, by('ben', { type: 'RiskAccepted', reason: 'Cheap', expires: '2027-06-30' })],
        { riskAccepted: 'lea olga' },
      ],
    ],
    RecurrenceConfirmed: [
      [[...triaged, by('olga', { type: 'RecurrenceConfirmed', of: 'NC-2026-0001', reason: 'Same' })], {}],
    ],
    Recurred: [
      [[...triaged, by('mia', { type: 'Recurred', in: 'NC-2026-0099' })], { recurred: 'olga' }],
      [[...reported, by('otto', { type: 'Recurred', in: 'NC-2026-0099' })], { recurred: 'mia mel' }],
    ],
    WorkReassigned: [
      [
        [...approved, by('mia', { type: 'WorkReassigned', from: 'anna', to: 'nora', because: 'Left' })],
        { workReassigned: 'nora' },
      ],
    ],
    // The people asked are notified in the session's conversation.
    SessionOpened: [[opened, {}]],
    SessionClosed: [[closed, {}]],
    TrainingAsked: [
      [
        [
          ...opened,
          by('olga', { type: 'TrainingAsked', session: 'S1', action: 'A2', text: 'x', people: ['sam', 'olga', 'eve'] }),
        ],
        { trainingAsked: 'sam eve' },
      ],
    ],
    SessionHandedOver: [[[...opened, by('olga', { type: 'SessionHandedOver', session: 'S1', to: 'sam' })], {}]],
    LateContributionsTaken: [
      [
        [...closed, by('olga', { type: 'LateContributionsTaken', session: 'S1', ranges: {}, count: 1, digest: 'd' })],
        {},
      ],
    ],
    ReminderSnoozed: [
      [
        [
          ...reported,
          by('lea', {
            type: 'ReminderSnoozed',
            deadline: 'NC-2026-0042/triage/x',
            until: '2026-11-27',
            reason: 'Away',
          }),
        ],
        {},
      ],
    ],
  };

  it.each(Object.entries(cases))('%s', (_, rows) => {
    for (const [history, expected] of rows) expect(told(history)).toEqual(expected);
  });

  it('are read from the commit, however far the record has moved on', () => {
    const stream = aHistory(...verified);
    const early = aHistory(...submitted);
    const commit = early.commits.at(-1) ?? early.commits[0];
    expect(noticesOf(stream, commit, {}, holders)).toEqual(noticesOf(early, commit, {}, holders));
  });
});

describe('each kind of notice to a person', () => {
  const samples = Object.entries(noticeSamples());

  it.each(samples)('%s is sent', (kind, [steps, viewer]) => {
    const stream = aStream(steps);
    const idsOf = (role: Role) => sampleHolders(role).map(({ id }) => id);
    expect(noticesOf(stream, lastCommit(stream), {}, idsOf)).toContainEqual(
      expect.objectContaining({ kind, to: { kind: 'person', id: viewer } }),
    );
  });
});

describe('an actor', () => {
  it('is not notified of their own action, nor twice of one commit', () => {
    const own = by('mia', { type: 'Triaged', ...triage, owner: 'mia' });
    expect(told(reported, own)).toEqual({ reportAccepted: 'lea' });
    const all = management.filter((id) => id !== 'olga');
    const two = by('olga', { type: 'PlanDrafted', plan }, { type: 'PlanSubmitted' }, { type: 'PlanSubmitted' });
    expect(told(planned, two)).toEqual({ approvalAsked: all.join(' ') });
  });

  it('does not decide on their own request for more time; management does if they are the only ISMS manager', () => {
    const stream = aHistory(approved[0], ...approved.slice(1), asked('mia'));
    const commit = stream.commits.at(-1) ?? stream.commits[0];
    const ids = (managers: readonly string[]) =>
      noticesOf(stream, commit, {}, holdersWith(managers, management)).map(({ to }) =>
        to.kind === 'person' ? to.id : '',
      );
    expect(ids(['mia', 'mel'])).toEqual(['mel']);
    expect(ids(['mia'])).toEqual(management);
  });

  it('without an eligible approver leads to all of management, for an exception', () => {
    const stream = aHistory(...submitted);
    const commit = stream.commits.at(-1) ?? stream.commits[0];
    const ids = (of: readonly string[]) =>
      noticesOf(stream, commit, {}, holdersWith(ismsManagers, of)).map(({ to }) => (to.kind === 'person' ? to.id : ''));
    expect(ids(['lea', 'nils'])).toEqual(['lea', 'nils']);
  });
});

describe('the texts of notices', () => {
  it.each(languages)('differ for each kind in %s', (language) => {
    const sentences = noticeKinds.map((kind) => procedureWords[language].notices[kind]);
    for (const sentence of sentences) expect(sentence).toMatch(/^\p{Lu}.+[.]$/u);
    expect(new Set(sentences).size).toBe(noticeKinds.length);
  });
});
