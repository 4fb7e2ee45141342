/**
 * The stages of a nonconformity in the order of the procedure, then the four ways out. Displayed in this order
 * everywhere.
 */
export const path = [
  'reported',
  'triaged',
  'analysis',
  'planning',
  'approval',
  'implementation',
  'verification',
  'closed',
] as const;
export const exits = ['rejected', 'duplicate', 'withdrawn', 'riskAccepted'] as const;
export const stages = [...path, ...exits] as const;
export type Stage = (typeof stages)[number];

/** Nothing more happens in these stages; a recurrence is a new record that links to the old one. */
export const isEnded = (stage: Stage): boolean => stage === 'closed' || (exits as readonly string[]).includes(stage);
