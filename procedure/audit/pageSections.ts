export const pageSections = [
  'stages',
  'demands',
  'commands',
  'duties',
  'reads',
  'deadlines',
  'rules',
  'measures',
  'changes',
] as const;
export type PageSection = (typeof pageSections)[number];
