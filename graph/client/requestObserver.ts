/** One request as it goes out: how often it was sent before, and how long the throttle door held it. */
export type ObservedRequest = {
  readonly operation: string;
  readonly resourceUnits: number;
  /** 1 the first time. */
  readonly attempt: number;
  readonly waitedMs: number;
};

/** Whoever measures what goes to Graph. It hands on what the request gives, and what it throws. */
export type RequestObserver = <T>(request: ObservedRequest, send: () => Promise<T>) => Promise<T>;

export const unobserved: RequestObserver = (_request, send) => send();
