import { presses, theCauses, theTriage } from '../builders/aRecord.ts';
import { afterwards } from '../builders/given.ts';
import { thePeople } from '../builders/thePeople.ts';
import { type Case, on } from './case.ts';
import { press, recordIn, records } from './records.ts';

const { owner, management, employee } = thePeople;
const { reported, triaged, analysis, planning, implementation, rejected, closed } = recordIn;
const reporting = on(reported);
const objecting = on(rejected);
const objected = on(records.objected);
const improvement = { lane: 'improvement', grade: 'improvement' };
const major = { lane: 'major', grade: 'major' };
const correctionOnly = { lane: 'correctionOnly', laneReason: 'Once' };

/** The report, its rejection and the one objection to it. */
const reports: readonly Case[] = [
  reporting('a correction that changes nothing is none', 'reporter', 'correctReport', 'nothingChanged', {
    facts: reported.facts,
  }),
  reporting('what is added stays in its order', 'reporter', 'addToReport', 'reported', {
    first: [press('reporter', 'addToReport', { text: 'First' })],
    shows: { 'additions.length': 2, 'additions.0.text': 'First', 'additions.1.by': thePeople.reporter.id },
  }),
  reporting('a report is withdrawn with a reason', 'reporter', 'withdrawReport', 'withdrawn', {
    reason: 'A drill',
    shows: { 'events.0.reason': 'A drill' },
  }),
  reporting('or without', 'reporter', 'withdrawReport', 'withdrawn', {
    shows: { 'events.0': { type: 'ReportWithdrawn' } },
  }),
  objected('one objection is allowed', 'reporter', 'objectToRejection', 'alreadyDone'),
  objecting(
    'without an objection management has nothing to decide',
    'management',
    'decideObjection',
    'nothingToDecide',
  ),
  objected('not upheld it stays rejected', 'management', 'decideObjection', 'rejected', {
    upheld: false,
    shows: { 'rejection.decision.upheld': false, 'rejection.decision.by': management.id },
  }),
  objected('and is decided once', 'otherManagement', 'decideObjection', 'alreadyDone', {
    first: [press('management', 'decideObjection', { upheld: false })],
  }),
  objected('nor objected to again', 'reporter', 'objectToRejection', 'alreadyDone', {
    first: [press('management', 'decideObjection', { upheld: false })],
  }),
  objected('upheld it is triaged', 'ismsManager', 'triageReport', 'triaged', {
    first: [press('management', 'decideObjection')],
  }),
  objected('and not rejected again', 'ismsManager', 'rejectReport', 'alreadyDone', {
    first: [press('management', 'decideObjection')],
  }),
  objecting('the reason is told', 'reporter', 'objectToRejection', 'rejected', {
    shows: { 'rejection.reason': 'It is allowed', 'rejection.objection.text': 'It is not' },
  }),
];

/** What another record is to this one. */
const others: readonly Case[] = [
  reporting('a duplicate is of another record', 'ismsManager', 'markDuplicate', 'duplicate', {
    otherRecord: records.other,
    shows: { duplicateOf: 'NC-2026-0009' },
  }),
  reporting('that there is', 'ismsManager', 'markDuplicate', 'invalid: of unknownRecord'),
  reporting('not of itself', 'ismsManager', 'markDuplicate', 'invalid: of sameRecord', {
    of: reported.reference,
    otherRecord: reported,
  }),
  ...(['duplicate', 'withdrawn', 'rejected'] as const).map((stage) =>
    reporting(`nor of one that is ${stage}`, 'ismsManager', 'markDuplicate', 'invalid: of notFitting', {
      otherRecord: recordIn[stage],
    }),
  ),
  ...(['triaged', 'implementation', 'closed', 'riskAccepted'] as const).map((stage) =>
    reporting(`but of one that is ${stage}`, 'ismsManager', 'markDuplicate', 'duplicate', {
      otherRecord: recordIn[stage],
    }),
  ),
  on(triaged)('a recurrence is of another record', 'owner', 'confirmRecurrence', 'triaged', {
    otherRecord: closed,
    shows: { recurrenceOf: 'NC-2026-0008' },
  }),
  on(triaged)('which there is', 'owner', 'confirmRecurrence', 'invalid: of unknownRecord'),
  on(triaged)('and not itself', 'owner', 'confirmRecurrence', 'invalid: of sameRecord', {
    of: triaged.reference,
    otherRecord: triaged,
  }),
  on(triaged)('once', 'owner', 'confirmRecurrence', 'alreadyDone', {
    otherRecord: closed,
    first: [{ ...press('owner', 'confirmRecurrence'), otherRecord: closed }],
  }),
  ...(['reported', 'triaged', 'analysis', 'planning', 'approval', 'implementation'] as const).map((stage) =>
    on(triaged)(`nothing failed of one in ${stage}`, 'owner', 'confirmRecurrence', 'invalid: of notFitting', {
      otherRecord: recordIn[stage],
    }),
  ),
  ...(['verification', 'riskAccepted'] as const).map((stage) =>
    on(triaged)(`but of one in ${stage}`, 'owner', 'confirmRecurrence', 'triaged', { otherRecord: recordIn[stage] }),
  ),
];

