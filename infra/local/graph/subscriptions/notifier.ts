import { tenant } from '../../tenant.ts';
import { type NotificationTimes, post } from './endpoint.ts';
import type { PendingNotification, SubscriptionStore } from './subscriptionStore.ts';

const maxRetryDelay = 10 * 60_000;

/** State of one URL while it has pending notifications. */
type Delivery = { timer: NodeJS.Timeout | undefined; attempts: number; firstFailure: number | undefined };

/**
 * Notifies subscribers of changes to their list: sends all pending notifications of one URL in one request, and retries
 * with exponential backoff until it answers 2xx in time (change-notifications-delivery-webhooks).
 */
export class Notifier {
  readonly #subscriptions: SubscriptionStore;
  readonly #times: NotificationTimes;
  readonly #deliveries = new Map<string, Delivery>();
  readonly #closing = new AbortController();

  constructor(subscriptions: SubscriptionStore, times: NotificationTimes) {
    this.#subscriptions = subscriptions;
    this.#times = times;
  }

  /** Call after each write to the list. */
  listChanged(list: number): void {
    for (const url of this.#subscriptions.pendingUrls(list)) this.#begin(url);
  }

  /** Resumes the notifications left pending by the last process. */
  resume(): void {
    for (const url of this.#subscriptions.pendingUrls()) this.#begin(url);
  }

  close(): void {
    this.#closing.abort();
    for (const { timer } of this.#deliveries.values()) clearTimeout(timer);
  }

  #begin(url: string): void {
    if (this.#deliveries.has(url)) return;
    const delivery = { timer: undefined, attempts: 0, firstFailure: undefined };
    this.#deliveries.set(url, delivery);
    this.#schedule(url, delivery, this.#times.coalesce);
  }

  #schedule(url: string, delivery: Delivery, delay: number): void {
    if (this.#closing.signal.aborted) return;
    delivery.timer = setTimeout(() => void this.#deliver(url, delivery), delay);
    delivery.timer.unref();
  }

  async #deliver(url: string, delivery: Delivery): Promise<void> {
    const pending = this.#subscriptions.pendingFor(url);
    const isDelivered = pending.length > 0 && (await this.#send(url, pending));
    if (this.#closing.signal.aborted) return;
    if (pending.length > 0 && !isDelivered && !this.#hasExpired(delivery)) {
      const delay = Math.min(this.#times.firstRetry * 2 ** delivery.attempts, maxRetryDelay);
      delivery.attempts += 1;
      this.#schedule(url, delivery, delay);
      return;
    }
    this.#subscriptions.markNotified(pending);
    this.#deliveries.delete(url);
    // Changes made meanwhile.
    if (this.#subscriptions.pendingFor(url).length > 0) this.#begin(url);
  }

  #hasExpired(delivery: Delivery): boolean {
    delivery.firstFailure ??= Date.now();
    return Date.now() - delivery.firstFailure >= this.#times.retryFor;
  }

  async #send(url: string, pending: readonly PendingNotification[]): Promise<boolean> {
    const body = JSON.stringify({ value: pending.map(notificationOf) });
    try {
      const { status } = await post(url, 'application/json', body, this.#times.answer, this.#closing.signal);
      return status >= 200 && status < 300;
    } catch {
      return false;
    }
  }
}

/** Does not name the item (change-notifications-delivery-webhooks): the subscriber reads delta. */
const notificationOf = ({ id, expires, clientState, resource }: PendingNotification) => ({
  subscriptionId: id,
  subscriptionExpirationDateTime: expires,
  ...(clientState !== null && { clientState }),
  changeType: 'updated',
  resource,
  tenantId: tenant.id,
  resourceData: { '@odata.type': '#Microsoft.Graph.ListItem' },
});
