import type { Nonconformity } from '../../../procedure/record/nonconformity.ts';
import { planManagerOf, verifierOf } from '../../../procedure/record/planInForce.ts';
import type { Verdict } from '../../../procedure/record/values/choices.ts';
import { verdictIn } from '../../../procedure/record/verdictsOf.ts';
import { longDate } from '../../../procedure/words/dates.ts';
import type { Drawing } from '../drawing.ts';
import { button, dialogButton } from '../parts/buttons.ts';
import type { Element } from '../parts/card.ts';
import { facts, line } from '../parts/facts.ts';
import { missingParts } from '../parts/record/missingParts.ts';
import { label, plain, quiet } from '../parts/texts.ts';
import { userText, userTextUnder } from '../parts/userText.ts';
import { actionIn, eventIn, ownOpen, type PersonalKind, type PersonalNotice, type PersonalView } from './notice.ts';
import { dayIn, whatWas } from './reporterNotices.ts';

const most = { reason: 1000, result: 2000 } as const;

/** Which action a comment is about. */
const aboutAction = (view: PersonalView, action: string | undefined, drawing: Drawing): readonly Element[] => {
  const planned = view.record.cycle.plan?.actions.find(({ id }) => id === action) ?? actionIn(view, action);
  return planned ? [line(planned.id, planned.title, drawing)] : [];
};

const show: NonNullable<PersonalNotice['buttons']> = (_, { words }, data) => [
  button('chat', 'record.show', words.decide.notice.show, data()),
];

/** Whether the plan went to management again after this notice. */
const submittedSince = ({ cycle }: Nonconformity, sequence: number): boolean =>
  (cycle.submission?.sequence ?? 0) > sequence || (cycle.approval?.sequence ?? 0) > sequence;

const cameBack = (draw: PersonalNotice['draw']): PersonalNotice => ({
  settled: ({ record, commit }, { words }) =>
    commit && submittedSince(record, commit.sequence) ? words.decide.settled.submittedAgain : undefined,
  draw,
  // The recipients are the planners: the request is shown above the form.
  buttons: (view, drawing, data) => [
    dialogButton('draftPlan.open', drawing.words.decide.button.changePlan, data()),
    ...show(view, drawing, data),
  ],
});

const assigned: PersonalNotice = {
  settled: ({ record, viewer }, { words }) =>
    record.triage?.owner === viewer ? undefined : words.decide.settled.handedOn,
  draw: (view, drawing) => {
    const { triage } = view.record;
    const { terms, words } = drawing;
    return [
      ...whatWas(view, drawing),
      facts([
        [words.decide.notice.grade, triage && terms.grade[triage.grade]],
        [words.decide.notice.lane, triage && terms.lane[triage.lane]],
        [terms.field.priority, terms.priority[view.record.facts.priority]],
      ]),
      ...userTextUnder(words.work.label.gradeReason, triage?.gradeReason, most.reason),
    ];
  },
  buttons: show,
};

const approved: PersonalNotice = {
  draw: (view, drawing) => {
    const { words, language } = drawing;
    const { approval, plan } = view.record.cycle;
    const event = eventIn(view, 'PlanApproved');
    return [
      ...(approval && approval.sequence === view.commit?.sequence
        ? [line(words.decide.notice.by, view.nameOf(approval.by), drawing)]
        : []),
      view.commit && quiet(dayIn(view.commit.at, drawing)),
      ...userTextUnder(words.decide.notice.exception, event?.exception, most.reason),
      ...(plan ? [plain(words.decide.notice.verifyOn(longDate(plan.verification.on, language)))] : []),
    ];
  },
  buttons: show,
};

/** What is still missing to close it or, if the actions were not effective, the next cycle. */
const whatFollows = ({ record, commit }: PersonalView, given: Verdict | undefined, drawing: Drawing) => {
  if (given === 'effective') return missingParts(record, drawing);
  const judged = record.earlierCycles.find(({ effectiveness }) => effectiveness?.sequence === commit?.sequence);
  return judged ? [plain(drawing.words.work.record.nextCycle(judged.number + 1))] : [];
};

