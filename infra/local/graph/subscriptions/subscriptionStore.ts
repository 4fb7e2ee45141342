import type { LocalClock } from '../../clock/movableClock.ts';
import type { Store } from '../store.ts';

export type Subscription = {
  readonly id: string;
  /** Number of the list. */
  readonly list: number;
  readonly resource: string;
  readonly clientState: string | null;
  readonly notificationUrl: string;
  readonly tlsVersion: string;
  readonly expires: string;
  readonly applicationId: string;
  /** Last change of the list that the subscriber was notified of. */
  readonly notified: number;
};

/** A subscription with changes up to `lastChange` that are not notified yet. */
export type PendingNotification = Subscription & { readonly lastChange: number };

const pendingSql = `
  SELECT subscriptions.*, lastChange FROM subscriptions JOIN lists ON lists.number = list
  WHERE lastChange > notified AND expires > ?1`;

/**
 * Subscriptions to lists. Pending notifications are not stored: they follow from the list's own change counter, so that
 * no crash can lose them.
 */
export class SubscriptionStore {
  readonly #store: Store;
  readonly #clock: LocalClock;

  constructor(store: Store, clock: LocalClock) {
    this.#store = store;
    this.#clock = clock;
  }

  /** Adds a subscription; earlier changes are not notified. */
  add(subscription: Omit<Subscription, 'notified'>): Subscription {
    this.#store.run('DELETE FROM subscriptions WHERE expires <= ?', this.#now());
    const { id, list, resource, clientState, notificationUrl, tlsVersion, expires, applicationId } = subscription;
    const insert = `INSERT INTO subscriptions VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8,
      (SELECT lastChange FROM lists WHERE number = ?2))`;
    this.#store.run(insert, id, list, resource, clientState, notificationUrl, tlsVersion, expires, applicationId);
    const added = this.find(id);
    if (!added) throw new Error(`subscription ${id} vanished`);
    return added;
  }

  find(id: string): Subscription | undefined {
    return this.#store.get<Subscription>('SELECT * FROM subscriptions WHERE expires > ? AND id = ?', this.#now(), id);
  }

  byApplication(applicationId: string): readonly Subscription[] {
    const sql = 'SELECT * FROM subscriptions WHERE expires > ? AND applicationId = ? ORDER BY id';
    return this.#store.all<Subscription>(sql, this.#now(), applicationId);
  }

  renew(id: string, expires: string): void {
    this.#store.run('UPDATE subscriptions SET expires = ? WHERE id = ?', expires, id);
  }

  remove(id: string): void {
    this.#store.run('DELETE FROM subscriptions WHERE id = ?', id);
  }

  /** URLs with pending notifications, of one list or of all. */
  pendingUrls(list?: number): readonly string[] {
    const sql = `SELECT DISTINCT notificationUrl FROM (${pendingSql}) WHERE ?2 IS NULL OR list = ?2`;
    const rows = this.#store.all<{ notificationUrl: string }>(sql, this.#now(), list ?? null);
    return rows.map((row) => row.notificationUrl);
  }

  pendingFor(url: string): readonly PendingNotification[] {
    return this.#store.all<PendingNotification>(`${pendingSql} AND notificationUrl = ?2 ORDER BY id`, this.#now(), url);
  }

  /** Marks notifications as delivered or given up. */
  markNotified(notifications: readonly PendingNotification[]): void {
    const update = 'UPDATE subscriptions SET notified = max(notified, ?) WHERE id = ?';
    this.#store.transaction(() => {
      for (const { id, lastChange } of notifications) this.#store.run(update, lastChange, id);
    });
  }

  #now(): string {
    return this.#clock.now().toISOString();
  }
}
