import type { Anonymity } from '../../record/report/identity.ts';
import type { Reference } from '../../record/values/reference.ts';

/**
 * Texts of a record that the register does not keep in memory, as the list Nonconformities shows them; empty where
 * there is none.
 */
export type LogText = {
  readonly rootCause: string;
  readonly shortTermPlan: string;
  readonly longTermPlan: string;
  readonly successCriteria: string;
  /** Names as of the last projection of the record. */
  readonly planManager: string;
  readonly owner: string;
  readonly reportedBy: string;
  readonly anonymity: Anonymity;
  /** ISO 8601 in UTC. */
  readonly closedAt: string;
  readonly triageReason: string;
  /** The certification body's dates. */
  readonly externalAudit: string;
  readonly ismsChange: string;
  readonly verdictBy: string;
  readonly closingSummary: string;
};

/** The long texts of the procedure's log. */
export type LogTexts = {
  /**
   * Reads the texts of these records, at a quarter of the service's limit at most. A record whose item was edited by
   * hand is left out.
   * @throws Fault
   */
  readonly of: (references: ReadonlySet<Reference>) => Promise<ReadonlyMap<Reference, LogText>>;
};
