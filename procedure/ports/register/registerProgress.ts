/** How many nonconformities the register of this server shows, and of how many. */
export type RegisterProgress = {
  readonly loaded: number;
  /** Absent until History was read. */
  readonly expected?: number;
};

export const isComplete = ({ loaded, expected }: RegisterProgress): boolean =>
  expected !== undefined && loaded >= expected;
