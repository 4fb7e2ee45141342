import type { Notice } from '../../../procedure/notices/noticesOf.ts';
import { recipientId } from '../../../procedure/notices/recipients.ts';
import type { RetryReason } from '../../../procedure/ports/health.ts';
import type { RecordStream } from '../../../procedure/record/history/recordStream.ts';
import { type NoticePorts, sendInOrder, trySend } from './sendNotice.ts';

type Sent = Promise<RetryReason | undefined>;

/** The notices that are being sent here. One may wait for Teams for long, and is not queued again meanwhile. */
export const createDeliveries = (ports: NoticePorts) => {
  const inProgress = new Map<string, Sent>();

  const send = (stream: RecordStream, notice: Notice): Sent => {
    const { key } = notice;
    const sent = inProgress.get(key) ?? trySend(ports, stream, notice).finally(() => inProgress.delete(key));
    inProgress.set(key, sent);
    return sent;
  };

  /**
   * Sends notices about one record: those to one recipient in order, those to others without waiting for them.
   * @returns why one of them has to be retried
   */
  return async (stream: RecordStream, notices: readonly Notice[]): Sent => {
    const recipients = [...new Set(notices.map(({ to }) => recipientId(to)))];
    const reasons = await Promise.all(
      recipients.map((recipient) => {
        const mine = notices.filter(({ to }) => recipientId(to) === recipient);
        return sendInOrder(mine, (one) => send(stream, one));
      }),
    );
    return reasons.find((reason) => reason !== undefined);
  };
};
export type Deliveries = ReturnType<typeof createDeliveries>;
