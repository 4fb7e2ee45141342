import type { Nonconformity } from '../record/nonconformity.ts';
import type { Stranger } from '../record/person.ts';
import type { FieldProblem } from '../record/reportFacts.ts';
import type { RecordCommand } from './command.ts';
import type { FieldPath, Problems } from './commandFields.ts';
import { type Decision, refuse } from './decision.ts';
import type { DecisionContext } from './decisionContext.ts';
import { type NamedPerson, newlyNamedPeople } from './newlyNamedPeople.ts';

/** What is wrong with somebody in a field that gives him something to do. */
export const unavailablePersonProblems: Readonly<Record<Stranger, FieldProblem>> = {
  nobody: 'unknownPerson',
  guest: 'onlyAGuest',
  leaver: 'hasLeft',
};

const problemOf = (
  { id, as }: NamedPerson,
  { notToIsmsManager }: Nonconformity,
  { strangers, ismsManagers }: DecisionContext,
): FieldProblem | undefined => {
  const stranger = strangers.get(id);
  if (as === 'witness') return stranger === 'nobody' ? 'unknownPerson' : undefined;
  if (stranger) return unavailablePersonProblems[stranger];
  // With a task he would read what its reporter keeps from him.
  return notToIsmsManager && ismsManagers.includes(id) ? 'keptFromHim' : undefined;
};

/** What is wrong with the people that a command names where the record has not held them: nobody, or nobody for that. */
const peopleProblems = (command: RecordCommand, record: Nonconformity, context: DecisionContext): Problems => {
  const found: Partial<Record<FieldPath, FieldProblem>> = {};
  for (const named of newlyNamedPeople(command, record)) {
    const problem = problemOf(named, record, context);
    if (problem) found[named.field] ??= problem;
  }
  return found;
};

/** The decision, unless a field names somebody who cannot be meant. What else is wrong with the form is told with it. */
export const addPeopleProblems = (
  decision: Decision,
  command: RecordCommand,
  record: Nonconformity,
  context: DecisionContext,
): Decision => {
  const wrong = peopleProblems(command, record, context);
  if (Object.keys(wrong).length === 0) return decision;
  if (!('refusal' in decision)) return refuse({ reason: 'invalid', problems: wrong });
  const { refusal } = decision;
  if (refusal.reason !== 'invalid') return decision;
  return refuse({ reason: 'invalid', problems: { ...refusal.problems, ...wrong, ...refusal.problems } });
};
