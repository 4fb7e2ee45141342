import type { Checkpoints } from '../../graph/checkpoints/checkpoints.ts';
import type { GraphRoom, GraphRoomOptions } from '../../graph/graphRoom.ts';
import type { Message } from '../../procedure/messages/message.ts';
import { enqueueMissedEffects } from '../../server/workers/outbox/missedEffects.ts';
import { createOutbox, type Outbox } from '../../server/workers/outbox/outbox.ts';
import { deliveringBy } from '../builders/deliveringBy.ts';
import { sha256 } from '../builders/sha256.ts';
import type { GraphStage } from '../contracts/graphStage.ts';

type Logged = { readonly level: string; readonly event: string; readonly facts: object | undefined };

/** A server process without its HTTP side: the Graph room, the outbox with every effect, and the checkpoints. */
export type Replica = {
  readonly room: GraphRoom;
  readonly outbox: Outbox;
  readonly checkpoints: Checkpoints;
  /** What it sent in Teams: `<conversation> <kind> <record>`. */
  readonly sent: readonly string[];
  readonly logged: readonly Logged[];
  /** Polls, and runs every effect that follows, until the lag of the service can no longer be the reason for anything. */
  readonly settle: () => Promise<void>;
};

/** Longer than any lag, and than the wait before a server checks the effects of others. */
const settled = 3 * 60_000;

const subjectOf = (message: Message): string => ('record' in message ? message.record.reference : '');

export const openReplica = async (stage: GraphStage, changes: Partial<GraphRoomOptions> = {}): Promise<Replica> => {
  const logged: Logged[] = [];
  const log: GraphRoomOptions['log'] = (level, event, facts) => void logged.push({ level, event, facts });
  const room = await stage.open({ ...changes, log });
  const sent: string[] = [];
  const outbox: Outbox = createOutbox({
    ...room,
    clock: stage.clock,
    digest: sha256,
    log,
    sessionCards: { settle: async () => undefined },
    committed: ({ key }) => outbox.enqueue(key),
    outgoing: {
      deliver: deliveringBy(async ({ conversationId }, message) => {
        sent.push(`${conversationId} ${message.kind} ${subjectOf(message)}`);
        return { activityId: `m${sent.length}`, conversationId };
      }),
      redraw: async () => true,
    },
  });
  enqueueMissedEffects(room, outbox, stage.clock, log);
  const checkpoints = room.openCheckpoints();
  return {
    room,
    outbox,
    checkpoints,
    sent,
    logged,
    settle: async () => {
      await room.follow.watchNow();
      await room.follow.pollNow();
      await outbox.idle();
      stage.clock.advance(settled);
      await outbox.idle();
      await room.follow.pollNow();
    },
  };
};
