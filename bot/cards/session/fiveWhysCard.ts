import { isLive } from '../../../procedure/record/sessions.ts';
import { sessionKeyOf } from '../../../procedure/record/values/sessionKey.ts';
import { dateAndTime } from '../../../procedure/words/dates.ts';
import type { Drawing } from '../drawing.ts';
import { button, buttonData, formButton, link, type Scene } from '../parts/buttons.ts';
import { type Action, type AdaptiveCard, card, type Element } from '../parts/card.ts';
import { heading, label, notice, plain, quiet } from '../parts/texts.ts';
import type { Press, PressIntent } from '../press.ts';
import type { FiveWhysView } from './fiveWhysView.ts';
import { problemLines, problemStep } from './problemStep.ts';
import { rootCauseLines } from './rootCauseLines.ts';
import { readSessionVerb, type SessionFormName, sessionVerbs } from './sessionVerbs.ts';
import { treeLines, whysStep } from './whysStep.ts';

/** *Do we agree?*: needs the owner and at least one other person; objections are recorded. */
const agreementStep = (view: FiveWhysView, drawing: Drawing): readonly Element[] => {
  const { step, agreement } = drawing.words.session;
  const { agreed, objections } = view.fiveWhys;
  const isOwnerIn = agreed.some((id) => id === view.record.triage?.owner);
  return [
    ...problemLines(view, drawing),
    label(step.agreement),
    ...rootCauseLines(view, true, drawing),
    plain(`${agreement.agreed(agreed.length)} · ${agreement.objections(objections.length)}`),
    ...(isOwnerIn && agreed.length > 1 ? [] : [quiet(agreement.ownerToo)]),
    quiet(agreement.frozen),
  ];
};

/** For a session that is over: what its root causes mean for the record. */
const outcome = ({ fiveWhys, session }: FiveWhysView, { words }: Drawing): readonly Element[] => {
  const { closed, agreement } = words.session;
  // Only the facilitator adds them to the record, by closing the session.
  const isDetermined = fiveWhys.rootCauses.length > 0 && session.closed?.how === 'facilitator';
  if (!isDetermined) return [quiet(closed.noRootCause), plain(closed.nextWithout)];
  const { agreed, objections } = fiveWhys;
  return [plain(`${agreement.agreed(agreed.length)} · ${agreement.objections(objections.length)}`), plain(closed.next)];
};

/** The findings: the tree, the root causes with their categories, how many agreed, and what comes next. */
const summary = (view: FiveWhysView, drawing: Drawing): readonly Element[] => {
  const { closed } = drawing.words.session;
  const { fiveWhys, session } = view;
  const tree = treeLines(fiveWhys, drawing);
  return [
    ...problemLines(view, drawing),
    ...(tree.length === 0 ? [] : [label(closed.tree), ...tree]),
    ...(fiveWhys.rootCauses.length > 0 ? [label(closed.rootCauses), ...rootCauseLines(view, false, drawing)] : []),
    ...(isLive(session) ? [] : outcome(view, drawing)),
  ];
};

type View = FiveWhysView & {
  /** By default in a separate message. */
  readonly scene?: Scene;
  /** For one person only, in answer to their press. */
  readonly note?: { readonly text: string; readonly style: 'good' | 'warning' } | undefined;
};

const stepOf = (view: FiveWhysView, drawing: Drawing): readonly Element[] => {
  const { session, fiveWhys } = view;
  if (!isLive(session)) return summary(view, drawing);
  switch (fiveWhys.step) {
    case 'problem':
      return problemStep(view, drawing);
    case 'whys':
      return whysStep(view, drawing);
    case 'agreement':
      return agreementStep(view, drawing);
    default:
      return fiveWhys.step satisfies never;
  }
};

/** Separates it from people's texts above. */
const foot = (text: string): Element => ({ ...quiet(text), spacing: 'medium' });

