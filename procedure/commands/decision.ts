import type { NonconformityEvent } from '../record/history/events.ts';
import { canonicalJson } from '../record/values/canonicalJson.ts';
import type { Problems } from './commandFields.ts';
import type { Refusal } from './refusal.ts';

/** The outcome of a command: events to commit, or a refusal that changes nothing. */
export type Decision<Event = NonconformityEvent> =
  | { readonly events: readonly [Event, ...Event[]] }
  | { readonly refusal: Refusal };

export const refuse = (refusal: Refusal): { readonly refusal: Refusal } => ({ refusal });

export const recordEvent = (event: NonconformityEvent): Decision => ({ events: [event] });

/** The event, or a refusal if a field has a problem. */
export const recordUnless = (problems: Problems, event: NonconformityEvent): Decision =>
  Object.keys(problems).length > 0 ? refuse({ reason: 'invalid', problems }) : recordEvent(event);

/** A row of History holds 63,999 characters of events (design section 2). */
const longestEvents = 63_000;

/** The decision, or a refusal if its events do not fit into one row of History. */
export const refuseOversizedRow = <Event>(decision: Decision<Event>, of?: 'session'): Decision<Event> =>
  'refusal' in decision || canonicalJson(decision.events).length <= longestEvents
    ? decision
    : refuse({ reason: 'tooMuchText', ...(of && { of }) });
