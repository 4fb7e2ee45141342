/** A list or library of the site, and what it lacks: columns, indexes, unique keys. Empty: complete. */
export type ListHealth = { readonly list: string; readonly lacks: readonly string[] };

/** State of a server process, for administrators. The numbers are its own, since its start. */
export type Health = {
  readonly version: string;
  readonly startedAt: string;
  readonly requests: number;
  readonly resourceUnits: number;
  /** Optional Graph permissions that it is configured to use. */
  readonly optionalPermissions: readonly string[];
};

export type HealthPort = {
  readonly here: () => Health;
  /** Checks now. @throws Fault */
  readonly lists: () => Promise<readonly ListHealth[]>;
};
