import type { Drawing } from '../../bot/cards/drawing.ts';
import type { PersonalKind } from '../../bot/cards/notices/notice.ts';
import { personalNotice } from '../../bot/cards/notices/personalNotices.ts';
import type { AdaptiveCard } from '../../bot/cards/parts/card.ts';
import { nameOfIn } from '../../bot/cards/parts/nameOf.ts';
import { lastCommit } from '../../procedure/record/history/commit.ts';
import type { RecordStream } from '../../procedure/record/history/recordStream.ts';
import type { Plan } from '../../procedure/record/recordParts.ts';
import { tentwo } from '../../procedure/record/tentwo.ts';
import type { Person, Role } from '../../procedure/record/values/person.ts';
import { recordMessage } from '../../server/workers/messageForReader.ts';
import { aStream, ida, lea, max, type Step, theApproval, thePlan, theReport, untilSubmitted } from './aLife.ts';

const step = (by: typeof lea, ...events: Step['events']): Step => ({ by, events });

const mia = { id: 'mia', name: 'Mia Lund' };

/** Group members. The name of `noor`, who owns an action, is not known. */
const held: Readonly<Partial<Record<Role, readonly Person[]>>> = {
  ismsManager: [mia],
  management: [ida, { id: 'ben', name: 'Ben Okoro' }],
};
export const sampleHolders = (role: Role): readonly Person[] => held[role] ?? [];

/** A plan of the life with other people: the approver has no other part in it. */
export const theNoticePlan = (changes: Partial<Plan> = {}): Plan =>
  thePlan({ verification: { method: 'Log of the alarm', on: '2027-03-01', verifier: 'vic' }, ...changes });

const withPlan = (steps: readonly Step[], plan: Plan): readonly Step[] =>
  steps.map((one) =>
    one.events[0].type === 'PlanDrafted' ? { ...one, events: [{ type: 'PlanDrafted', plan }] as const } : one,
  );

/** From the report to a submitted plan. @param report the first step, if it is another one */
export const submittedWith = (plan: Plan = theNoticePlan(), report: Step = theReport): readonly Step[] => [
  report,
  ...withPlan(untilSubmitted, plan),
];
export const approvedWith = (report: Step = theReport): readonly Step[] => [
  ...submittedWith(theNoticePlan(), report),
  theApproval,
];

const asked = step(max, { type: 'ExtensionRequested', action: 'A1', due: '2026-12-31', reason: 'Late delivery' });
const done = (action: string) => step(max, { type: 'ActionCompleted', action, doneOn: '2026-12-20', note: 'It rings' });
const judged = (verdict: 'effective' | 'partly') =>
  step(ida, {
    type: 'EffectivenessJudged',
    verdict,
    result: 'No open door since',
    ...(verdict === 'partly' && { checkAgainOn: '2027-06-01' }),
  });
const returned = step(ida, { type: 'PlanReturned', comment: 'Who pays?', action: 'A1' });
const rejected = step(max, { type: 'ReportRejected', reason: 'The door is meant to be open.' });
const objected = step(lea, { type: 'RejectionObjectedTo', text: 'Not at night.' });

type Sample = readonly [steps: readonly Step[], viewer: string];

