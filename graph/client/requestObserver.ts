/** One request as it is sent: the attempt, and how long the throttle gate held it. */
export type ObservedRequest = {
  readonly operation: string;
  readonly resourceUnits: number;
  /** 1 for the first attempt. */
  readonly attempt: number;
  readonly waitedMs: number;
};

/** Observes requests to Graph, for metrics. It passes on what the request returns and throws. */
export type RequestObserver = <T>(request: ObservedRequest, send: () => Promise<T>) => Promise<T>;

export const unobserved: RequestObserver = (_request, send) => send();
