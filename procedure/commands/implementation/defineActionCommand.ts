import type { z } from 'zod';
import type { CorrectiveAction, Nonconformity } from '../../record/nonconformity.ts';
import { permissions, type RecordCommandName } from '../../stages/permissions.ts';
import { hasAnyRelation, type Relation } from '../../stages/relations.ts';
import { type Decision, refuse } from '../decision.ts';
import type { DecisionContext, Standing } from '../decisionContext.ts';
import { type CommandDefinition, type CommandOf, defineCommand, type Rules } from '../defineCommand.ts';
import type { Refusal } from '../refusal.ts';

type OnAction = { readonly name: RecordCommandName; readonly action: string };

/**
 * The open action that a command names, if the actor may change it; or the refusal. An action's owner may give the
 * command for their own actions, everyone else who may give it for all of them.
 */
const openAction = (
  { name, action: named }: OnAction,
  record: Nonconformity,
  { actor }: Pick<DecisionContext, 'actor'>,
): { readonly action: CorrectiveAction } | { readonly refusal: Refusal } => {
  const action = record.cycle.actions.find(({ id }) => id === named);
  if (!action) return refuse({ reason: 'invalid', problems: { action: 'unknownAction' } });
  const forAll: readonly Relation[] = permissions[name].may.filter((relation) => relation !== 'actionOwner');
  const may = action.owner === actor.id || hasAnyRelation(actor, record, forAll);
  if (!may) return refuse({ reason: 'notAllowed' });
  if (action.state !== 'open') return refuse({ reason: 'invalid', problems: { action: 'actionNotOpen' } });
  return { action };
};

type AppliesTo = (action: CorrectiveAction) => boolean;

/** Why a command is refused on an open action, for this actor; undefined if it is not. */
type RefusalOn = (action: CorrectiveAction, record: Nonconformity, standing: Standing) => Refusal | undefined;

type ActionRules<Name extends RecordCommandName, Schema extends z.ZodType> = Pick<
  Rules<CommandOf<Name, Schema>>,
  'people'
> & {
  readonly name: Name;
  readonly schema: Schema;
  /** The open actions to which the command applies, and the refusal for any other. Absent: it applies to all. */
  readonly applies?: { readonly to: AppliesTo; readonly otherwise: Refusal };
  /** As of `Rules`, for one action. */
  readonly barsOn?: (record: Nonconformity, standing: Standing, action: CorrectiveAction) => Refusal | undefined;
  readonly decide: (
    command: CommandOf<Name, Schema>,
    record: Nonconformity,
    context: DecisionContext,
    action: CorrectiveAction,
  ) => Decision;
};

/** Defines a command about one open action of the plan, which its field `action` names. */
export const defineActionCommand = <
  const Name extends RecordCommandName,
  Schema extends z.ZodType<{ readonly action: string }>,
>({
  applies,
  barsOn,
  decide,
  ...rules
}: ActionRules<Name, Schema>): CommandDefinition<Name, z.output<Schema>> & { readonly refusalOn: RefusalOn } => {
  const refusalOn: RefusalOn = (action, record, standing) =>
    applies && !applies.to(action) ? applies.otherwise : barsOn?.(record, standing, action);
  return {
    ...defineCommand({
      ...rules,
      decide: (command: CommandOf<Name, Schema>, record, context) => {
        const found = openAction(command, record, context);
        if ('refusal' in found) return found;
        const { action } = found;
        const refusal = refusalOn(action, record, context);
        return refusal ? refuse(refusal) : decide(command, record, context, action);
      },
    }),
    refusalOn,
  };
};