const whenOf = ({ session, freezesAt, late }: FiveWhysView, drawing: Drawing): readonly Element[] => {
  const { status } = drawing.words.session;
  const moment = (at: string): string => dateAndTime(at, drawing.language, drawing.policy.calendar.timeZone);
  const { closed } = session;
  if (!closed) return freezesAt ? [foot(status.openUntil(moment(freezesAt.toISOString())))] : [];
  const ended = closed.how === 'time' ? status.frozenOn : status.closedOn;
  return [foot(ended(moment(closed.at))), ...(late > 0 ? [quiet(status.late(late))] : [])];
};

/** The same session in the tab. */
const liveView = ({ record, session }: FiveWhysView, { words, deepLink }: Drawing): Action =>
  link(words.session.button.live, deepLink(sessionKeyOf(record.reference, session.id)));

const actionsOf = (view: View, drawing: Drawing): readonly (Action | undefined)[] => {
  const { button: words } = drawing.words.session;
  const { record, session, fiveWhys, scene = 'chat' } = view;
  const { step, round } = fiveWhys;
  const data = () => buttonData(drawing.nonce(), record.reference, session.opened.sequence);
  const main = { style: 'positive' } as const;
  const open = (form: SessionFormName & ('problem' | 'cause' | 'vote' | 'evidence'), title: string, look = {}) =>
    formButton(scene, `session.${form}.open`, title, data(), look);
  const live = liveView(view, drawing);
  if (!isLive(session)) return [live];
  const here = button(scene, 'session.here', words.here, data());
  const facilitate = formButton(scene, 'session.facilitate.open', words.facilitate, data());
  switch (step) {
    case 'problem':
      return [{ ...here, ...main }, open('problem', words.correct), facilitate, live];
    case 'whys':
      return [
        open('cause', words.cause, main),
        open('vote', words.vote),
        open('evidence', words.evidence),
        here,
        facilitate,
        live,
      ];
    case 'agreement': {
      const asked = { ...data(), ...(round && { round: round.number }) };
      return [
        button(scene, 'session.agree', words.agree, asked, main),
        formButton(scene, 'session.object.open', words.object, asked),
        here,
        facilitate,
        live,
      ];
    }
    default:
      return step satisfies never;
  }
};

/** The one card of a session, redrawn as it proceeds. It holds no inputs: an edit would discard what is typed. */
const render = (view: View, drawing: Drawing): AdaptiveCard => {
  const { title, status } = drawing.words.session;
  const { record, fiveWhys, note, scene } = view;
  return card(
    [
      // A dialog shows its title above the card.
      scene === 'dialog' ? undefined : heading(title(record.reference)),
      note && notice(note.text, note.style),
      quiet(`${status.here(fiveWhys.present.length)} · ${status.given(fiveWhys.count)}`),
      ...stepOf(view, drawing),
      ...whenOf(view, drawing),
      quiet(status.authors),
    ],
    actionsOf(view, drawing),
  );
};

/** The result, posted once when the meeting is over; or until when more can be contributed. */
const renderSummary = (view: FiveWhysView, drawing: Drawing): AdaptiveCard => {
  const { title, status } = drawing.words.session;
  const { record, fiveWhys } = view;
  return card(
    [
      heading(title(record.reference)),
      quiet(`${status.here(fiveWhys.present.length)} · ${status.given(fiveWhys.count)}`),
      ...summary(view, drawing),
      ...whenOf(view, drawing),
      quiet(status.authors),
    ],
    [liveView(view, drawing)],
  );
};

/** Replaces the card that was moved down or to another conversation. */
const renderMoved = (view: FiveWhysView, drawing: Drawing): AdaptiveCard => {
  const { title, status } = drawing.words.session;
  return card([heading(title(view.record.reference)), quiet(status.moved)], [liveView(view, drawing)]);
};

const parse = ({ verb, reference, sequence: opened }: Press): PressIntent => {
  const read = readSessionVerb(verb);
  return read && reference ? { kind: 'session', ...read, reference, opened } : { kind: 'outdated' };
};

export const fiveWhysCard = { verbs: sessionVerbs, render, renderSummary, renderMoved, parse } as const;
