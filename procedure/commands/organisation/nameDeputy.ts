import { z } from 'zod';
import type { Organisation, OrganisationEvent } from '../../organisation/organisation.ts';
import type { FieldProblem } from '../../record/report/reportFacts.ts';
import type { Actor, PersonId, Stranger } from '../../record/values/person.ts';
import { type Decision, refuse } from '../decision.ts';
import type { OrganisationCommandOf } from '../defineCommand.ts';
import { optionalPerson } from '../fields.ts';
import { unavailablePersonProblems } from '../peopleProblems.ts';

/** Absent: no deputy any more. */
export const nameDeputySchema = z.object({ to: optionalPerson });

/**
 * A person names their deputy. The deputy receives their reminders after them and, three working days after a plan is
 * submitted, the decision. It grants no other right: the deputy must be eligible themselves.
 */
export type NameDeputy = OrganisationCommandOf<'nameDeputy', typeof nameDeputySchema>;

export const decideNameDeputy = (
  { to }: NameDeputy,
  { deputies }: Pick<Organisation, 'deputies'>,
  { actor, strangers }: { readonly actor: Actor; readonly strangers: ReadonlyMap<PersonId, Stranger> },
): Decision<OrganisationEvent> => {
  if (deputies?.[actor.id] === to) return refuse({ reason: 'nothingChanged' });
  const stranger = to === undefined ? undefined : strangers.get(to);
  const problem: FieldProblem | undefined =
    to === actor.id ? 'yourself' : stranger && unavailablePersonProblems[stranger];
  if (problem) return refuse({ reason: 'invalid', problems: { to: problem } });
  return { events: [{ type: 'DeputyNamed', person: actor.id, ...(to !== undefined && { to }) }] };
};
