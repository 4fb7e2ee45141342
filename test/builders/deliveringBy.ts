import type { Outgoing } from '../../procedure/ports/messages/outgoing.ts';

/** `deliver` of conversations that are always free. */
export const deliveringBy =
  (send: Outgoing['send']): Outgoing['deliver'] =>
  async (conversation, _waiting, prepare) => {
    const message = await prepare();
    return message ? ((await send(conversation, message)) ?? 'gone') : 'nothing';
  };
