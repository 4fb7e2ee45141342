import type { ConversationReference } from '../../../procedure/ports/messages/conversations.ts';
import type { Handled } from '../../../procedure/useCases/commits/outcome.ts';
import type { BotTools } from '../../botTools.ts';
import type { AdaptiveCard } from '../../cards/parts/card.ts';
import type { Press } from '../../cards/press.ts';
import type { Pressing } from '../pressing.ts';

/** The message of a receipt: the pressed card, in a personal chat. */
const messageOf = (
  context: Pressing,
): { readonly conversation: ConversationReference; readonly activityId: string } | undefined => {
  const { activity, where, person, language, shared } = context;
  if (shared || !activity.replyToId || activity.name !== 'adaptiveCard/action') return undefined;
  const conversation: ConversationReference = { ...where, kind: 'personal', personId: person.id, language };
  return { conversation, activityId: activity.replyToId };
};

/**
 * After the answer: edits the receipt into the message itself, because only the client that asked sees the answer to
 * a press, and it is gone when the chat is reopened (teams-platform 2.2); and registers that the message shows the
 * record.
 */
export const keepReceipt = (receipt: Receipt, context: Pressing, tools: BotTools): void =>
  tools.background.run('receipt.unkept', async () => {
    const message = messageOf(context);
    if (message && tools.isFirst(`receipt/${message.activityId}/${receipt.sequence}`))
      await show(receipt, message, tools);
  });

const show = async (
  { card, sequence, handled }: Receipt,
  { conversation, activityId }: NonNullable<ReturnType<typeof messageOf>>,
  { room }: BotTools,
): Promise<void> => {
  await room.outgoing.edit(conversation, activityId, card, sequence);
  const reference = handled.stream.key;
  await room.postedMessages.sent({
    key: `receipt/${activityId}`,
    reference,
    kind: 'receipt',
    conversation,
    activityId,
    sequence,
  });
};

/**
 * For a person who saw *Not saved yet*, when it is saved after all: in place of the form, or, from a dialog that is
 * long closed, in the personal chat, once however often the dialog was delivered.
 */
export const sendLateReceipt = async (
  receipt: Receipt,
  context: Pressing,
  press: Press,
  tools: BotTools,
): Promise<void> => {
  const message = messageOf(context);
  if (message) return show(receipt, message, tools);
  const { conversations, postedMessages, outgoing } = tools.room;
  const conversation = await conversations.ofPerson(context.person.id);
  const { stream, commit } = receipt.handled;
  const key = `receipt/${commit.commandId}`;
  if (!conversation || (await postedMessages.claim(key, stream.key, 'receipt')) !== 'ours') return;
  const activityId = await outgoing.post(conversation, receipt.card);
  await postedMessages.sent({
    key,
    reference: stream.key,
    kind: 'receipt',
    conversation: { ...conversation, language: press.language },
    activityId,
    sequence: receipt.sequence,
  });
};
/** A committed command, and its receipt for the actor. */
export type Receipt = {
  readonly handled: Extract<Handled, { kind: 'done' }>;
  readonly sequence: number;
  readonly card: AdaptiveCard;
};
