/** Longest texts, in UTF-16 units, as the procedure takes them (`procedure/commands/fields.ts`, which is no part of the page). */
export const longest = { problem: 2000, why: 400, statement: 1000, reason: 1000 } as const;
