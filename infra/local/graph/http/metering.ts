import { GraphError } from './graphError.ts';

const windowMs = 60_000;
/** Share of the limit from which responses carry the RateLimit headers (SPD, throttling page, 2025). */
const warningThreshold = 0.8;

export type Usage = {
  readonly requests: number;
  readonly resourceUnits: number;
  /** Requests by route; keys such as `GET /sites/{site}/lists/{list}/items`. */
  readonly byRoute: Readonly<Record<string, number>>;
};

/** Counts requests and resource units, and throttles per minute if a limit is set. Uses real time. */
export class Metering {
  #limit: number | undefined;
  #windowStart = 0;
  #windowUnits = 0;
  #requests = 0;
  #units = 0;
  readonly #byRoute = new Map<string, number>();

  /** Undefined removes the limit. Starts a new, empty window. */
  setLimit(resourceUnitsPerMinute: number | undefined): void {
    this.#limit = resourceUnitsPerMinute;
    this.#windowStart = Date.now();
    this.#windowUnits = 0;
  }

  /**
   * Charges a request and returns its rate limit headers. Throttled requests count too.
   * @throws GraphError 429 above the limit
   */
  charge(route: string, units: number): Readonly<Record<string, string>> {
    this.#requests += 1;
    this.#units += units;
    this.#byRoute.set(route, (this.#byRoute.get(route) ?? 0) + 1);
    if (this.#limit === undefined || units === 0) return {};
    const now = Date.now();
    if (now >= this.#windowStart + windowMs) {
      this.#windowStart = now;
      this.#windowUnits = 0;
    }
    this.#windowUnits += units;
    const reset = Math.max(1, Math.ceil((this.#windowStart + windowMs - now) / 1000));
    if (this.#windowUnits > this.#limit) throw throttled(this.#limit, reset);
    if (this.#windowUnits < this.#limit * warningThreshold) return {};
    return rateLimit(this.#limit, this.#limit - this.#windowUnits, reset);
  }

  get usage(): Usage {
    return { requests: this.#requests, resourceUnits: this.#units, byRoute: Object.fromEntries(this.#byRoute) };
  }

  clearUsage(): void {
    this.#requests = 0;
    this.#units = 0;
    this.#byRoute.clear();
  }
}

const rateLimit = (limit: number, remaining: number, reset: number) => ({
  'ratelimit-limit': String(limit),
  'ratelimit-remaining': String(remaining),
  'ratelimit-reset': String(reset),
});

/** SharePoint's own body: recorded in LEARN answers 648796 (2021). */
const throttled = (limit: number, reset: number) =>
  new GraphError(429, 'activityLimitReached', 'The request has been throttled', {
    innerCodes: ['throttledRequest', 'quota'],
    headers: { 'retry-after': String(reset), ...rateLimit(limit, 0, reset) },
  });
