/** The closed lists of the report form. Wire values: append-only, never renamed. Their names in each language are in `words/`. */

/** Is it still going on? Whoever reports often cannot know, so *not sure* is a full answer. */
export const ongoings = ['notSure', 'yes', 'no'] as const;
export type Ongoing = (typeof ongoings)[number];

/** Potential impact, in the reporter's eyes. The security team judges later. */
export const impacts = ['notSure', 'low', 'medium', 'high', 'critical'] as const;
export type Impact = (typeof impacts)[number];

/** Priority, as the reporter sees it. */
export const priorities = ['notSure', 'low', 'medium', 'high'] as const;
export type Priority = (typeof priorities)[number];

/** How the nonconformity came to light (nc-landscape: source taxonomy). */
export const sources = [
  'staff',
  'internalAudit',
  'externalAudit',
  'incident',
  'monitoring',
  'customer',
  'supplier',
  'managementReview',
  'other',
] as const;
export type Source = (typeof sources)[number];

/** Where the report was written: it decides what a receipt may say and where it may be shown. */
export const reportedIns = ['personalChat', 'channel', 'tab'] as const;
export type ReportedIn = (typeof reportedIns)[number];
