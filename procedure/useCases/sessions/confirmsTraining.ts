import type { Contribute } from '../../commands/session/contributeSchema.ts';
import type { Training } from '../../record/training.ts';
import type { Digest } from '../../record/values/digest.ts';
import type { Actor } from '../../record/values/person.ts';
import type { Reference } from '../../record/values/reference.ts';
import { commandIdOf } from '../commits/commandId.ts';
import type { Order } from '../commits/outcome.ts';

/**
 * Confirms that the actor has read a training. Without the press's `n`: whatever the endpoint, whichever of two
 * cards, and however often, they confirm it once.
 */
export const confirmsTraining = (
  reference: Reference,
  { session, action }: Pick<Training, 'session' | 'action'>,
  actor: Actor,
  digest: Digest,
): Order<Contribute> => {
  const pressed = { actor: actor.id, verb: 'training.confirm', data: { ref: reference, session: session.id } };
  return {
    command: {
      name: 'contribute',
      reference,
      session: session.id,
      contribution: { type: 'TrainingAcknowledged', action },
    },
    actor,
    commandId: commandIdOf(pressed, digest),
  };
};
