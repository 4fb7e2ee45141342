import type { GraphRoom } from '../../../graph/graphRoom.ts';
import { groups } from '../../../infra/local/tenant.ts';
import type { ConversationReference } from '../../../procedure/ports/messages/conversations.ts';
import { lastCommit } from '../../../procedure/record/history/commit.ts';
import type { RecordCommit, RecordStream } from '../../../procedure/record/history/recordStream.ts';
import { registerEntry } from '../../../procedure/record/registerEntry.ts';
import type { Actor } from '../../../procedure/record/values/person.ts';
import { createHandling } from '../../../procedure/useCases/handling.ts';
import { enqueueMissedEffects } from '../../../server/workers/outbox/missedEffects.ts';
import { createOutbox } from '../../../server/workers/outbox/outbox.ts';
import { deliveringBy } from '../../builders/deliveringBy.ts';
import { sha256 } from '../../builders/sha256.ts';
import { theIdentities } from '../../builders/theIdentities.ts';
import type { GraphStage } from '../graphStage.ts';

export const timeZone = 'Europe/Paris';
const policy = { procedureVersion: '1.0', calendar: { timeZone, holidays: [] } };

const roleGroups = {
  ismsManager: groups.ismsManagers.id,
  alternate: groups.alternates.id,
  management: groups.management.id,
  auditor: groups.auditors.id,
};

/** Teams accepts every message. */
const placeOf = async (conversationId: string): Promise<ConversationReference> => ({
  kind: 'personal',
  conversationId,
  serviceUrl: 'https://smba.example',
  personId: conversationId,
  language: 'en',
});

/** Wired as in the server, except for Teams. */
export type Replica = Awaited<ReturnType<typeof openReplica>>;

/** A failed start is repeated, as an operator would do. */
const openInspiteOfAll = async (stage: GraphStage, origin: string): Promise<GraphRoom> => {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await stage.open({ origin, groups: roleGroups });
    } catch (error) {
      if (attempt >= 20) throw error;
    }
  }
};

export const openReplica = async (stage: GraphStage, origin: string) => {
  const { clock } = stage;
  const room = await openInspiteOfAll(stage, origin);
  const committed = (stream: RecordStream, commit: RecordCommit): void => {
    room.register.learn(registerEntry(stream.state, lastCommit(stream).sequence));
    outbox.enqueue(commit.key);
  };
  let messages = 0;
  const outbox = createOutbox({
    ...room,
    clock,
    committed,
    digest: sha256,
    conversations: { ...room.conversations, ofPerson: placeOf, ofChannel: placeOf },
    outgoing: {
      deliver: deliveringBy(async ({ conversationId }) => {
        messages += 1;
        return { activityId: `message-${messages}`, conversationId };
      }),
      redraw: async () => true,
    },
    sessionCards: { settle: async () => undefined },
    log: () => undefined,
  });
  const handling = createHandling({ ...room, identities: theIdentities, clock, digest: sha256, committed }, policy);
  const stopFollowing = enqueueMissedEffects(room, outbox, clock, () => undefined);
  room.follow.start();
  return {
    room,
    outbox,
    handle: handling.handle,
    actor: (id: string, name: string, guest: boolean): Actor => ({ id, name, roles: room.people.rolesOf(id), guest }),
    stop: async (): Promise<void> => {
      stopFollowing();
      await outbox.stop();
    },
  };
};
