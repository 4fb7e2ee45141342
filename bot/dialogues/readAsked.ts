import type { Actor } from '../../procedure/record/values/person.ts';
import type { Reference } from '../../procedure/record/values/reference.ts';
import type { BotTools } from '../botTools.ts';
import type { Press } from '../cards/press.ts';

/**
 * The record that a press asks for, not older than its card. Whoever presses asks how it stands now; a card that a client
 * refreshes by itself comes with its messages.
 * @throws Fault
 */
export const readAsked = (reference: Reference, viewer: Actor, press: Press, { room }: Pick<BotTools, 'room'>) => {
  const { read, look } = room.handling;
  return (press.automatic ? read : look)(reference, viewer, press.sequence);
};
