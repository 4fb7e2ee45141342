import { dayOf } from '../../../procedure/record/values/calendarDate.ts';
import { verdictIn } from '../../../procedure/record/verdictsOf.ts';
import { longDate } from '../../../procedure/words/dates.ts';
import type { Drawing } from '../drawing.ts';
import { dialogButton } from '../parts/buttons.ts';
import type { Element } from '../parts/card.ts';
import { facts } from '../parts/facts.ts';
import { label, plain } from '../parts/texts.ts';
import { userText, userTextUnder } from '../parts/userText.ts';
import { eventIn, type PersonalKind, type PersonalNotice, type PersonalView } from './notice.ts';

const most = { what: 300, reason: 1000, summary: 2000 } as const;

/** Enough of the report for its reporter to recognise it. */
export const whatWas = ({ record }: PersonalView, { terms }: Drawing): readonly Element[] => [
  label(terms.field.what),
  ...userText(record.facts.what, most.what),
];

export const dayIn = (instant: string, { policy, language }: Drawing): string =>
  longDate(dayOf(new Date(instant), policy.calendar.timeZone), language);

const rejected: PersonalNotice = {
  settled: ({ record: { rejection, stage } }, { words }) => {
    if (rejection?.decision) return words.decide.settled.objectionDecided;
    if (rejection?.objection) return words.decide.settled.objected;
    return stage === 'rejected' ? undefined : words.decide.settled.takenUp;
  },
  draw: (view, drawing) => [
    ...userTextUnder(
      drawing.words.decide.notice.reason,
      eventIn(view, 'ReportRejected')?.reason ?? view.record.rejection?.reason,
      most.reason,
    ),
    ...whatWas(view, drawing),
  ],
  buttons: (_, { words }, data) => [
    dialogButton('objectToRejection.open', words.command.objectToRejection.title, data()),
  ],
};

const asked: PersonalNotice = {
  settled: ({ record, commit }, { words }) => {
    const since = commit?.at ?? '';
    return record.additions.some(({ at }) => at > since) ? words.decide.settled.answered : undefined;
  },
  draw: (view, drawing) => [
    ...userTextUnder(drawing.words.decide.notice.question, eventIn(view, 'ReporterAsked')?.text, most.summary),
    ...whatWas(view, drawing),
  ],
  buttons: (_, { words }, data) => [
    dialogButton('record.add', words.decide.notice.answer, data(), { style: 'positive' }),
  ],
};

/** Notices to a reporter about their report: the outcome, without naming who acted. */
export const reporterNotices = {
  reportAccepted: {
    draw: (view, drawing) => [...whatWas(view, drawing), plain(drawing.words.decide.notice.hearAgain)],
  },
  reportRejected: rejected,
  markedDuplicate: {
    draw: (view, drawing) => [
      facts([[drawing.words.decide.notice.followedAs, eventIn(view, 'MarkedDuplicate')?.of]]),
      ...whatWas(view, drawing),
    ],
  },
  objectionDecided: {
    draw: (view, drawing) => {
      const decided = eventIn(view, 'ObjectionDecided');
      const { upheld, stands } = drawing.words.case;
      return [
        ...userTextUnder(decided?.upheld ? upheld : stands, decided?.reason, most.reason),
        ...whatWas(view, drawing),
      ];
    },
  },
  reporterAsked: asked,
  closed: {
    draw: (view, drawing) => {
      const { closure } = view.record;
      const { words, terms } = drawing;
      const judged = verdictIn(view.record, view.record.cycle);
      return [
        ...userTextUnder(words.decide.notice.outcome, eventIn(view, 'NonconformityClosed')?.summary, most.summary),
        facts([
          [words.decide.notice.verdict, judged && terms.verdict[judged.verdict]],
          [words.decide.notice.closedOn, closure && dayIn(closure.at, drawing)],
        ]),
        ...whatWas(view, drawing),
      ];
    },
  },
  riskAccepted: {
    draw: (view, drawing) => {
      const accepted = eventIn(view, 'RiskAccepted');
      const { words, language } = drawing;
      return [
        facts([[words.decide.notice.until, accepted && longDate(accepted.expires, language)]]),
        ...userTextUnder(words.decide.notice.reason, accepted?.reason, most.reason),
        ...whatWas(view, drawing),
      ];
    },
  },
} as const satisfies Readonly<Partial<Record<PersonalKind, PersonalNotice>>>;
