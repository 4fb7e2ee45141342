/**
 * The closed lists of the procedure. Wire values: append-only, never renamed. Their names in each language are in
 * `words/`.
 */

/** Is it still going on? Reporters often cannot know, so *not sure* is a full answer. */
export const ongoings = ['notSure', 'yes', 'no'] as const;
export type Ongoing = (typeof ongoings)[number];

/** Potential impact, in the reporter's eyes. The security team judges later. */
export const impacts = ['notSure', 'low', 'medium', 'high', 'critical'] as const;
export type Impact = (typeof impacts)[number];
/** What triage chooses from. */
export const decidedImpacts = impacts.filter((impact) => impact !== 'notSure');

/** Priority, as the reporter sees it. */
export const priorities = ['notSure', 'low', 'medium', 'high'] as const;
export type Priority = (typeof priorities)[number];
export const decidedPriorities = priorities.filter((priority) => priority !== 'notSure');

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

/**
 * Where the report was written: it decides what a receipt may say and where it may be shown. `openPage` needs no
 * sign-in: its author need not belong to the organisation. `import` is a row of a register from before TenTwo.
 */
export const reportedIns = ['personalChat', 'channel', 'tab', 'openPage', 'import'] as const;
export type ReportedIn = (typeof reportedIns)[number];

/** The treatment route that triage chooses, proportional to the effects (10.2: "appropriate to the effects"). */
export const lanes = ['correctionOnly', 'standard', 'major', 'improvement'] as const;
export type Lane = (typeof lanes)[number];

/** Grade of the finding (ISO/IEC 17021-1, 3.12 and 3.13; an improvement is no nonconformity and carries no duty). */
export const grades = ['major', 'minor', 'improvement'] as const;
export type Grade = (typeof grades)[number];

/** What kind of cause it was, for trends. */
export const causeCategories = [
  'policyMissing',
  'procedureNotFollowed',
  'changeNotManaged',
  'design',
  'tooling',
  'resources',
  'training',
  'supplier',
  'communication',
  'other',
] as const;
export type CauseCategory = (typeof causeCategories)[number];

/** A correction repairs; a corrective action removes the cause. A training is a corrective action with acknowledgements. */
export const actionKinds = ['corrective', 'training'] as const;
export type ActionKind = (typeof actionKinds)[number];

export const terms = ['short', 'long'] as const;
export type Term = (typeof terms)[number];

export const actionPriorities = ['low', 'medium', 'high'] as const;
export type ActionPriority = (typeof actionPriorities)[number];

/** 10.2 d: the verifier's verdict. */
export const verdicts = ['effective', 'partly', 'notEffective'] as const;
export type Verdict = (typeof verdicts)[number];

/** What has become of a verdict: as it was given, or *effective* until a recurrence overturned it. */
export const verdictStates = [...verdicts, 'overturned'] as const;
export type VerdictState = (typeof verdictStates)[number];
