import { canonicalJson } from '../record/values/canonicalJson.ts';
import { type Decision, refuse } from './decision.ts';

/** A row of History holds 63,999 characters of events (design section 2). */
const longestEvents = 63_000;

/** The decision, or a refusal if its events do not fit into one row of History. */
export const refuseOversizedRow = <Event>(decision: Decision<Event>, of?: 'session'): Decision<Event> =>
  'refusal' in decision || canonicalJson(decision.events).length <= longestEvents
    ? decision
    : refuse({ reason: 'tooMuchText', ...(of && { of }) });
