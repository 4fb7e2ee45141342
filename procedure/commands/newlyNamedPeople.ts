import type { Nonconformity } from '../record/nonconformity.ts';
import type { PersonId } from '../record/person.ts';
import { planInForce } from '../record/planInForce.ts';
import type { RecordCommandName } from '../stages/permissions.ts';
import type { RecordCommand } from './command.ts';
import type { FieldPath } from './commandFields.ts';

/** Somebody in a field of a command: for a task in the record, or as one who was there. */
export type NamedPerson = { readonly field: FieldPath; readonly id: PersonId; readonly as: 'task' | 'witness' };

type Of<Name extends RecordCommandName> = Extract<RecordCommand, { name: Name }>;

/** The field, unless the record holds that very person in that place already. */
const changed = (field: FieldPath, id: PersonId | undefined, before: PersonId | undefined): readonly NamedPerson[] =>
  id === undefined || id === before ? [] : [{ field, id, as: 'task' }];

const inPlan = ({ plan }: Of<'draftPlan'>, { cycle }: Nonconformity): readonly NamedPerson[] => {
  const before = planInForce(cycle);
  const ownerBefore = (action: string) =>
    [...cycle.actions, ...(before?.actions ?? [])].find(({ id }) => id === action);
  return [
    ...changed('manager', plan.manager, before?.manager),
    ...plan.actions.flatMap(({ id, owner }, row) => changed(`actions.${row}.owner`, owner, ownerBefore(id)?.owner)),
    ...changed('verifier', plan.verification.verifier, before?.verification.verifier),
  ];
};

/** Who finds the causes may be a guest of the meeting, or have left since. */
const agreed = ({ causes }: Of<'determineCauses'>, { cycle }: Nonconformity): readonly NamedPerson[] =>
  causes.agreedBy
    .filter((id) => !cycle.causes?.agreedBy.includes(id))
    .map((id) => ({ field: 'agreedBy', id, as: 'witness' }));

/**
 * Whom a command names in a place where the record does not hold him already. To change a title in a plan whose owner has
 * left must stay possible: only who is new there has to be somebody.
 */
export const newlyNamedPeople = (command: RecordCommand, record: Nonconformity): readonly NamedPerson[] => {
  switch (command.name) {
    case 'triageReport':
    case 'changeTriage':
      return changed('owner', command.owner, record.triage?.owner);
    case 'determineCauses':
      return agreed(command, record);
    case 'draftPlan':
      return inPlan(command, record);
    case 'delegateApproval':
      return changed('to', command.to, record.cycle.delegation?.to);
    case 'leadSession':
    case 'reassignWork':
      return changed('to', command.to, undefined);
    case 'openSession':
      return changed('facilitator', command.facilitator, undefined);
    case 'askTraining':
      return command.people.map((id) => ({ field: 'people', id, as: 'task' }));
    default:
      return [];
  }
};
