import { type Anonymity, unnamedReporter } from '../../record/report/identity.ts';
import { canonicalJson } from '../../record/values/canonicalJson.ts';
import type { Digest } from '../../record/values/digest.ts';
import type { PersonId } from '../../record/values/person.ts';

/**
 * Identifies a press. A button's `data` carries `n`, drawn again each time the card is drawn, so pressing the same
 * card twice is one press, and pressing two drawings of it is two.
 */
export type Press = {
  readonly actor: PersonId;
  readonly verb: string;
  /** The data of the button, without the inputs. */
  readonly data: unknown;
  /** What was typed. Left out for a report: one form, one person, one nonconformity. */
  readonly inputs?: unknown;
};

export const commandIdOf = (press: Press, digest: Digest): string =>
  digest(canonicalJson([press.actor, press.verb, press.data, press.inputs ?? null]));

/**
 * Returns the id of a report, at every endpoint. The inputs are left out: one form, one person, one nonconformity.
 * For an unnamed reporter the person is left out too; `n` alone, 128 random bits, identifies the form.
 */
export const reportIdOf = (
  { actor, verb, n }: { readonly actor: PersonId; readonly verb: string; readonly n: string },
  anonymity: Anonymity,
  digest: Digest,
): string => commandIdOf({ actor: anonymity === 'named' ? actor : unnamedReporter, verb, data: { n } }, digest);

/** Returns the id of a chat message that is itself a command: a second delivery has the same activity id. */
export const commandIdOfMessage = (conversationId: string, activityId: string, digest: Digest): string =>
  digest(canonicalJson(['message', conversationId, activityId]));
