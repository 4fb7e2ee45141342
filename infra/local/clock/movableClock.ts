import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const savedOffset = z.object({ offsetMs: z.number().int().nonnegative() });

/** Time of the stand-ins. It can be moved forward and is never earlier than real time. */
export type LocalClock = {
  readonly now: () => Date;
};

/**
 * Clock of the stand-ins: real time plus an offset that only grows, saved in `DATA_DIR/clock.json`.
 * It never goes back, because a history row may not be earlier than the row before it.
 */
export class MovableClock implements LocalClock {
  readonly #file: string;
  readonly #listeners = new Set<(now: Date) => void>();
  #offsetMs: number;

  /** @throws if `clock.json` in `dataDir` exists and has another format */
  constructor(dataDir: string) {
    mkdirSync(dataDir, { recursive: true });
    this.#file = join(dataDir, 'clock.json');
    this.#offsetMs = readOffset(this.#file);
  }

  /** Milliseconds ahead of real time. */
  get offsetMs(): number {
    return this.#offsetMs;
  }

  readonly now = (): Date => new Date(Date.now() + this.#offsetMs);

  /** Moves the clock forward by whole milliseconds. @throws RangeError for a negative or fractional number */
  advance(ms: number): void {
    if (!Number.isSafeInteger(ms) || ms < 0)
      throw new RangeError('The clock only moves forward, by whole milliseconds.');
    this.#offsetMs += ms;
    const next = `${this.#file}.next`;
    writeFileSync(next, JSON.stringify({ offsetMs: this.#offsetMs }));
    renameSync(next, this.#file);
    const now = this.now();
    for (const listener of this.#listeners) listener(now);
  }

  /** Moves the clock forward to `date`. @throws RangeError for a date in the past */
  set(date: Date): void {
    this.advance(date.getTime() - this.now().getTime());
  }

  /** Calls `listener` with the new time after every move. @returns a function that unsubscribes */
  onMove(listener: (now: Date) => void): () => void {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  }
}

function readOffset(file: string): number {
  return existsSync(file) ? savedOffset.parse(JSON.parse(readFileSync(file, 'utf8'))).offsetMs : 0;
}
