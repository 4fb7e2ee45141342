/** A list or library of the site, and what it lacks: columns, indexes, unique keys. Empty: it is as it must be. */
export type ListHealth = { readonly list: string; readonly lacks: readonly string[] };

/** How a server process is, for whoever administers it. Numbers are its own, since it started. */
export type Health = {
  readonly version: string;
  readonly startedAt: string;
  readonly requests: number;
  readonly resourceUnits: number;
  /** Optional permissions in Graph that it was told to use. */
  readonly optionalPermissions: readonly string[];
};

export type HealthPort = {
  readonly here: () => Health;
  /** Looks now. @throws Fault */
  readonly lists: () => Promise<readonly ListHealth[]>;
};
