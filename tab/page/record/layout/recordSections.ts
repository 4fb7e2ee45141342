/** The sections of the record page, in order; each has a heading. */
export const recordSections = [
  'path',
  'answer',
  'report',
  'before',
  'outcome',
  'plan',
  'approvals',
  'effectiveness',
  'causes',
  'earlier',
  'trainings',
  'evidence',
  'related',
  'history',
] as const;
export type RecordSection = (typeof recordSections)[number];
