/** Fields of a plan besides its actions, and of an action. */
export const planFields = [
  'objective',
  'shortTermNotNecessary',
  'successCriteria',
  'method',
  'verifyOn',
  'verifier',
  'manager',
  'followUps',
  'ismsChange',
] as const;
export type PlanField = (typeof planFields)[number];
export const actionFields = ['title', 'owner', 'due', 'priority', 'kind', 'term'] as const;
export type ActionField = (typeof actionFields)[number];
