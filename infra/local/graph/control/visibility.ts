type Write = { readonly change: number; readonly at: number; readonly visibleAt: number };

/** How long after a write filter and delta see it, and from which moment on (`performance.now()`) writes lag so. */
export type Lag = { readonly ms: number; readonly since: number };

export const noLag: Lag = { ms: 0, since: 0 };

/** The longest lag that can be asked for, in milliseconds: what is older is seen by everybody. */
export const maxLag = 120_000;

/**
 * How far filter and delta lag behind the writes, when a fault asks for it (read-after-write is not promised,
 * graph-lists 6.2). Kept in memory: after a restart everything is seen. Real time, as it stands in for a slow index.
 */
export class Visibility {
  readonly #writes = new Map<number, Write[]>();
  /** By list: when all of its writes are seen, for a reader without a lag of his own. */
  readonly #until = new Map<number, number>();

  /** Remembers a write, to be seen after `lagMs`. */
  recordWrite(list: number, change: number, lagMs: number): void {
    const now = performance.now();
    const writes = this.#writes.get(list) ?? [];
    while (writes[0] && writes[0].at < now - maxLag) writes.shift();
    writes.push({ change, at: now, visibleAt: now + lagMs });
    this.#writes.set(list, writes);
    this.#until.set(list, Math.max(this.#until.get(list) ?? 0, now + lagMs));
  }

  /**
   * The last change that a reader sees. Changes come through in order: one that lags holds up those behind it,
   * so a delta token never jumps over it. A reader's own lag and the write's do not add up, and what could be seen
   * before the lag began does not vanish.
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
