export type WalkAnswer = { readonly status: number; readonly body?: unknown };
/** What happens to an activity whose token is good. Never throws. */
export type Walk = (body: unknown) => Promise<WalkAnswer>;
