import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const kept = z.object({ offsetMs: z.number().int().nonnegative() });

/**
 * The clock of the stand-ins: real time plus an offset that only grows, kept in `DATA_DIR/clock.json`.
 * It never goes backwards, because the history that is written by it may not (a row is never earlier than the row before).
 */
export class MovableClock implements LocalClock {
  readonly #file: string;
  readonly #listeners = new Set<(now: Date) => void>();
  #offsetMs: number;

  /** @throws if `clock.json` in `dataDir` is there and is not what this class wrote. */
  constructor(dataDir: string) {
    mkdirSync(dataDir, { recursive: true });
    this.#file = join(dataDir, 'clock.json');
    this.#offsetMs = readOffset(this.#file);
  }

  /** How far ahead of real time, in milliseconds. */
  get offsetMs(): number {
    return this.#offsetMs;
  }

  readonly now = (): Date => new Date(Date.now() + this.#offsetMs);

  /** Moves the clock on by whole milliseconds. @throws RangeError for a negative or fractional number. */
  advance(ms: number): void {
    if (!Number.isSafeInteger(ms) || ms < 0)
      throw new RangeError('The clock only goes forward, by whole milliseconds.');
    this.#offsetMs += ms;
    const next = `${this.#file}.next`;
    writeFileSync(next, JSON.stringify({ offsetMs: this.#offsetMs }));
    renameSync(next, this.#file);
    const now = this.now();
    for (const listener of this.#listeners) listener(now);
  }

  /** Moves the clock on to `date`. @throws RangeError for a date that has passed. */
  set(date: Date): void {
    this.advance(date.getTime() - this.now().getTime());
  }

  /** Calls `listener` with the new time after every move; the answer ends that. */
  onMove(listener: (now: Date) => void): () => void {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  }
}

function readOffset(file: string): number {
  return existsSync(file) ? kept.parse(JSON.parse(readFileSync(file, 'utf8'))).offsetMs : 0;
}
/** The time that the stand-ins live in: it can be moved forward by whoever plays with them, and is never the real one's past. */
export type LocalClock = {
  readonly now: () => Date;
};
