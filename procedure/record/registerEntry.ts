import { type MeasuredFacts, measuredFacts } from '../measures/measuredFacts.ts';
import type { Stage } from '../stages/stages.ts';
import type { Nonconformity } from './nonconformity.ts';
import type { CalendarDate } from './values/calendarDate.ts';
import type { Impact, Ongoing, Priority } from './values/choices.ts';
import type { Clause } from './values/clauses.ts';
import type { PersonId } from './values/person.ts';
import { shortDescription } from './values/plainText.ts';
import type { Reference } from './values/reference.ts';

/** What the register keeps of a nonconformity: enough to list, sort, filter and search, small enough for 100,000. */
export type RegisterEntry = {
  readonly reference: Reference;
  readonly title: string;
  readonly what: string;
  readonly stage: Stage;
  readonly clause: Clause | undefined;
  readonly system: string | undefined;
  readonly impact: Impact;
  readonly priority: Priority;
  readonly ongoing: Ongoing;
  readonly detectedOn: CalendarDate;
  readonly reportedAt: string;
  readonly reporter: PersonId;
  readonly notToIsmsManager: true | undefined;
  /** Absent when they cannot be trusted, or another version wrote them. */
  readonly measured?: MeasuredFacts | undefined;
  /** Sequence of the last commit in this entry. */
  readonly sequence: number;
};

export const registerEntry = (record: Nonconformity, sequence: number): RegisterEntry => ({
  reference: record.reference,
  title: shortDescription(record.facts.what),
  what: record.facts.what,
  stage: record.stage,
  clause: record.facts.clause,
  system: record.facts.system,
  impact: record.facts.impact,
  priority: record.facts.priority,
  ongoing: record.facts.ongoing,
  detectedOn: record.facts.detectedOn,
  reportedAt: record.reportedAt,
  reporter: record.reporter,
  notToIsmsManager: record.notToIsmsManager,
  measured: measuredFacts(record),
  sequence,
});
