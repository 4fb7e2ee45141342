import type { RecordDrawing } from '../../../procedure/ports/messages/outgoing.ts';
import type { PostedMessages } from '../../../procedure/ports/messages/postedMessages.ts';
import type { People } from '../../../procedure/ports/people.ts';
import type { Clock, Log, Stop } from '../../../procedure/ports/platform.ts';
import type { Records } from '../../../procedure/ports/records.ts';
import type { Sessions } from '../../../procedure/ports/sessions.ts';
import type { Reference } from '../../../procedure/record/values/reference.ts';
import { errorFacts } from '../../../procedure/runtime/errorFacts.ts';
import { countTrainings } from '../../../procedure/useCases/sessions/confirmTrainings.ts';
import { recordMessage } from '../messages/recordMessage.ts';
import { redactForReader } from '../messages/redactForReader.ts';

export type ConfirmationPorts = {
  readonly records: Pick<Records, 'load'>;
  readonly sessions: Pick<Sessions, 'contributions'>;
  readonly people: Pick<People, 'holders' | 'nameOf' | 'rolesOf'>;
  readonly shown: Pick<PostedMessages, 'showing'>;
  readonly outgoing: RecordDrawing;
  readonly clock: Clock;
  readonly log: Log;
};

export type ConfirmationCounts = {
  /** Somebody confirmed a training of this record. */
  readonly given: (reference: Reference) => void;
  /** What is still to be drawn is drawn with the record's next commit. */
  readonly stop: () => void;
};

/** Sixty people who confirm at once are one drawing, in milliseconds. */
const drawnAfter = 30_000;

/**
 * Keeps *12 of 15* on the cards of whoever has the action. A confirmation is no commit, so nothing is owed for it: the
 * count is drawn a little later by the replica that took it, and each commit of the record draws it anyway.
 */
export const createConfirmationCounts = (ports: ConfirmationPorts): ConfirmationCounts => {
  const { records, sessions, people, shown, outgoing, clock, log } = ports;
  const waiting = new Map<Reference, Stop>();

  const draw = async (reference: Reference): Promise<void> => {
    const { stream } = await records.load(reference, 'inHand');
    if (!stream) return;
    const trainings = await countTrainings(stream, sessions);
    for (const message of await shown.showing(reference))
      if (message.kind === 'actionAssigned')
        await outgoing.redraw(
          message,
          recordMessage(redactForReader(stream, message, people), 'actionAssigned', message.key, people, trainings),
        );
  };

  return {
    given: (reference) => {
      if (waiting.has(reference)) return;
      const stop = clock.after(drawnAfter, () => {
        waiting.delete(reference);
        draw(reference).catch((error: unknown) =>
          log('warn', 'confirmations.notDrawn', { reference, ...errorFacts(error) }),
        );
      });
      waiting.set(reference, stop);
    },
    stop: () => {
      for (const stop of waiting.values()) stop();
      waiting.clear();
    },
  };
};
