import type { Refusal } from './refusal.ts';

/** What a command comes to: events to commit, or a refusal that changes nothing. */
export type Decision<Event> = { readonly events: readonly [Event, ...Event[]] } | { readonly refusal: Refusal };

export const refuse = (refusal: Refusal): { readonly refusal: Refusal } => ({ refusal });
