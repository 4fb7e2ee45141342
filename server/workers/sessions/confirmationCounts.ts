import type { RecordDrawing } from '../../../procedure/ports/messages/outgoing.ts';
import type { PostedMessages } from '../../../procedure/ports/messages/postedMessages.ts';
import type { People } from '../../../procedure/ports/people.ts';
import type { Clock, Log, Stop } from '../../../procedure/ports/platform.ts';
import type { Sessions } from '../../../procedure/ports/sessions.ts';
import type { Records } from '../../../procedure/ports/streams.ts';
import type { Reference } from '../../../procedure/record/values/reference.ts';
import { errorFacts } from '../../../procedure/runtime/errorFacts.ts';
import { countTrainings } from '../../../procedure/useCases/sessions/confirmTrainings.ts';
import { recordMessage, redactForReader } from '../messageForReader.ts';

export type ConfirmationPorts = {
  readonly records: Pick<Records, 'load'>;
  readonly sessions: Pick<Sessions, 'contributions'>;
  readonly people: Pick<People, 'holders' | 'nameOf' | 'rolesOf'>;
  readonly postedMessages: Pick<PostedMessages, 'showing'>;
  readonly outgoing: RecordDrawing;
  readonly clock: Clock;
  readonly log: Log;
};

export type ConfirmationCounts = {
  /** Called when a training of this record was confirmed. */
  readonly given: (reference: Reference) => void;
  /** Pending redraws happen with the record's next commit. */
  readonly stop: () => void;
};

/** Delay in milliseconds, so that sixty simultaneous confirmations cause one redraw. */
const drawnAfter = 30_000;

/**
 * Keeps *12 of 15* up to date on the cards of the person responsible for the action. A confirmation is no commit and
 * has no effects: the replica that took it redraws the count a little later, and each commit of the record redraws it
 * anyway.
 */
export const createConfirmationCounts = (ports: ConfirmationPorts): ConfirmationCounts => {
  const { records, sessions, people, postedMessages, outgoing, clock, log } = ports;
  const waiting = new Map<Reference, Stop>();

  const draw = async (reference: Reference): Promise<void> => {
    const { stream } = await records.load(reference, 'inHand');
    if (!stream) return;
    const trainings = await countTrainings(stream, sessions);
    for (const message of await postedMessages.showing(reference))
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
