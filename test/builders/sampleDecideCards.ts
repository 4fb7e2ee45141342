import { type ApprovalScene, approvalCard } from '../../bot/cards/decide/approvalCard.ts';
import type { Drawing } from '../../bot/cards/drawing.ts';
import { doneCard } from '../../bot/cards/notices/doneCard.ts';
import type { Scene } from '../../bot/cards/parts/buttons.ts';
import type { AdaptiveCard } from '../../bot/cards/parts/card.ts';
import { nameOfIn } from '../../bot/cards/parts/nameOf.ts';
import { workCard } from '../../bot/cards/work/workCard.ts';
import { workForms } from '../../bot/cards/work/workForms.ts';
import type { WorkCommandName } from '../../bot/cards/work/workVerbs.ts';
import { knownPeople } from '../../procedure/messages/knownPeople.ts';
import { lastCommit } from '../../procedure/record/history/commit.ts';
import type { RecordStream } from '../../procedure/record/history/recordStream.ts';
import type { Plan } from '../../procedure/record/recordParts.ts';
import { submittedBefore } from '../../procedure/record/submittedBefore.ts';
import { addDays } from '../../procedure/record/values/calendarDate.ts';
import type { Actor } from '../../procedure/record/values/person.ts';
import { aStream, ida, lea, max, type Step, theReport } from './aLife.ts';
import { anActor } from './anActor.ts';
import { approvedWith, sampleHolders, submittedWith, theNoticePlan } from './sampleNotices.ts';

/** Commands whose forms are part of deciding or of an action. */
export const decideCommandNames = [
  'approvePlan',
  'returnPlan',
  'rejectPlan',
  'delegateApproval',
  'decideExtension',
  'decideObjection',
  'cancelAction',
  'reportProgress',
  'completeAction',
  'requestExtension',
  'objectToRejection',
] as const satisfies readonly WorkCommandName[];
type DecideCommandName = (typeof decideCommandNames)[number];

const step = (by: typeof lea, ...events: Step['events']): Step => ({ by, events });

/** What the approver `ida`, or another person, sees. */
export const approvalViewFor = (
  stream: RecordStream,
  drawing: Drawing,
  changes: Partial<ApprovalScene> = {},
): ApprovalScene => ({
  record: stream.state,
  sequence: lastCommit(stream).sequence,
  viewer: ida.id,
  nameOf: nameOfIn(knownPeople(stream, { holders: sampleHolders }), changes.viewer ?? ida.id, drawing),
  submittedBefore: submittedBefore(stream),
  scene: 'chat',
  ...changes,
});

/** Every text of the maximum length of the plan form. */
export const theLongestPlan = (unit: string): Plan => {
  const fill = (most: number): string => unit.repeat(most / unit.length);
  const [action] = theNoticePlan().actions;
  if (!action) throw new RangeError('a plan has an action');
  return theNoticePlan({
    objective: fill(1000),
    actions: Array.from({ length: 20 }, (_, index) => ({ ...action, id: `A${index + 1}`, title: fill(300) })),
    shortTermNotNecessary: fill(1000),
    successCriteria: fill(2000),
    verification: { method: fill(1000), on: '2027-03-01', verifier: 'vic' },
    followUps: Array.from({ length: 24 }, (_, index) => addDays('2027-01-01', index)),
    ismsChange: {
      needed: true,
      purpose: fill(1000),
      consequences: fill(1000),
      integrity: fill(1000),
      resources: fill(1000),
      responsibilities: fill(1000),
    },
  });
};

const returned = step(ida, { type: 'PlanReturned', comment: 'Sooner, please', action: 'A1' });

/** The same plan with other days, another owner and one more action. */
const changed = (plan: Plan): Plan => ({
  ...plan,
  objective: 'Every open door is noticed within a minute',
  actions: [
    ...plan.actions.map((action) =>
      action.id === 'A1' ? { ...action, due: '2026-12-08' as const, owner: 'noor' } : action,
    ),
    {
      id: 'A3',
      title: 'Count the keys',
      kind: 'corrective',
      term: 'short',
      priority: 'low',
      owner: max.id,
      due: '2026-12-20',
    },
  ],
});

export const resubmitted = (report: Step = theReport): RecordStream =>
  aStream([
    ...submittedWith(theNoticePlan(), report),
    returned,
    step(max, { type: 'PlanDrafted', plan: changed(theNoticePlan()) }),
    step(max, { type: 'PlanSubmitted' }),
  ]);

const anonymously = (report: Step): Step => {
  const [event] = report.events;
  if (event.type !== 'Reported') throw new RangeError('a life begins with a report');
  return step({ id: 'reporter', name: '' }, { ...event, unnamed: { kind: 'anonymous', caseCode: 'c' } });
};

/** The stage of each form. */
const formsFrom = (report: Step): Readonly<Record<DecideCommandName, RecordStream>> => {
  const submitted = aStream(submittedWith(theNoticePlan(), report));
  const approved = aStream(approvedWith(report));
  const asked = aStream([
    ...approvedWith(report),
    step(max, { type: 'ExtensionRequested', action: 'A1', due: '2026-12-31', reason: 'Late delivery' }),
  ]);
  const rejected = [report, step(max, { type: 'ReportRejected', reason: 'The door is meant to be open.' })];
  return {
    approvePlan: submitted,
    returnPlan: submitted,
    rejectPlan: submitted,
    delegateApproval: submitted,
    decideExtension: asked,
    decideObjection: aStream([...rejected, step(lea, { type: 'RejectionObjectedTo', text: 'Not at night.' })]),
    cancelAction: approved,
    reportProgress: approved,
    completeAction: approved,
    requestExtension: approved,
    objectToRejection: aStream(rejected),
  };
};