const verdict: PersonalNotice = {
  draw: (view, drawing) => {
    const { words, terms, language } = drawing;
    const judged = eventIn(view, 'EffectivenessJudged');
    return [
      facts([
        [words.decide.notice.verdict, judged && terms.verdict[judged.verdict]],
        [words.decide.notice.checkAgain, judged?.checkAgainOn && longDate(judged.checkAgainOn, language)],
      ]),
      ...userTextUnder(words.decide.notice.result, judged?.result, most.result),
      ...whatFollows(view, judged?.verdict, drawing),
    ];
  },
  buttons: show,
};

/** Work that was handed over to the recipient. */
const ownWork = (view: PersonalView, drawing: Drawing): readonly Element[] => {
  const { triage, cycle } = view.record;
  const { relation } = drawing.terms;
  const parts = [
    ...(triage?.owner === view.viewer ? [relation.owner] : []),
    ...(planManagerOf(cycle) === view.viewer ? [relation.planManager] : []),
    ...(verifierOf(cycle) === view.viewer ? [relation.verifier] : []),
  ];
  return [
    label(drawing.words.decide.notice.nowYours),
    ...parts.map((part) => plain(part)),
    ...ownOpen(view).map(({ id, title, due }) =>
      line(id, `${title} · ${longDate(due, drawing.language)}`, drawing, 400),
    ),
  ];
};

/** Notices to those responsible for the record, its plan or its verification. */
export const planNotices = {
  ownerAssigned: assigned,
  planApproved: approved,
  planReturned: cameBack((view, drawing) => {
    const returned = eventIn(view, 'PlanReturned');
    return [
      ...aboutAction(view, returned?.action, drawing),
      ...userTextUnder(drawing.words.decide.notice.comment, returned?.comment, most.reason),
    ];
  }),
  planRejected: cameBack((view, drawing) =>
    userTextUnder(drawing.words.decide.notice.reason, eventIn(view, 'PlanRejected')?.reason, most.reason),
  ),
  effective: verdict,
  notEffective: verdict,
  recurred: {
    draw: (view, drawing) => [
      facts([[drawing.words.decide.notice.recurredAs, eventIn(view, 'Recurred')?.in]]),
      ...whatWas(view, drawing),
    ],
    buttons: show,
  },
  workReassigned: {
    draw: (view, drawing) => [
      ...ownWork(view, drawing),
      ...userTextUnder(drawing.words.decide.notice.because, eventIn(view, 'WorkReassigned')?.because, most.reason),
    ],
    buttons: show,
  },
  verificationAsked: {
    settled: ({ record }, { words, terms }) => {
      const judged = verdictIn(record, record.cycle);
      if (judged) return words.decide.settled.judged(terms.verdict[judged.verdict]);
      return record.stage === 'verification' ? undefined : words.decide.settled.goesOn;
    },
    draw: (view, drawing) => {
      const { words, language } = drawing;
      const { plan, actions } = view.record.cycle;
      return [
        ...userTextUnder(words.decide.plan.successCriteria, plan?.successCriteria, most.result),
        ...userTextUnder(words.decide.plan.method, plan?.verification.method, most.reason),
        facts([[words.decide.plan.verifyOn, plan && longDate(plan.verification.on, language)]]),
        label(words.decide.notice.whatWasDone),
        ...actions.map(({ id, title, state }) => line(id, `${title} · ${drawing.terms.actionState[state]}`, drawing)),
      ];
    },
    buttons: (view, drawing, data) => [
      dialogButton(
        'judgeEffectiveness.open',
        drawing.words.command.judgeEffectiveness.title,
        data(),
        // It is requested when the actions are done, but due only on the planned date.
        (view.record.cycle.plan?.verification.on ?? '') <= drawing.today ? { style: 'positive' } : {},
      ),
      ...show(view, drawing, data),
    ],
  },
} as const satisfies Readonly<Partial<Record<PersonalKind, PersonalNotice>>>;

/** A person's text of an action, by its id. */
export const actionTitle = (view: PersonalView, action: string | undefined, drawing: Drawing): readonly Element[] => {
  const found = actionIn(view, action);
  return found ? [label(found.id), ...userText(found.title, 300)] : aboutAction(view, action, drawing);
};
