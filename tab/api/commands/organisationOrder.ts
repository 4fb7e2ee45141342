import { z } from 'zod';
import { problemsAt } from '../../../procedure/commands/commandFields.ts';
import { holdReviewSchema, noteReviewSchema } from '../../../procedure/commands/organisation/reviewCommands.ts';
import {
  approveProcedureSchema,
  changeObjectivesSchema,
  changeRulesSchema,
} from '../../../procedure/commands/organisation/settingsCommands.ts';
import type { Actor } from '../../../procedure/record/values/person.ts';
import { commandIdOf } from '../../../procedure/useCases/commits/commandId.ts';
import type { HandledOrganisation, Order } from '../../../procedure/useCases/commits/outcome.ts';
import type { HandledReview } from '../../../procedure/useCases/holdReviews.ts';
import type { OrganisationAnswer } from '../administration/organisationWire.ts';
import { ApiError } from '../http/apiError.ts';
import type { TabRoom } from '../tabRoom.ts';

/** Commands about no record, which have use cases of their own. */
const names = ['holdReview', 'noteReview', 'changeRules', 'changeObjectives', 'approveProcedure'] as const;

/** The envelope; the procedure's own schemas parse the form in it. */
const schema = z.object({
  n: z.string().regex(/^[0-9a-f]{32}$/),
  command: z.object({ name: z.enum(names) }).loose(),
});
type Posted = z.output<typeof schema>;

/**
 * Gives the command, if the request is one about the organisation as a whole.
 * @returns undefined if it is not
 * @throws ApiError 422 for a form that needs attention, 409 for a refusal
 */
export const giveOrganisationOrder = async (
  body: unknown,
  actor: Actor,
  room: TabRoom,
): Promise<OrganisationAnswer | undefined> => {
  const posted = schema.safeParse(body);
  if (!posted.success) return undefined;
  const handled = await give(posted.data, actor, room);
  if (handled.kind === 'refused') throw ApiError.refused(handled.refusal);
  const { commit, repeated } = handled;
  return { reference: commit.key, sequence: commit.sequence, repeated };
};

const give = (
  { n, command: { name, ...form } }: Posted,
  actor: Actor,
  { handling, digest }: TabRoom,
): Promise<HandledReview | HandledOrganisation> => {
  const order = <Command extends { readonly name: string }>(command: Command, inputs?: unknown): Order<Command> => {
    const press = { actor: actor.id, verb: command.name, data: { n } };
    return { command, actor, commandId: commandIdOf({ ...press, ...(inputs !== undefined && { inputs }) }, digest) };
  };
  switch (name) {
    case 'holdReview':
      // As with a report: one form, one person, one review, even if the text was edited before it was sent again.
      return handling.holdReview(order({ name, ...formOf(holdReviewSchema, form) }));
    case 'noteReview': {
      const note = formOf(noteReviewSchema, form);
      return handling.noteReview(order({ name, ...note }, note));
    }
    case 'changeRules': {
      const change = formOf(changeRulesSchema, form);
      return handling.changeRules(order({ name, ...change }, change));
    }
    case 'changeObjectives': {
      const change = formOf(changeObjectivesSchema, form);
      return handling.changeObjectives(order({ name, ...change }, change));
    }
    case 'approveProcedure': {
      const seen = formOf(approveProcedureSchema, form);
      return handling.approveProcedure(order({ name, ...seen }, seen));
    }
    default:
      return name satisfies never;
  }
};

const formOf = <T>(form: z.ZodType<T>, typed: unknown): T => {
  const read = form.safeParse(typed);
  if (read.success) return read.data;
  throw ApiError.refused({ reason: 'invalid', problems: problemsAt(read.error) });
};
