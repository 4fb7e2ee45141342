type Write = { readonly change: number; readonly at: number; readonly visibleAt: number };

/** Delay until filters and delta see a write; it applies to writes made after `since` (`performance.now()`). */
export type Lag = { readonly ms: number; readonly since: number };

export const noLag: Lag = { ms: 0, since: 0 };

/** In milliseconds: all older writes are visible to every reader. */
export const maxLag = 120_000;

/**
 * Makes filters and delta lag behind writes when a fault demands it: read-after-write consistency is not promised
 * (graph-lists 6.2). Kept in memory: after a restart everything is visible. Uses real time, since it simulates a slow index.
 */
export class Visibility {
  readonly #writes = new Map<number, Write[]>();
  /** By list: when all its writes become visible to a reader without a lag of their own. */
  readonly #until = new Map<number, number>();

  /** Records a write that becomes visible after `lagMs`. */
  recordWrite(list: number, change: number, lagMs: number): void {
    const now = performance.now();
    const writes = this.#writes.get(list) ?? [];
    while (writes[0] && writes[0].at < now - maxLag) writes.shift();
    writes.push({ change, at: now, visibleAt: now + lagMs });
    this.#writes.set(list, writes);
    this.#until.set(list, Math.max(this.#until.get(list) ?? 0, now + lagMs));
  }

  /**
   * Returns the last change that a reader sees. Changes become visible in order: a lagging one holds up those after it,
   * so that a delta token never skips it. The lags of reader and write do not add up, and a change that was visible
   * before the lag began stays visible.
   */
  horizon(list: number, lag: Lag): number {
    const now = performance.now();
    const writes = this.#writes.get(list) ?? [];
    if (Math.max(this.#until.get(list) ?? 0, (writes.at(-1)?.at ?? 0) + lag.ms) <= now) return Number.MAX_SAFE_INTEGER;
    const visibleAt = ({ at, visibleAt }: Write) => (at >= lag.since ? Math.max(visibleAt, at + lag.ms) : visibleAt);
    const hidden = writes.find((write) => visibleAt(write) > now);
    return hidden ? hidden.change - 1 : Number.MAX_SAFE_INTEGER;
  }

  clear(): void {
    this.#writes.clear();
    this.#until.clear();
  }
}
