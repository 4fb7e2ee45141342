import type { Anonymity } from '../../record/report/identity.ts';
import type { Reference } from '../../record/values/reference.ts';

/** What the register does not keep in memory of a record, as the list Nonconformities shows it; empty where there is none. */
export type LogText = {
  readonly rootCause: string;
  readonly shortTermPlan: string;
  readonly longTermPlan: string;
  readonly successCriteria: string;
  /** Names as they were when the record was last shown. */
  readonly planManager: string;
  readonly owner: string;
  readonly reportedBy: string;
  readonly anonymity: Anonymity;
  /** ISO 8601 in UTC. */
  readonly closedAt: string;
};

/** The long texts of the procedure's log. */
export type LogTexts = {
  /**
   * Reads those of these records, at a quarter of what the service allows at most. One that nobody vouches for, because
   * somebody edited its item, is left out.
   * @throws Fault
   */
  readonly of: (references: ReadonlySet<Reference>) => Promise<ReadonlyMap<Reference, LogText>>;
};
