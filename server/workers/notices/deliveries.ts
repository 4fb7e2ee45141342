import type { Notice } from '../../../procedure/notices/noticesOf.ts';
import type { RetryReason } from '../../../procedure/ports/health.ts';
import type { RecordStream } from '../../../procedure/record/history/recordStream.ts';
import { type NoticePorts, trySend } from './sendNotice.ts';

type Sent = Promise<RetryReason | undefined>;

const recipientOf = ({ to }: Notice): string => (to.kind === 'person' ? to.id : to.channelId);

/** The notices that are being sent here. One may wait for Teams for long, and is not queued again meanwhile. */
export const createDeliveries = (ports: NoticePorts) => {
  const inProgress = new Map<string, Sent>();

  const send = (stream: RecordStream, notice: Notice): Sent => {
    const { key } = notice;
    const sent = inProgress.get(key) ?? trySend(ports, stream, notice).finally(() => inProgress.delete(key));
    inProgress.set(key, sent);
    return sent;
  };

  const sendInOrder = async (stream: RecordStream, notices: readonly Notice[]): Sent => {
    let failed: RetryReason | undefined;
    for (const one of notices) {
      const reason = await send(stream, one);
      failed ??= reason;
    }
    return failed;
  };

  /**
   * Sends notices about one record: those to one recipient in order, those to others without waiting for them.
   * @returns why one of them has to be retried
   */
  return async (stream: RecordStream, notices: readonly Notice[]): Sent => {
    const recipients = [...new Set(notices.map(recipientOf))];
    const reasons = await Promise.all(
      recipients.map((recipient) =>
        sendInOrder(
          stream,
          notices.filter((one) => recipientOf(one) === recipient),
        ),
      ),
    );
    return reasons.find((reason) => reason !== undefined);
  };
};
export type Deliveries = ReturnType<typeof createDeliveries>;