/** The life that causes each kind, and the recipients. */
export const noticeSamples = (report: Step = theReport): Readonly<Record<PersonalKind, Sample>> => {
  const submitted = submittedWith(theNoticePlan(), report);
  const approved = approvedWith(report);
  const triaged = submitted.slice(0, 2);
  const verified = [...approved, done('A1'), done('A2')];
  return {
    reportAccepted: [triaged, 'lea'],
    reportRejected: [[report, rejected], 'lea'],
    markedDuplicate: [[report, step(max, { type: 'MarkedDuplicate', of: 'NC-2026-0007', reason: 'Same' })], 'lea'],
    objectionRaised: [[report, rejected, objected], 'ida'],
    objectionDecided: [
      [report, rejected, objected, step(ida, { type: 'ObjectionDecided', upheld: true, reason: 'Nights count.' })],
      'lea',
    ],
    ownerAssigned: [triaged.map((one, index) => (index === 1 ? { ...one, by: mia } : one)), 'max'],
    approvalAsked: [submitted, 'ida'],
    approvalDelegated: [
      [...submitted, step(ida, { type: 'ApprovalDelegated', to: 'dan', until: '2026-12-31' })],
      'dan',
    ],
    planApproved: [approved, 'max'],
    planReturned: [[...submitted, returned], 'max'],
    planRejected: [[...submitted, step(ida, { type: 'PlanRejected', reason: 'Too dear' })], 'max'],
    actionAssigned: [approved, 'max'],
    extensionAsked: [[...approved, asked], 'mia'],
    extensionDecided: [
      [...approved, asked, step(ida, { type: 'ExtensionDecided', action: 'A1', granted: true, reason: 'Agreed' })],
      'max',
    ],
    actionCancelled: [
      [...approved, step(ida, { type: 'ActionCancelled', action: 'A2', reason: 'The shift is gone' })],
      'noor',
    ],
    verificationAsked: [verified, 'vic'],
    effective: [[...verified, judged('effective')], 'max'],
    notEffective: [[...verified, judged('partly')], 'max'],
    closed: [
      [...verified, judged('effective'), step(ida, { type: 'NonconformityClosed', summary: 'The alarm works.' })],
      'lea',
    ],
    riskAccepted: [
      [...triaged, step(ida, { type: 'RiskAccepted', reason: 'The house is torn down', expires: '2027-06-30' })],
      'lea',
    ],
    recurred: [[...approved, step(mia, { type: 'Recurred', in: 'NC-2027-0003' })], 'max'],
    workReassigned: [
      [...approved, step(ida, { type: 'WorkReassigned', from: 'max', to: 'noor', because: 'Max has left' })],
      'noor',
    ],
    reporterAsked: [[report, step(max, { type: 'ReporterAsked', text: 'Which door?' })], 'lea'],
    deputyAsked: [
      [...submitted, step(tentwo, { type: 'ApprovalDelegated', to: 'dan', until: '2026-12-31', from: 'ida' })],
      'ida',
    ],
  };
};

/** The notice that the commit `told` sends to a person, drawn from the current record. */
export const drawNotice = (
  kind: PersonalKind,
  stream: RecordStream,
  viewer: string,
  drawing: Drawing,
  told = lastCommit(stream).sequence,
  holders = sampleHolders,
): AdaptiveCard => {
  const key = `${stream.key}/${String(told).padStart(4, '0')}/${kind}/${viewer}`;
  const { ismsManagers: _, ...message } = recordMessage(stream, kind, key, { holders });
  return personalNotice.render(
    { ...message, kind, viewer, nameOf: nameOfIn(message.people, viewer, drawing) },
    drawing,
  );
};

/** The later steps that settle a notice's matter. */
export const noticeAfterwards: Readonly<Partial<Record<PersonalKind, readonly Step[]>>> = {
  approvalAsked: [{ by: { id: 'ben', name: 'Ben Okoro' }, events: theApproval.events }],
  reportRejected: [objected],
  objectionRaised: [step(ida, { type: 'ObjectionDecided', upheld: false, reason: 'No' })],
  planReturned: [step(max, { type: 'PlanSubmitted' })],
  actionAssigned: [done('A1')],
  extensionAsked: [step(ida, { type: 'ExtensionDecided', action: 'A1', granted: true, reason: 'Agreed' })],
  verificationAsked: [judged('effective')],
  reporterAsked: [step(lea, { type: 'ReportAddedTo', text: 'The front door' })],
};

/** Every notice to one person, new; and those that ask for something also when settled. */
export const sampleNotices = (drawing: Drawing, report: Step = theReport): Readonly<Record<string, AdaptiveCard>> => {
  const samples = Object.entries(noticeSamples(report)) as [PersonalKind, Sample][];
  return Object.fromEntries(
    samples.flatMap(([kind, [steps, viewer]]) => {
      const fresh = [`notice-${kind}`, drawNotice(kind, aStream(steps), viewer, drawing)] as const;
      const more = noticeAfterwards[kind];
      const settled = more && drawNotice(kind, aStream([...steps, ...more]), viewer, drawing, steps.length);
      return settled ? [fresh, [`notice-${kind}-settled`, settled] as const] : [fresh];
    }),
  );
};
