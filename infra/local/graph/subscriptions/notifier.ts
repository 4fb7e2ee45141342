import { tenant } from '../../tenant.ts';
import { type NotificationTimes, post } from './endpoint.ts';
import type { PendingNotification, SubscriptionStore } from './subscriptionStore.ts';

const maxRetryDelay = 10 * 60_000;

/** How it stands with one URL, as long as something is owed to it. */
type Delivery = { timer: NodeJS.Timeout | undefined; attempts: number; firstFailure: number | undefined };

/**
 * Tells subscribers that their list has changed: all that is owed to one URL in one request, and again with growing
 * pauses until it answers 2xx in time (change-notifications-delivery-webhooks).
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

  /** Something in the list was written. */
  listChanged(list: number): void {
    for (const url of this.#subscriptions.pendingUrls(list)) this.#begin(url);
  }

  /** What was owed when the last process ended. */
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
    const owed = this.#subscriptions.pendingFor(url);
    const told = owed.length > 0 && (await this.#send(url, owed));
    if (this.#closing.signal.aborted) return;
    if (owed.length > 0 && !told && !this.#hasExpired(delivery)) {
      const pause = Math.min(this.#times.firstRetry * 2 ** delivery.attempts, maxRetryDelay);
      delivery.attempts += 1;
      this.#schedule(url, delivery, pause);
      return;
    }
    this.#subscriptions.markNotified(owed);
    this.#deliveries.delete(url);
    // What came meanwhile.
    if (this.#subscriptions.pendingFor(url).length > 0) this.#begin(url);
  }

  #hasExpired(delivery: Delivery): boolean {
    delivery.firstFailure ??= Date.now();
    return Date.now() - delivery.firstFailure >= this.#times.retryFor;
  }

  async #send(url: string, owed: readonly PendingNotification[]): Promise<boolean> {
    const body = JSON.stringify({ value: owed.map(notificationOf) });
    try {
      const { status } = await post(url, 'application/json', body, this.#times.answer, this.#closing.signal);
      return status >= 200 && status < 300;
    } catch {
      return false;
    }
  }
}

/** It does not say which item (change-notifications-delivery-webhooks): the subscriber asks delta. */
const notificationOf = ({ id, expires, clientState, resource }: PendingNotification) => ({
  subscriptionId: id,
  subscriptionExpirationDateTime: expires,
  ...(clientState !== null && { clientState }),
  changeType: 'updated',
  resource,
  tenantId: tenant.id,
  resourceData: { '@odata.type': '#Microsoft.Graph.ListItem' },
});
