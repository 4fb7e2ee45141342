/** Rights in a session. `takeOver` is refused while its facilitator is present. */
export const sessionRights = ['contribute', 'facilitate', 'takeOver', 'closeSession', 'takeLateContributions'] as const;
export type SessionRight = (typeof sessionRights)[number];
