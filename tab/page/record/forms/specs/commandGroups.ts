/** Groups of the commands on a record, in the order of the procedure. */
export const commandGroups = ['report', 'triage', 'react', 'causes', 'plan', 'actions', 'end', 'work'] as const;
export type CommandGroup = (typeof commandGroups)[number];
