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
  /** The last change of the list that the subscriber was told of. */
  readonly notified: number;
};

/** What is owed to a subscriber: all up to `lastChange`. */
export type PendingNotification = Subscription & { readonly lastChange: number };

const pendingSql = `
  SELECT subscriptions.*, lastChange FROM subscriptions JOIN lists ON lists.number = list
  WHERE lastChange > notified AND expires > ?1`;

/**
 * Subscriptions to lists. What a subscriber is owed is not written anywhere: it follows from the list's own count of
 * changes, so that no crash can lose it.
 */
export class SubscriptionStore {
  readonly #store: Store;
  readonly #clock: LocalClock;

  constructor(store: Store, clock: LocalClock) {
    this.#store = store;
    this.#clock = clock;
  }

  /** From now on: what happened before is not told. */
  add(subscription: Omit<Subscription, 'notified'>): Subscription {
    this.#store.run('DELETE FROM subscriptions WHERE expires <= ?', this.#now());
    const { id, list, resource, clientState, notificationUrl, tlsVersion, expires, applicationId } = subscription;
    const insert = `INSERT INTO subscriptions VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8,
      (SELECT lastChange FROM lists WHERE number = ?2))`;
    const told = [notificationUrl, tlsVersion, expires, applicationId] as const;
    this.#store.run(insert, id, list, resource, clientState, ...told);
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

  /** URLs that are owed something; for a list, or for all. */
  pendingUrls(list?: number): readonly string[] {
    const sql = `SELECT DISTINCT notificationUrl FROM (${pendingSql}) WHERE ?2 IS NULL OR list = ?2`;
    const rows = this.#store.all<{ notificationUrl: string }>(sql, this.#now(), list ?? null);
    return rows.map((row) => row.notificationUrl);
  }

  pendingFor(url: string): readonly PendingNotification[] {
    return this.#store.all<PendingNotification>(`${pendingSql} AND notificationUrl = ?2 ORDER BY id`, this.#now(), url);
  }

  /** They were told, or it was given up. */
  markNotified(told: readonly PendingNotification[]): void {
    const update = 'UPDATE subscriptions SET notified = max(notified, ?) WHERE id = ?';
    this.#store.transaction(() => {
      for (const { id, lastChange } of told) this.#store.run(update, lastChange, id);
    });
  }

  #now(): string {
    return this.#clock.now().toISOString();
  }
}
