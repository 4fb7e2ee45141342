import { knownPeople } from '../../../procedure/messages/knownPeople.ts';
import { lastCommit } from '../../../procedure/record/history/commit.ts';
import { confirmsTraining } from '../../../procedure/useCases/sessions/confirmsTraining.ts';
import type { BotTools } from '../../botTools.ts';
import type { AdaptiveCard } from '../../cards/parts/card.ts';
import { nameOfIn } from '../../cards/parts/nameOf.ts';
import { sorryFor } from '../../cards/parts/trouble.ts';
import type { Press, TrainingIntent } from '../../cards/press.ts';
import { trainingCard } from '../../cards/training/trainingCard.ts';
import { inTime } from '../inTime.ts';
import type { PressAnswer, Pressing } from '../pressing.ts';

/** Confirms a training, or shows who has confirmed. If the outcome is not known in time, the card stays as it is. */
export const answerTraining = async (
  asked: TrainingIntent,
  press: Press,
  context: Pressing,
  tools: BotTools,
): Promise<PressAnswer> => {
  const drawing = tools.drawing(press.language);
  if (context.shared && press.scene === 'chat') return { text: drawing.words.work.onlyInDialog };
  const work = asked.step === 'confirm' ? confirm(asked, press, context, tools) : show(asked, press, context, tools);
  const came = await inTime(work, 'training.late', press, context, tools);
  return 'value' in came ? came.value : { text: sorryFor(drawing, came.trouble) };
};

const confirm = async (
  { reference, asked }: TrainingIntent,
  press: Press,
  context: Pressing,
  tools: BotTools,
): Promise<PressAnswer> => {
  const { handling, digest, clock } = tools.room;
  const drawing = tools.drawing(press.language);
  const actor = await tools.actorOf(context, context.person);
  const training = await handling.training(reference, actor, asked);
  if (!training) return { text: drawing.terms.refusal({ reason: 'unknown' }), refused: 'unknown' };
  const draw = (state: { readonly confirmed?: string | undefined; readonly refused?: string }): PressAnswer => {
    const card = trainingCard.render({ reference, training, asked, scene: press.scene, ...state }, drawing);
    keep(card, context, tools);
    return { card };
  };
  const before = training.confirmed.get(actor.id);
  if (before !== undefined) return draw({ confirmed: before });
  const handled = await handling.contribute(confirmsTraining(reference, training, actor, digest));
  return handled.kind === 'refused'
    ? { ...draw({ refused: drawing.terms.refusal(handled.refusal) }), refused: handled.refusal.reason }
    : draw({ confirmed: clock.now().toISOString() });
};

/** The answer to a press is not kept in the message (teams-platform 2.2): the edit is what stays. */
const keep = (card: AdaptiveCard, { activity, where, shared }: Pressing, tools: BotTools): void => {
  const { replyToId, name } = activity;
  if (replyToId && !shared && name === 'adaptiveCard/action')
    tools.background.run('training.unkept', () => tools.room.outgoing.edit(where, replyToId, card));
};

const show = async (
  { reference, asked }: TrainingIntent,
  press: Press,
  context: Pressing,
  tools: BotTools,
): Promise<PressAnswer> => {
  const { handling } = tools.room;
  const drawing = tools.drawing(press.language);
  const viewer = await tools.actorOf(context, context.person);
  const { scene } = press;
  const stream = await handling.look(reference, viewer);
  if (stream) {
    const nameOf = nameOfIn(knownPeople(stream, tools.room.people), viewer.id, drawing);
    const shown = { record: stream.state, sequence: lastCommit(stream).sequence, viewer, nameOf, scene };
    return { card: trainingCard.renderCount({ ...shown, trainings: await handling.trainings(stream) }, drawing) };
  }
  const training = await handling.training(reference, viewer, asked);
  if (!training) return { text: drawing.terms.refusal({ reason: 'unknown' }), refused: 'unknown' };
  const confirmed = training.confirmed.get(viewer.id);
  return { card: trainingCard.render({ reference, training, confirmed, asked, scene }, drawing) };
};
