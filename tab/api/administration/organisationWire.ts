import type { Period } from '../../../procedure/measures/measuring.ts';
import type { Objectives } from '../../../procedure/organisation/organisation.ts';
import type { RuleName, RuleUnit } from '../../../procedure/organisation/rules.ts';
import type { Damage } from '../../../procedure/record/history/commit.ts';
import type { CalendarDate } from '../../../procedure/record/values/calendarDate.ts';
import type { Review } from '../../../procedure/review/review.ts';
import type { ReviewKey } from '../../../procedure/review/reviewKey.ts';
import type { Named } from '../wire.ts';

/** Wire types of the organisation as a whole. Types only, like `wire.ts`. */

/** A review in the list. */
export type ReviewRow = Pick<Review, 'key' | 'period' | 'heldOn' | 'raised' | 'nextOn' | 'procedureVersion'> & {
  readonly heldBy: Named;
  /** How many hits of the threshold it found, and how many notes management made. */
  readonly systemic: number;
  readonly notes: number;
  readonly damage?: Damage;
};

/** `GET /api/reviews`: newest first. */
export type ReviewsAnswer = {
  readonly rows: readonly ReviewRow[];
  /** Reviews whose first row this version cannot read. */
  readonly unreadable: readonly ReviewKey[];
  /** The next review due; absent while nothing has ever been reported. */
  readonly next?: { readonly key: ReviewKey; readonly due: CalendarDate; readonly overdue: boolean };
};

/** `GET /api/reviews/:key` */
export type ReviewAnswer = Omit<Review, 'heldBy' | 'notes'> & {
  readonly sequence: number;
  readonly heldBy: Named;
  readonly notes: readonly { readonly at: string; readonly by: Named; readonly comment: string }[];
  readonly damage?: Damage;
};

/** A rule: its value in force, its default and its bounds. */
export type RuleRow = {
  readonly name: RuleName;
  readonly unit: RuleUnit;
  readonly value: number;
  readonly usual: number;
  readonly least: number;
  readonly most: number;
};

/** One change: author, reason (where a person gave one) and values. Absent `old` or `new`: not set before, or not any more. */
export type SettingsChange = {
  readonly sequence: number;
  readonly at: string;
  readonly by: Named;
  /** Recorded by a server started with other values. */
  readonly byServer?: true;
  readonly because?: string;
  readonly changes: readonly {
    readonly name: string;
    readonly old?: string | number;
    readonly new?: string | number;
  }[];
};

/** `GET /api/settings` */
export type SettingsAnswer = {
  readonly rules: readonly RuleRow[];
  /** Version 0: none were ever entered. */
  readonly objectives: Objectives;
  readonly triageChannel?: string;
  /** The server's settings, as far as they affect the meaning of records. */
  readonly environment: readonly { readonly name: string; readonly value: string }[];
  /** Newest first. */
  readonly history: readonly SettingsChange[];
  readonly mayChange: boolean;
  readonly damage?: Damage;
};

/** `POST /api/commands` for a review: `n` as of `CommandRequest`. */
export type HoldReviewRequest = {
  readonly n: string;
  readonly command: {
    readonly name: 'holdReview';
    readonly period: Period;
    readonly conclusion: string;
    readonly raised: readonly string[];
    readonly nextOn: string;
  };
};

/** The same for a note on a review. */
export type NoteReviewRequest = {
  readonly n: string;
  readonly command: { readonly name: 'noteReview'; readonly review: ReviewKey; readonly comment: string };
};

/** `POST /api/commands` to change rules: the new values, by name. */
export type ChangeRulesRequest = {
  readonly n: string;
  readonly command: {
    readonly name: 'changeRules';
    readonly changes: Readonly<Partial<Record<RuleName, number>>>;
    readonly because: string;
  };
};

/** `POST /api/commands` to replace the list of strategic objectives. */
export type ChangeObjectivesRequest = {
  readonly n: string;
  readonly command: {
    readonly name: 'changeObjectives';
    readonly objectives: readonly string[];
    readonly because: string;
  };
};

/** `POST /api/commands`, for commands about the organisation. */
export type OrganisationAnswer = {
  /** `REVIEW-0001`, or `SETTINGS`. */
  readonly reference: string;
  readonly sequence: number;
  readonly repeated: boolean;
};
