import type { Refusal } from '../../../procedure/commands/refusal.ts';
import { lastCommit } from '../../../procedure/record/history/commit.ts';
import type { Actor } from '../../../procedure/record/values/person.ts';
import { commandIdOf, reportIdOf } from '../../../procedure/useCases/commits/commandId.ts';
import type { Handled } from '../../../procedure/useCases/commits/outcome.ts';
import type { BotTools } from '../../botTools.ts';
import { drawForm } from '../../cards/drawForm.ts';
import type { Drawing } from '../../cards/drawing.ts';
import type { Trouble } from '../../cards/parts/trouble.ts';
import type { CardCommand, Press, PressIntent } from '../../cards/press.ts';
import { receiptCard } from '../../cards/report/receiptCard.ts';
import { unnamedReceiptCard } from '../../cards/report/unnamedReceiptCard.ts';
import type { PressAnswer, Pressing } from '../pressing.ts';
import { keepReceipt, type Receipt, sendLateReceipt } from './receipts.ts';

type Asking = Extract<PressIntent, { kind: 'command' }>;
type Carried = { readonly actor: Actor; readonly handled: Handled };

/**
 * One press, one id, on every replica and for every delivery: `n` makes it this drawing of the card. The card's version
 * and sequence stay out, so that a form given back by a newer replica is still the same form. A report by name is the
 * same from the short form and from the unfolded one.
 */
const commandId = (command: CardCommand, press: Press, actor: string, { room }: BotTools): string => {
  const { verb, n, short, inputs } = press;
  if (command.name !== 'report')
    return commandIdOf({ actor, verb, data: { n, ref: command.reference }, inputs }, room.digest);
  const { anonymity } = command;
  return reportIdOf({ actor, verb, n: anonymity === 'named' ? (short ?? n) : n }, anonymity, room.digest);
};

const carryOut = async ({ command }: Asking, press: Press, context: Pressing, tools: BotTools): Promise<Carried> => {
  const actor = await tools.actorOf(context, context.person);
  const id = commandId(command, press, actor.id, tools);
  const order = { command, actor, commandId: id, seen: press.sequence };
  return { actor, handled: await tools.room.handling.handle(order) };
};

/**
 * A report without a name may leave nothing but its record: no edit, no message, no row that shows it. Its reporter
 * gets only the answer to the press; if that comes too late, *Try again* gives the same answer.
 */
const isUnnamed = ({ command }: Asking): boolean => command.name === 'report' && command.anonymity !== 'named';

/** Carries out a command and answers with the receipt or, if the outcome is not known in time, with *Not saved yet*. */
export const answerCommand = async (
  intent: Asking,
  press: Press,
  context: Pressing,
  tools: BotTools,
): Promise<PressAnswer> => {
  const drawing = tools.drawing(press.language);
  const giveBack = (trouble: Trouble): PressAnswer => {
    // It may have arrived, or still arrive.
    if (isUnnamed(intent)) tools.unnamedForms.sent(press.n, press.short);
    return { card: drawForm({ ...intent.form(), trouble }, drawing) };
  };
  const work = carryOut(intent, press, context, tools);
  try {
    const inTime = await context.deadline.for(work);
    if (inTime) return await answerCarried(inTime.value, intent, press, context, tools);
  } catch (error) {
    return giveBack(tools.troubles.of(error, press.verb));
  }
  const trouble = tools.troubles.slow(press.verb, context.person.id);
  tools.background.keep(
    'command.late',
    work.then(async ({ actor, handled }) => {
      if (handled.kind === 'refused')
        return tools.room.log('warn', 'command.lateRefused', { trouble: trouble.id, reason: handled.refusal.reason });
      if (isUnnamed(intent)) return;
      await sendLateReceipt(
        receiptOf(handled, actor, intent, { ...press, scene: 'chat' }, drawing),
        context,
        press,
        tools,
      );
    }),
    { trouble: trouble.id },
  );
  return giveBack(trouble);
};

const answerCarried = async (
  { actor, handled }: Carried,
  intent: Asking,
  press: Press,
  context: Pressing,
  tools: BotTools,
): Promise<PressAnswer> => {
  const drawing = tools.drawing(press.language);
  if (handled.kind === 'refused') return answerRefused(handled.refusal, actor, intent, press, tools);
  if (intent.command.name === 'report' && press.scene === 'dialog') tools.sentences.forget(press.short ?? press.n);
  const { caseCode, stream } = handled;
  if (caseCode !== undefined) {
    tools.unnamedForms.sent(press.n, press.short);
    return { card: unnamedReceiptCard.render({ record: stream.state, caseCode, scene: press.scene }, drawing) };
  }
  const receipt = receiptOf(handled, actor, intent, press, drawing);
  keepReceipt(receipt, context, tools);
  return { card: receipt.card };
};

const receiptOf = (
  handled: Receipt['handled'],
  viewer: Actor,
  { command }: Asking,
  { scene }: Press,
  drawing: Drawing,
): Receipt => {
  const { stream } = handled;
  const { sequence } = lastCommit(stream);
  const text = sentenceFor(command.name, stream.key, drawing);
  const view = { record: stream.state, sequence, viewer, scene, note: { text, style: 'good' as const } };
  return { handled, sequence, card: receiptCard.render(view, drawing) };
};

const sentenceFor = (name: CardCommand['name'], reference: string, { words }: Drawing): string => {
  const sentences: Readonly<Record<typeof name, string>> = {
    report: words.receipt.saved(reference),
    addToReport: words.receipt.added,
    correctReport: words.receipt.corrected,
    withdrawReport: words.receipt.withdrawn,
  };
  return sentences[name];
};

/** A refusal: at the fields, or on top of the current record for those who may read it. */
const answerRefused = async (
  refusal: Refusal,
  viewer: Actor,
  { form, command }: Asking,
  press: Press,
  tools: BotTools,
): Promise<PressAnswer> => {
  const drawing = tools.drawing(press.language);
  if (refusal.reason === 'invalid') return { card: drawForm({ ...form(), problems: refusal.problems }, drawing) };
  const text = drawing.terms.refusal(refusal);
  const stream = command.name === 'report' ? undefined : await tools.room.handling.read(command.reference, viewer);
  if (!stream) return { text, refused: refusal.reason };
  const { sequence } = lastCommit(stream);
  const view = { record: stream.state, sequence, viewer, scene: press.scene };
  return {
    card: receiptCard.render({ ...view, note: { text, style: 'warning' } }, drawing),
    refused: refusal.reason,
  };
};
