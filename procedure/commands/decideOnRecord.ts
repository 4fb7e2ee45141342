import type { Nonconformity } from '../record/nonconformity.ts';
import { type Decision, refuseOversizedRow } from './decision.ts';
import type { DecisionContext } from './decisionContext.ts';
import type { CommandDefinition } from './defineCommand.ts';
import { addPeopleProblems, type NamedPerson } from './peopleProblems.ts';
import { type RecordCommand, recordCommands } from './recordCommands.ts';

type Rules = Pick<CommandDefinition<RecordCommand['name'], RecordCommand>, 'decide' | 'people'>;

/** Each definition takes its own command: the type of the list says that they belong together. */
const rulesOf = ({ name }: RecordCommand): Rules => recordCommands[name] as Rules;

/** The people a command names where the record does not hold them already. */
export const newlyNamedPeople = (command: RecordCommand, record: Nonconformity): readonly NamedPerson[] =>
  rulesOf(command).people?.(command, record) ?? [];

/** Decides a command on a record. `permitted` has checked who may give it, and in which stage. Pure. */
export const decideOnRecord = (command: RecordCommand, record: Nonconformity, context: DecisionContext): Decision => {
  const decision = rulesOf(command).decide(command, record, context);
  return refuseOversizedRow(addPeopleProblems(decision, newlyNamedPeople(command, record), record, context));
};