const audit = { body: 'CB', auditEnd: '2026-11-24', planDue: '2026-11-24', evidenceDue: '2026-11-24' };
const audited = (changes: object) => ({ ...major, externalAudit: { ...audit, ...changes } });
/** Lane and grade go together, and so do lane and gates. */
const triages: readonly Case[] = [
  reporting('a major one has every gate', 'ismsManager', 'triageReport', 'invalid: lane notFitting', {
    grade: 'major',
  }),
  reporting('in the lane major', 'ismsManager', 'triageReport', 'triaged', major),
  reporting('in which a minor one may be', 'ismsManager', 'triageReport', 'triaged', { lane: 'major' }),
  reporting('an improvement is no nonconformity', 'ismsManager', 'triageReport', 'triaged', improvement),
  reporting('and none is one', 'ismsManager', 'triageReport', 'invalid: lane notFitting', { lane: 'improvement' }),
  reporting('in no other lane', 'ismsManager', 'triageReport', 'invalid: lane notFitting', { grade: 'improvement' }),
  reporting('a correction is enough with a reason', 'ismsManager', 'triageReport', 'triaged', {
    ...correctionOnly,
    shows: { 'triage.laneReason': 'Once', 'triage.owner': owner.id, 'triage.by': thePeople.ismsManager.id },
  }),
  reporting('and not without', 'ismsManager', 'triageReport', 'invalid: laneReason missing', {
    lane: 'correctionOnly',
  }),
  reporting('the body’s clock runs in the lane major', 'ismsManager', 'triageReport', 'triaged', audited({})),
  reporting('and in no other', 'ismsManager', 'triageReport', 'invalid: lane notFitting', { externalAudit: audit }),
  reporting(
    'from the end of the audit',
    'ismsManager',
    'triageReport',
    'invalid: auditEnd inTheFuture',
    audited({
      ...{ auditEnd: '2026-11-25', planDue: '2026-11-25', evidenceDue: '2026-11-25' },
    }),
  ),
  reporting(
    'first the plan',
    'ismsManager',
    'triageReport',
    'invalid: planDue notLater',
    audited({ planDue: '2026-11-23' }),
  ),
  reporting(
    'then the evidence',
    'ismsManager',
    'triageReport',
    'invalid: evidenceDue notLater',
    audited({ evidenceDue: '2026-11-23' }),
  ),
  on(triaged)('a change that changes nothing is none', 'ismsManager', 'changeTriage', 'nothingChanged', {
    gradeReason: theTriage().gradeReason,
  }),
  ...([triaged, analysis, planning] as const).map((record) =>
    on(record)(`the lane is changed in ${record.stage}`, 'ismsManager', 'changeTriage', 'triaged', correctionOnly),
  ),
  ...(['approval', 'implementation', 'verification'] as const).map((stage) =>
    on(recordIn[stage])(`not in ${stage}`, 'ismsManager', 'changeTriage', 'invalid: lane tooLate', correctionOnly),
  ),
  on(implementation)('but the grade is', 'ismsManager', 'changeTriage', 'implementation', {
    shows: { 'triage.gradeReason': 'Two doors', 'triage.at': triaged.triage?.at },
  }),
  on(analysis)('an improvement is planned at once', 'ismsManager', 'changeTriage', 'planning', improvement),
  on(planning)('with causes and plan it stays where it is', 'ismsManager', 'changeTriage', 'planning', major),
  on(afterwards(planning, press('ismsManager', 'changeTriage', correctionOnly)))(
    ...(['and comes back there', 'ismsManager', 'changeTriage', 'planning'] as const),
  ),
  on(analysis)('with causes alone as well', 'ismsManager', 'changeTriage', 'planning', {
    ...major,
    first: [presses.causes],
  }),
  on(triaged)('without a statement nothing is analysed', 'ismsManager', 'changeTriage', 'triaged', major),
  on(records.correctionOnly)('a correction alone is stated and stays triaged', 'owner', 'confirmStatement', 'triaged'),
  on(records.improvement)('an improvement is stated and planned', 'owner', 'confirmStatement', 'planning'),
  on(records.major)('a major one is stated and analysed', 'owner', 'confirmStatement', 'analysis'),
  on(analysis)('the same statement again is none', 'owner', 'confirmStatement', 'nothingChanged', {
    problem: analysis.statement?.problem,
    implications: analysis.statement?.implications,
  }),
  on(analysis)('with other implications it is one', 'owner', 'confirmStatement', 'analysis', {
    problem: analysis.statement?.problem,
  }),
  on(analysis)('and with another problem', 'owner', 'confirmStatement', 'analysis', {
    implications: analysis.statement?.implications,
  }),
];

