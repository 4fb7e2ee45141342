import type { Nonconformity } from '../record/nonconformity.ts';
import type { FieldProblem } from '../record/report/reportFacts.ts';
import type { PersonId, Stranger } from '../record/values/person.ts';
import type { FieldPath, Problems } from './commandFields.ts';
import { type Decision, refuse } from './decision.ts';
import type { DecisionContext } from './decisionContext.ts';

/** A person in a field of a command: for a task in the record, or as a witness of what was found. */
export type NamedPerson = { readonly field: FieldPath; readonly id: PersonId; readonly as: 'task' | 'witness' };

/** The person in a field that gives them a task, unless the record holds them in that place already. */
export const newTask = (
  field: FieldPath,
  id: PersonId | undefined,
  before: PersonId | undefined,
): readonly NamedPerson[] => (id === undefined || id === before ? [] : [{ field, id, as: 'task' }]);

/** Why a person cannot be given a task. */
export const unavailablePersonProblems: Readonly<Record<Stranger, FieldProblem>> = {
  unknown: 'unknownPerson',
  guest: 'onlyAGuest',
  leaver: 'hasLeft',
};

const problemOf = (
  { id, as }: NamedPerson,
  { notToIsmsManager }: Nonconformity,
  { strangers, ismsManagers }: DecisionContext,
): FieldProblem | undefined => {
  const stranger = strangers.get(id);
  if (as === 'witness') return stranger === 'unknown' ? 'unknownPerson' : undefined;
  if (stranger) return unavailablePersonProblems[stranger];
  // A task would let them read what its reporter keeps from them.
  return notToIsmsManager && ismsManagers.includes(id) ? 'keptFromHim' : undefined;
};

/** Problems of the people newly named by a command: unknown, or not available for a task. */
const peopleProblems = (named: readonly NamedPerson[], record: Nonconformity, context: DecisionContext): Problems => {
  const found: Partial<Record<FieldPath, FieldProblem>> = {};
  for (const person of named) {
    const problem = problemOf(person, record, context);
    if (problem) found[person.field] ??= problem;
  }
  return found;
};

/** Refuses the decision if a field names a person who cannot be meant, together with the other problems of the form. */
export const addPeopleProblems = (
  decision: Decision,
  named: readonly NamedPerson[],
  record: Nonconformity,
  context: DecisionContext,
): Decision => {
  const wrong = peopleProblems(named, record, context);
  if (Object.keys(wrong).length === 0) return decision;
  if (!('refusal' in decision)) return refuse({ reason: 'invalid', problems: wrong });
  const { refusal } = decision;
  if (refusal.reason !== 'invalid') return decision;
  return refuse({ reason: 'invalid', problems: { ...refusal.problems, ...wrong, ...refusal.problems } });
};