const people = [ida, max, lea];

export const drawCommandForm = (
  name: WorkCommandName,
  stream: RecordStream,
  drawing: Drawing,
  viewer: Actor,
): AdaptiveCard => {
  const typed = workForms[name].typedOf(stream.state, drawing, viewer);
  const view = { name, record: stream.state, viewer, people, similar: () => [], typed };
  // The confirmation of an approval is on the person's own card; the other forms are dialogs.
  const scene = name === 'approvePlan' ? 'chat' : 'dialog';
  return workCard.render({ ...view, sequence: lastCommit(stream).sequence, scene }, drawing);
};

const drawForm = (name: WorkCommandName, stream: RecordStream, drawing: Drawing): AdaptiveCard => {
  const isOwn = ['completeAction', 'reportProgress', 'requestExtension'].includes(name);
  return drawCommandForm(
    name,
    stream,
    drawing,
    anActor(isOwn ? { id: max.id } : { id: ida.id, roles: ['management'] }),
  );
};

const completed = (action: string): Step =>
  step(max, { type: 'ActionCompleted', action, doneOn: '2026-12-20', note: 'It rings' });

/** A command just done, and its author's view. */
const doneCards = (drawing: Drawing, report: Step): Readonly<Record<string, AdaptiveCard>> => {
  const approved = approvedWith(report);
  const later = { action: 'A1', due: '2026-12-31', reason: 'Late delivery' } as const;
  const asked = step(max, { type: 'ExtensionRequested', ...later });
  const worked = [...approved, completed('A1'), completed('A2')];
  const judged = (verdict: 'effective' | 'partly') =>
    step(ida, {
      type: 'EffectivenessJudged',
      verdict,
      result: 'No open door since',
      ...(verdict === 'partly' && { checkAgainOn: '2027-06-01' }),
    });
  const draw = (name: WorkCommandName, steps: readonly Step[], viewer: string, scene: Scene): AdaptiveCard => {
    const stream = aStream(steps);
    const { record, sequence, nameOf } = approvalViewFor(stream, drawing, { viewer });
    const note = { text: drawing.words.command[name].done, style: 'good' } as const;
    const view = {
      record,
      sequence,
      nameOf,
      viewer,
      scene,
      note,
      commit: lastCommit(stream),
      reads: scene === 'dialog',
    };
    const card = doneCard.render(name, view, drawing);
    if (!card) throw new RangeError(`${name} leaves nothing to show`);
    return card;
  };
  return {
    'done-reportProgress': draw(
      'reportProgress',
      [...approved, step(max, { type: 'ActionProgressed', action: 'A1', note: 'Ordered' })],
      max.id,
      'dialog',
    ),
    'done-completeAction': draw('completeAction', [...approved, completed('A1')], max.id, 'chat'),
    'done-requestExtension': draw('requestExtension', [...approved, asked], max.id, 'dialog'),
    'done-decideExtension': draw(
      'decideExtension',
      [...approved, asked, step(ida, { type: 'ExtensionDecided', action: 'A1', granted: true, reason: 'Agreed' })],
      ida.id,
      'dialog',
    ),
    'done-judgeEffectiveness': draw('judgeEffectiveness', [...worked, judged('effective')], ida.id, 'dialog'),
    'done-judgeEffectiveness-partly': draw('judgeEffectiveness', [...worked, judged('partly')], ida.id, 'chat'),
  };
};

/** The approval in its usual states, and the forms of the approvers and action owners. */
export const sampleDecideCards = (
  drawing: Drawing,
  report: Step = theReport,
): Readonly<Record<string, AdaptiveCard>> => {
  const submitted = aStream(submittedWith(theNoticePlan(), report));
  const long = aStream(submittedWith(theLongestPlan('x'), report));
  const view = (stream: RecordStream, changes: Partial<ApprovalScene> = {}) =>
    approvalViewFor(stream, drawing, changes);
  const stale = { text: drawing.terms.refusal({ reason: 'stale' }), style: 'warning' } as const;
  const forms = Object.entries(formsFrom(report)) as [DecideCommandName, RecordStream][];
  return {
    'approval-again': approvalCard.render(view(resubmitted(report), { note: stale }), drawing),
    'approval-anonymous': approvalCard.render(
      view(aStream(submittedWith(theNoticePlan(), anonymously(report)))),
      drawing,
    ),
    'approval-exception': approvalCard.render(view(submitted, { viewer: max.id }), {
      ...drawing,
      management: () => [max.id],
    }),
    'approval-barred': approvalCard.render(view(submitted, { viewer: max.id }), drawing),
    'approval-done': approvalCard.render(view(aStream(approvedWith(report))), drawing),
    'approval-long': approvalCard.render(view(long), drawing),
    'approval-more': approvalCard.renderMore(view(submitted), drawing),
    'approval-page': approvalCard.renderPage({ ...view(long, { scene: 'dialog' }), page: 1 }, drawing),
    'approval-last-page': approvalCard.renderPage({ ...view(long, { scene: 'dialog' }), page: 99 }, drawing),
    ...doneCards(drawing, report),
    ...Object.fromEntries(forms.map(([name, stream]) => [`form-${name}`, drawForm(name, stream, drawing)])),
  };
};
