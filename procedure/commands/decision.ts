import type { NonconformityEvent } from '../record/history/events.ts';
import type { Problems } from './commandFields.ts';
import type { Refusal } from './refusal.ts';

/** The outcome of a command: events to commit, or a refusal that changes nothing. */
export type Decision<Event = NonconformityEvent> =
  | { readonly events: readonly [Event, ...Event[]] }
  | { readonly refusal: Refusal };

export const refuse = (refusal: Refusal): { readonly refusal: Refusal } => ({ refusal });

export const record = (event: NonconformityEvent): Decision => ({ events: [event] });

/** The event, or a refusal if a field has a problem. */
export const recordUnless = (problems: Problems, event: NonconformityEvent): Decision =>
  Object.keys(problems).length > 0 ? refuse({ reason: 'invalid', problems }) : record(event);