const causes = (changes: object) => ({ causes: { ...theCauses, ...changes } });
const alone = 'On holiday';
const rootCause = { statement: 'There is no closer', category: 'design' } as const;
const whys = (count: number) =>
  Array.from({ length: count }, (_, n) => ({ id: `w${n}`, question: 'Why?', answer: 'So', children: [] }));
const nested = (count: number) => [{ ...whys(1)[0], id: 'top', children: whys(count - 1) }];
const dates: readonly Case[] = [
  on(analysis)(
    'a cause is found together',
    'owner',
    'determineCauses',
    'invalid: aloneBecause missing',
    causes({ agreedBy: [] }),
  ),
  on(analysis)(
    'which oneself is not',
    'owner',
    'determineCauses',
    'invalid: aloneBecause missing',
    causes({ agreedBy: [owner.id] }),
  ),
  on(analysis)('but another is', 'owner', 'determineCauses', 'planning', causes({ agreedBy: [owner.id, employee.id] })),
  on(analysis)(
    'or alone, because',
    'owner',
    'determineCauses',
    'planning',
    causes({ agreedBy: [], aloneBecause: alone }),
  ),
  on(analysis)(
    'each agreed once',
    'owner',
    'determineCauses',
    'invalid: agreedBy duplicate',
    causes({ agreedBy: [employee.id, employee.id] }),
  ),
  on(analysis)(
    'of 100 whys',
    'owner',
    'determineCauses',
    'planning',
    causes({ whys: whys(100), rootCauses: [rootCause] }),
  ),
  on(analysis)(
    'and no more',
    'owner',
    'determineCauses',
    'invalid: whys tooMany',
    causes({ whys: nested(101), rootCauses: [rootCause] }),
  ),
  on(analysis)(
    'each for itself',
    'owner',
    'determineCauses',
    'invalid: whys duplicate',
    causes({
      ...{ whys: [...whys(1), ...whys(1)], rootCauses: [rootCause] },
    }),
  ),
  on(analysis)(
    'a root cause is under one of them',
    'owner',
    'determineCauses',
    'invalid: rootCauses.0.whyId unknownWhy',
    causes({
      rootCauses: [{ ...rootCause, whyId: 'w9' }],
    }),
  ),
  on(analysis)(
    'every one',
    'owner',
    'determineCauses',
    'invalid: rootCauses.1.whyId unknownWhy',
    causes({
      rootCauses: [
        { ...rootCause, whyId: 'w1' },
        { ...rootCause, whyId: 'w9' },
      ],
    }),
  ),
  on(reported)('what was done lies in the past', 'ismsManager', 'recordContainment', 'invalid: doneOn inTheFuture', {
    act: { kind: 'done', what: 'Shut', by: 'Rita', doneOn: '2026-11-25' },
  }),
  on(reported)('or was not necessary', 'ismsManager', 'recordCorrection', 'reported', {
    act: { kind: 'notNecessary', because: 'It shut by itself' },
    shows: { 'correction.kind': 'notNecessary', containment: undefined },
  }),
  on(reported)('containment is told for itself', 'ismsManager', 'recordContainment', 'reported', {
    shows: { 'containment.kind': 'done', correction: undefined, consequences: undefined },
  }),
  on(reported)('and the consequences', 'ismsManager', 'recordConsequences', 'reported', {
    shows: { 'consequences.kind': 'none', containment: undefined },
  }),
  on(triaged)('and similar ones', 'owner', 'recordSimilar', 'triaged', { shows: { 'similar.found': false } }),
];

export const reviewCases: Readonly<Record<string, readonly Case[]>> = {
  'the report': reports,
  'what another record is to it': others,
  'lane and grade': triages,
  'facts and causes': dates,
};
