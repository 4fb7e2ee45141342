/** What somebody may do in a session. `takeOver`: try to; it is refused while whoever leads it is there. */
export const sessionRights = ['contribute', 'facilitate', 'takeOver', 'closeSession', 'takeLateContributions'] as const;
export type SessionRight = (typeof sessionRights)[number];
