import { presses, theCauses, theTriage } from '../builders/aRecord.ts';
import { afterwards } from '../builders/given.ts';
import { thePeople } from '../builders/thePeople.ts';
import { type Case, on } from './case.ts';
import { press } from './examples.ts';
import { recordIn, records } from './records.ts';

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
  reporting('a correction without changes is refused', 'reporter', 'correctReport', 'nothingChanged', {
    facts: reported.facts,
  }),
  reporting('additions keep their order', 'reporter', 'addToReport', 'reported', {
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
  objecting('without an objection there is nothing to decide', 'management', 'decideObjection', 'nothingToDecide'),
  objected('if not upheld the report stays rejected', 'management', 'decideObjection', 'rejected', {
    upheld: false,
    shows: { 'rejection.decision.upheld': false, 'rejection.decision.by': management.id },
  }),
  objected('an objection is decided once', 'otherManagement', 'decideObjection', 'alreadyDone', {
    first: [press('management', 'decideObjection', { upheld: false })],
  }),
  objected('and not repeated', 'reporter', 'objectToRejection', 'alreadyDone', {
    first: [press('management', 'decideObjection', { upheld: false })],
  }),
  objected('if upheld the report is triaged', 'ismsManager', 'triageReport', 'triaged', {
    first: [press('management', 'decideObjection')],
  }),
  objected('and not rejected again', 'ismsManager', 'rejectReport', 'alreadyDone', {
    first: [press('management', 'decideObjection')],
  }),
  objecting('an objection has a reason', 'reporter', 'objectToRejection', 'rejected', {
    shows: { 'rejection.reason': 'It is allowed', 'rejection.objection.text': 'It is not' },
  }),
];

/** What another record is to this one. */
const others: readonly Case[] = [
  reporting('a duplicate is of another record', 'ismsManager', 'markDuplicate', 'duplicate', {
    otherRecord: records.other,
    shows: { duplicateOf: 'NC-2026-0009' },
  }),
  reporting('of an existing one', 'ismsManager', 'markDuplicate', 'invalid: of unknownRecord'),
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
  on(triaged)('a recurrence is of an existing one', 'owner', 'confirmRecurrence', 'invalid: of unknownRecord'),
  on(triaged)('a recurrence is not of itself', 'owner', 'confirmRecurrence', 'invalid: of sameRecord', {
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
  reporting('a major nonconformity has every gate', 'ismsManager', 'triageReport', 'invalid: lane notFitting', {
    grade: 'major',
  }),
  reporting('in the lane major', 'ismsManager', 'triageReport', 'triaged', major),
  reporting('where a minor one may be as well', 'ismsManager', 'triageReport', 'triaged', { lane: 'major' }),
  reporting('an improvement has its own lane', 'ismsManager', 'triageReport', 'triaged', improvement),
  reporting('which a nonconformity may not have', 'ismsManager', 'triageReport', 'invalid: lane notFitting', {
    lane: 'improvement',
  }),
  reporting('an improvement has no other lane', 'ismsManager', 'triageReport', 'invalid: lane notFitting', {
    grade: 'improvement',
  }),
  reporting('a nonconformity has a clause', 'ismsManager', 'triageReport', 'invalid: clause missing', { clause: '' }),
  reporting('an impact', 'ismsManager', 'triageReport', 'invalid: impact missing', { impact: 'notSure' }),
  reporting('and a priority', 'ismsManager', 'triageReport', 'invalid: priority missing', { priority: 'notSure' }),
  reporting('an improvement need not', 'ismsManager', 'triageReport', 'triaged', { ...improvement, clause: '' }),
  reporting('those of triage are in force, and the reporter’s kept', 'ismsManager', 'triageReport', 'triaged', {
    clause: 'A.8.13',
    shows: { 'facts.clause': 'A.8.13', 'facts.impact': 'medium', 'reportedAs.impact': 'notSure' },
  }),
  reporting('correction only needs a reason', 'ismsManager', 'triageReport', 'triaged', {
    ...correctionOnly,
    shows: { 'triage.laneReason': 'Once', 'triage.owner': owner.id, 'triage.by': thePeople.ismsManager.id },
  }),
  reporting('which is required', 'ismsManager', 'triageReport', 'invalid: laneReason missing', {
    lane: 'correctionOnly',
  }),
  reporting(
    'the dates of the certification body apply in the lane major',
    'ismsManager',
    'triageReport',
    'triaged',
    audited({}),
  ),
  reporting('and in no other', 'ismsManager', 'triageReport', 'invalid: lane notFitting', { externalAudit: audit }),
  reporting(
    'from the end of the audit',
    'ismsManager',
    'triageReport',
    'invalid: auditEnd inTheFuture',
    audited({
      auditEnd: '2026-11-25',
      planDue: '2026-11-25',
      evidenceDue: '2026-11-25',
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
  on(triaged)('a change of triage without changes is refused', 'ismsManager', 'changeTriage', 'nothingChanged', {
    gradeReason: theTriage().gradeReason,
  }),
  ...([triaged, analysis, planning] as const).map((record) =>
    on(record)(`the lane is changed in ${record.stage}`, 'ismsManager', 'changeTriage', 'triaged', correctionOnly),
  ),
  ...(['approval', 'implementation', 'verification'] as const).map((stage) =>
    on(recordIn[stage])(`not in ${stage}`, 'ismsManager', 'changeTriage', 'invalid: lane tooLate', correctionOnly),
  ),
  on(implementation)('a changed grade is accepted', 'ismsManager', 'changeTriage', 'implementation', {
    shows: { 'triage.gradeReason': 'Two doors', 'triage.at': triaged.triage?.at },
  }),
  on(analysis)('an improvement goes straight to planning', 'ismsManager', 'changeTriage', 'planning', improvement),
  on(planning)('with causes and a plan the stage stays', 'ismsManager', 'changeTriage', 'planning', major),
  on(afterwards(planning, press('ismsManager', 'changeTriage', correctionOnly)))(
    'and comes back there',
    'ismsManager',
    'changeTriage',
    'planning',
  ),
  on(analysis)('the same with causes only', 'ismsManager', 'changeTriage', 'planning', {
    ...major,
    first: [presses.causes],
  }),
  on(triaged)('without a statement there is no analysis', 'ismsManager', 'changeTriage', 'triaged', major),
  on(records.correctionOnly)(
    'a correction only stays triaged after the statement',
    'owner',
    'confirmStatement',
    'triaged',
  ),
  on(records.improvement)('an improvement goes on to planning', 'owner', 'confirmStatement', 'planning'),
  on(records.major)('a major one goes on to analysis', 'owner', 'confirmStatement', 'analysis'),
  on(analysis)('the same statement again is refused', 'owner', 'confirmStatement', 'nothingChanged', {
    problem: analysis.statement?.problem,
    implications: analysis.statement?.implications,
  }),
  on(analysis)('other implications are a change', 'owner', 'confirmStatement', 'analysis', {
    problem: analysis.statement?.problem,
  }),
  on(analysis)('so is another problem', 'owner', 'confirmStatement', 'analysis', {
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
    'causes are agreed with another person',
    'owner',
    'determineCauses',
    'invalid: aloneBecause missing',
    causes({ agreedBy: [] }),
  ),
  on(analysis)(
    'not with oneself',
    'owner',
    'determineCauses',
    'invalid: aloneBecause missing',
    causes({ agreedBy: [owner.id] }),
  ),
  on(analysis)(
    'with anyone else',
    'owner',
    'determineCauses',
    'planning',
    causes({ agreedBy: [owner.id, employee.id] }),
  ),
  on(analysis)(
    'or determined alone with a reason',
    'owner',
    'determineCauses',
    'planning',
    causes({ agreedBy: [], aloneBecause: alone }),
  ),
  on(analysis)(
    'each person agrees once',
    'owner',
    'determineCauses',
    'invalid: agreedBy duplicate',
    causes({ agreedBy: [employee.id, employee.id] }),
  ),
  on(analysis)(
    'a tree may have 100 whys',
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
    'each with its own id',
    'owner',
    'determineCauses',
    'invalid: whys duplicate',
    causes({
      whys: [...whys(1), ...whys(1)],
      rootCauses: [rootCause],
    }),
  ),
  on(analysis)(
    'a root cause refers to a why of the tree',
    'owner',
    'determineCauses',
    'invalid: rootCauses.0.whyId unknownWhy',
    causes({
      rootCauses: [{ ...rootCause, whyId: 'w9' }],
    }),
  ),
  on(analysis)(
    'each root cause does',
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
  on(reported)('containment is not in the future', 'ismsManager', 'recordContainment', 'invalid: doneOn inTheFuture', {
    act: { kind: 'done', what: 'Shut', by: 'Rita', doneOn: '2026-11-25' },
  }),
  on(reported)('or was not necessary', 'ismsManager', 'recordCorrection', 'reported', {
    act: { kind: 'notNecessary', because: 'It shut by itself' },
    shows: { 'correction.kind': 'notNecessary', containment: undefined },
  }),
  on(reported)('containment is recorded by itself', 'ismsManager', 'recordContainment', 'reported', {
    shows: { 'containment.kind': 'done', correction: undefined, consequences: undefined },
  }),
  on(reported)('so are the consequences', 'ismsManager', 'recordConsequences', 'reported', {
    shows: { 'consequences.kind': 'none', containment: undefined },
  }),
  on(triaged)('and similar nonconformities', 'owner', 'recordSimilar', 'triaged', {
    shows: { 'similar.found': false },
  }),
];

export const reviewCases: Readonly<Record<string, readonly Case[]>> = {
  'the report': reports,
  'relations to another record': others,
  'lane and grade': triages,
  'facts and causes': dates,
};
