import { isLive } from '../../../procedure/record/sessions.ts';
import { leadsSession } from '../../../procedure/stages/takesPart.ts';
import type { BotTools } from '../../botTools.ts';
import { sorryFor } from '../../cards/parts/trouble.ts';
import type { Press, SessionIntent } from '../../cards/press.ts';
import type { SessionPress } from '../../cards/session/sessionVerbs.ts';
import { inTime } from '../inTime.ts';
import type { PressAnswer, Pressing } from '../pressing.ts';
import { answerSessionForm, drawNotLeading, giveFormBack, isForLeader, lastSessionKey } from './answerSessionForm.ts';
import { drawSession, withRefusal } from './drawSession.ts';
import { findSession, readAgain } from './findSession.ts';
import { command, type Giving, give } from './giveInSession.ts';
import type { KnownSession } from './knownSession.ts';

/** Answers presses on the card of a 5-Whys session and in its dialogs. */
export const answerSession = async (
  intent: SessionIntent,
  press: Press,
  context: Pressing,
  tools: BotTools,
): Promise<PressAnswer> => {
  const drawing = tools.drawing(press.language);
  // Where others can see it, typing is done in a dialog.
  if ('form' in intent && context.shared && press.scene === 'chat') return { text: drawing.words.work.onlyInDialog };
  const came = await inTime(attempt(intent, press, context, tools), 'session.late', press, context, tools);
  if ('value' in came) return came.value;
  return 'form' in intent && intent.step !== 'open'
    ? giveFormBack(came.trouble, intent, press, context, tools)
    : { text: sorryFor(drawing, came.trouble) };
};

const attempt = async (
  intent: SessionIntent,
  press: Press,
  context: Pressing,
  tools: BotTools,
): Promise<PressAnswer> => {
  const first = await attemptOn(isOfAll(intent) ? 'fresh' : 'inHand', intent, press, context, tools);
  // Another replica may have state that this one lacks. Nothing done in the first attempt is repeated.
  const last = first.isNo ? await attemptOn('fresh', intent, press, context, tools) : first;
  return last.answer;
};

/**
 * Presses that depend on all contributions so far, including those another server received within the last two seconds:
 * agreeing, objecting and the leader's moves. These presses are few.
 */
const isOfAll = (intent: SessionIntent): boolean => {
  if (!('form' in intent)) return intent.press === 'agree';
  const { form, step } = intent;
  return form === 'object' || form === 'close' || (form === 'facilitate' && step !== 'open');
};

type Attempt = { readonly answer: PressAnswer; readonly isNo: boolean };

const attemptOn = async (
  how: 'inHand' | 'fresh',
  intent: SessionIntent,
  press: Press,
  context: Pressing,
  tools: BotTools,
): Promise<Attempt> => {
  const known = await findSession(intent, context, tools, how);
  if (!known) {
    const { terms } = tools.drawing(press.language);
    return { answer: { text: terms.refusal({ reason: 'unknown' }), refused: 'unknown' }, isNo: false };
  }
  tools.lastSessions.set(lastSessionKey(intent, context), known);
  const answer = await ('form' in intent
    ? answerSessionForm(intent, known, press, tools)
    : presses[intent.press](known, press, tools));
  return { answer, isNo: answer.refused !== undefined || ('form' in intent && isForLeader(intent.form, known)) };
};

type AnswerPress = (known: KnownSession, press: Press, tools: BotTools) => Promise<PressAnswer>;
const here: AnswerPress = async (known, press, tools) => {
  const { session } = tools.drawing(press.language).words;
  // Without the card's `n`: a person joins once, no matter which drawing of the card they press.
  const refusal = await give({ type: 'PresenceTold' }, { known, name: 'here', typed: {} }, tools);
  if (refusal) return withRefusal(refusal, known, press, tools);
  return drawSession(known, press, tools, { text: session.said.here, style: 'good' });
};

/** Ignores agreement from a card older than the current round. */
const agree: AnswerPress = async (known, press, tools) => {
  const { session: words } = tools.drawing(press.language).words;
  const { fiveWhys, session } = known.asked;
  const { round, agreed, objections } = fiveWhys;
  if (isLive(session) && !round)
    return drawSession(known, press, tools, { text: words.said.notAsked, style: 'warning' });
  if (round?.number !== press.inputs.round) return withRefusal({ reason: 'stale', of: 'round' }, known, press, tools);
  const before = objections.find(({ by }) => by === known.viewer.id)?.text;
  // The person may have objected since with another press of the same drawing.
  const typed = { round: String(round?.number), ...(before !== undefined && { before }) };
  const giving: Giving = { known, name: 'agree', n: press.n, typed };
  const isSaid = agreed.includes(known.viewer.id);
  const refusal = isSaid ? undefined : await give({ type: 'AgreementGiven', round: round?.id }, giving, tools);
  if (refusal) return withRefusal(refusal, known, press, tools);
  return drawSession(known, press, tools, { text: words.said.agreed, style: 'good' });
};

/** Takes over from an absent facilitator; the procedure knows since when. */
const takeOver: AnswerPress = async (known, press, tools) => {
  const drawing = tools.drawing(press.language);
  const { asked, viewer } = known;
  const refusal = await command('leadSession', {}, { known, name: 'takeOver', n: press.n, typed: {} }, tools);
  if (!refusal)
    return answerSessionForm({ form: 'facilitate', step: 'open' }, await readAgain(known, tools), press, tools, {
      text: drawing.words.session.said.takenOver,
      style: 'good',
    });
  const leads = leadsSession(asked.session, viewer, asked.stream.state);
  if (leads || !isLive(asked.session) || refusal.reason === 'notAllowed')
    return withRefusal(refusal, known, press, tools);
  return drawNotLeading(known, press, tools, refusal);
};

const presses: Readonly<Record<SessionPress, AnswerPress>> = {
  here,
  show: (known, press, tools) => drawSession(known, press, tools),
  agree,
  takeOver,
};
