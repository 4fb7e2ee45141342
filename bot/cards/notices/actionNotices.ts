import { longDate } from '../../../procedure/words/dates.ts';
import { actionCard } from '../decide/actionCard.ts';
import { dialogButton } from '../parts/buttons.ts';
import { facts, line } from '../parts/facts.ts';
import { userTextUnder } from '../parts/userText.ts';
import { actionIn, eventIn, ownOpen, type PersonalKind, type PersonalNotice } from './notice.ts';
import { actionTitle } from './planNotices.ts';
import { whatWas } from './reporterNotices.ts';

const most = { reason: 1000, text: 3000 } as const;

const assigned: PersonalNotice = {
  settled: (view, { words }) => (ownOpen(view).length > 0 ? undefined : words.decide.settled.nothingLeft),
  draw: (view, drawing) => actionCard.draw({ ...view, actions: actionCard.actionsOf(view) }, drawing),
  buttons: (view, drawing, data) => actionCard.buttons(view, 'chat', drawing, data),
};

const extensionAsked: PersonalNotice = {
  settled: (view, { words }) => {
    const action = actionIn(view, eventIn(view, 'ExtensionRequested')?.action);
    if (action?.state !== 'open') return words.decide.settled.goesOn;
    if (action.extension) return undefined;
    const granted = action.due !== action.originalDue && action.due === eventIn(view, 'ExtensionRequested')?.due;
    return granted ? words.decide.settled.granted : words.decide.settled.notGranted;
  },
  draw: (view, drawing) => {
    const { words, language } = drawing;
    const asked = eventIn(view, 'ExtensionRequested');
    const action = actionIn(view, asked?.action);
    return [
      ...actionTitle(view, asked?.action, drawing),
      action && line(words.decide.plan.owner, view.nameOf(action.owner), drawing),
      facts([
        [words.decide.notice.dueNow, action && longDate(action.due, language)],
        [words.decide.notice.approvedDue, action && longDate(action.originalDue, language)],
        [words.decide.notice.askedDue, asked && longDate(asked.due, language)],
      ]),
      ...userTextUnder(words.decide.notice.reason, asked?.reason, most.reason),
    ];
  },
  buttons: (_, { words }, data) => [
    dialogButton('decideExtension.open', words.command.decideExtension.title, data(), { style: 'positive' }),
  ],
};

/** Notices to the people who do an action or decide about one, and to management about an objection. */
export const actionNotices = {
  actionAssigned: assigned,
  extensionAsked,
  extensionDecided: {
    draw: (view, drawing) => {
      const { words, language } = drawing;
      const decided = eventIn(view, 'ExtensionDecided');
      const action = actionIn(view, decided?.action);
      return [
        ...actionTitle(view, decided?.action, drawing),
        facts([
          [
            words.decide.notice.decision,
            decided && (decided.granted ? words.decide.settled.granted : words.decide.settled.notGranted),
          ],
          [words.decide.notice.dueNow, action && longDate(action.due, language)],
          [
            words.decide.notice.approvedDue,
            action && action.due !== action.originalDue ? longDate(action.originalDue, language) : undefined,
          ],
        ]),
        ...userTextUnder(words.decide.notice.reason, decided?.reason, most.reason),
      ];
    },
  },
  actionCancelled: {
    draw: (view, drawing) => {
      const cancelled = eventIn(view, 'ActionCancelled');
      return [
        ...actionTitle(view, cancelled?.action, drawing),
        ...userTextUnder(drawing.words.decide.notice.reason, cancelled?.reason, most.reason),
      ];
    },
  },
  objectionRaised: {
    settled: ({ record: { rejection } }, { words }) =>
      rejection?.decision ? words.decide.settled.objectionDecided : undefined,
    draw: (view, drawing) => {
      const { words } = drawing;
      const { rejection } = view.record;
      return [
        ...whatWas(view, drawing),
        ...userTextUnder(words.decide.notice.rejectedBecause, rejection?.reason, most.reason),
        ...userTextUnder(words.decide.notice.objection, eventIn(view, 'RejectionObjectedTo')?.text, most.text),
      ];
    },
    buttons: (_, { words }, data) => [
      dialogButton('decideObjection.open', words.command.decideObjection.title, data(), { style: 'positive' }),
    ],
  },
} as const satisfies Readonly<Partial<Record<PersonalKind, PersonalNotice>>>;
