import type { Actor } from '../../procedure/record/values/person.ts';
import type { Reference } from '../../procedure/record/values/reference.ts';
import type { BotTools } from '../botTools.ts';
import type { Press } from '../cards/press.ts';

/**
 * The record that a press requests, not older than its card. A person who presses wants the current state; an
 * automatic refresh of a client relies on what is in memory.
 * @throws Fault
 */
export const readRequested = (reference: Reference, viewer: Actor, press: Press, { room }: Pick<BotTools, 'room'>) => {
  const { read, look } = room.handling;
  return (press.automatic ? read : look)(reference, viewer, press.sequence);
};
