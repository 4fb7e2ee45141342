import { z } from 'zod';
import { type Lag, maxLag, noLag } from './visibility.ts';

const milliseconds = z.int().min(0).max(maxLag);
/** The body of `POST /_control/faults`. */
export const faultSchema = z
  .strictObject({
    method: z.string().optional(),
    /** Substring of the path, ignoring case. */
    path: z.string().optional(),
    /** Number of requests affected. Default: one for a failure; a delay or lag lasts until it is cleared. */
    count: z.int().min(1).optional(),
    status: z.int().min(400).max(599).optional(),
    when: z.enum(['before', 'after']).default('before'),
    retryAfter: z.number().min(0).optional(),
    /** A text is sent as HTML, an object as JSON. Default: Graph's own body for the status. */
    body: z.union([z.string(), z.record(z.string(), z.unknown())]).optional(),
    drop: z.boolean().optional(),
    delayMs: milliseconds.optional(),
    lagMs: milliseconds.optional(),
  })
  .refine(
    (fault) => isFailure(fault) || fault.delayMs !== undefined || fault.lagMs !== undefined,
    'the fault does nothing',
  );

export type Fault = z.infer<typeof faultSchema>;

const isFailure = (fault: { readonly [K in 'status' | 'drop' | 'body' | 'retryAfter']?: unknown }) =>
  fault.drop === true || fault.status !== undefined || fault.body !== undefined || fault.retryAfter !== undefined;

/** Combined effect on one request of all faults that match it. */
export type Effects = {
  readonly failure: Fault | undefined;
  readonly delayBeforeMs: number;
  readonly delayAfterMs: number;
  readonly lag: Lag;
};

export const noEffects: Effects = { failure: undefined, delayBeforeMs: 0, delayAfterMs: 0, lag: noLag };

export class Faults {
  readonly #faults: { readonly fault: Fault; readonly since: number; left: number }[] = [];

  add(fault: Fault): void {
    const left = fault.count ?? (isFailure(fault) ? 1 : Number.POSITIVE_INFINITY);
    this.#faults.push({ fault, since: performance.now(), left });
  }

  clear(): void {
    this.#faults.length = 0;
  }

  /** Adds up delays, and applies the longest lag and the first failure: other failures wait for the next request. */
  take(method: string, path: string): Effects {
    if (this.#faults.length === 0) return noEffects;
    let effects = noEffects;
    for (const entry of this.#faults) {
      const { fault } = entry;
      if (entry.left <= 0 || !matches(fault, method, path) || (effects.failure && isFailure(fault))) continue;
      entry.left -= 1;
      effects = merge(effects, fault, entry.since);
    }
    const alive = this.#faults.filter((entry) => entry.left > 0);
    this.#faults.splice(0, this.#faults.length, ...alive);
    return effects;
  }
}

function merge(effects: Effects, fault: Fault, since: number): Effects {
  const delay = fault.delayMs ?? 0;
  return {
    failure: effects.failure ?? (isFailure(fault) ? fault : undefined),
    delayBeforeMs: effects.delayBeforeMs + (fault.when === 'before' ? delay : 0),
    delayAfterMs: effects.delayAfterMs + (fault.when === 'after' ? delay : 0),
    lag: (fault.lagMs ?? 0) > effects.lag.ms ? { ms: fault.lagMs ?? 0, since } : effects.lag,
  };
}

const matches = (fault: Fault, method: string, path: string) =>
  (fault.method === undefined || fault.method.toUpperCase() === method) &&
  (fault.path === undefined || path.toLowerCase().includes(fault.path.toLowerCase()));
