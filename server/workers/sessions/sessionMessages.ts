import { foldFiveWhys } from '../../../procedure/causes/fiveWhys.ts';
import { freezesAt } from '../../../procedure/causes/freezesAt.ts';
import type { SessionMessage } from '../../../procedure/messages/message.ts';
import type { Sessions } from '../../../procedure/ports/sessions.ts';
import type { Records } from '../../../procedure/ports/streams.ts';
import type { RecordStream } from '../../../procedure/record/history/recordStream.ts';
import { closingsOf, isLive, type Session } from '../../../procedure/record/sessions.ts';
import type { Reference } from '../../../procedure/record/values/reference.ts';
import { type SessionId, sessionKeyOf } from '../../../procedure/record/values/sessionKey.ts';

export type DrawnSession = { readonly message: SessionMessage; readonly session: Session };

export type SessionMessagePorts = {
  readonly records: Pick<Records, 'load'>;
  readonly sessions: Pick<Sessions, 'contributions'>;
};

/**
 * Sequence of a card that is no longer edited because its session is closed or continues in another card: higher than
 * any real one.
 */
export const finalSequence = 1_000_000_000;

/**
 * What the card of a session shows according to this replica; undefined when there is no such session. @throws Fault
 */
export const createSessionMessages = ({ records, sessions }: SessionMessagePorts) => {
  const messageOf = async (
    { state: record }: RecordStream,
    session: Session,
    kind: SessionMessage['kind'],
  ): Promise<SessionMessage> => {
    const key = sessionKeyOf(record.reference, session.id);
    const { included, late } = await sessions.contributions(key, closingsOf(session), 'inHand');
    const fiveWhys = foldFiveWhys(included);
    const live = isLive(session);
    return {
      kind,
      record,
      session,
      fiveWhys,
      late: late.length,
      ...(live && { freezesAt: new Date(freezesAt(session, included)) }),
      sequence: live ? fiveWhys.count : finalSequence,
    };
  };

  return async (
    reference: Reference,
    id: SessionId,
    kind: SessionMessage['kind'],
  ): Promise<DrawnSession | undefined> => {
    const { stream } = await records.load(reference, 'inHand');
    const session = stream?.state.sessions.find((one) => one.id === id);
    if (!stream || !session) return undefined;
    return { session, message: await messageOf(stream, session, kind) };
  };
};
