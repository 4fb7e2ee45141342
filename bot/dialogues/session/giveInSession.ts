import { problemsAt } from '../../../procedure/commands/commandFields.ts';
import { readCommand } from '../../../procedure/commands/recordCommands.ts';
import type { Refusal } from '../../../procedure/commands/refusal.ts';
import { type Contribute, contributeSchema } from '../../../procedure/commands/session/contributeSchema.ts';
import { commandIdOf } from '../../../procedure/useCases/commits/commandId.ts';
import type { BotTools } from '../../botTools.ts';
import type { Typed } from '../../cards/parts/typed.ts';
import type { KnownSession } from './knownSession.ts';

/** Identifies a press: the drawing of its card, and the inputs as the form returns them. */
export type Giving = {
  readonly known: KnownSession;
  /** Of the form, or of the button outside a form. */
  readonly name: string;
  /** Absent where every drawing of the card contributes the same. */
  readonly n?: string | undefined;
  readonly typed: Typed;
};

/** @param part of the contributions of one press: a cause and its evidence are two */
export const givingId = (
  { known: { asked, viewer }, name, n, typed }: Giving,
  part: string,
  { room }: Pick<BotTools, 'room'>,
): string => {
  const data = { ref: asked.stream.state.reference, session: asked.session.id, part, ...(n !== undefined && { n }) };
  return commandIdOf({ actor: viewer.id, verb: `session.${name}`, data, inputs: typed }, room.digest);
};

type ToGive = { readonly type: Contribute['contribution']['type'] } & Readonly<Record<string, unknown>>;

/**
 * Contributes to the session. A contribution that changes nothing counts as accepted.
 * @returns the refusal; undefined when it is accepted
 * @throws Fault; a retry contributes once
 */
export const give = async (
  contribution: ToGive,
  giving: Giving,
  tools: Pick<BotTools, 'room'>,
): Promise<Refusal | undefined> => {
  const came = await giveText(contribution, giving, tools);
  return came === 'late' ? undefined : came;
};

/**
 * The same for a text.
 * @returns `late`: the session was closed meanwhile, and the text is kept as late
 */
export const giveText = async (
  contribution: ToGive,
  giving: Giving,
  tools: Pick<BotTools, 'room'>,
  part = '',
): Promise<Refusal | 'late' | undefined> => {
  const { room } = tools;
  const { asked, viewer } = giving.known;
  const { reference } = asked.stream.state;
  const read = contributeSchema.safeParse({ session: asked.session.id, contribution });
  if (!read.success) return { reason: 'invalid', problems: problemsAt(read.error) };
  const handled = await room.handling.contribute({
    command: { name: 'contribute', reference, ...read.data },
    actor: viewer,
    commandId: givingId(giving, part, tools),
  });
  if (handled.kind === 'done') return handled.late && 'late';
  return handled.refusal.reason === 'nothingChanged' ? undefined : handled.refusal;
};

/** Hands the session over, or closes it: a commit of the record. @throws Fault */
export const command = async (
  name: 'leadSession' | 'closeSession',
  form: Readonly<Record<string, unknown>>,
  giving: Giving,
  tools: Pick<BotTools, 'room'>,
): Promise<Refusal | undefined> => {
  const { room } = tools;
  const { asked, viewer } = giving.known;
  const { reference } = asked.stream.state;
  const { today } = room.handling.organisationContext();
  const read = readCommand(name, reference, { ...form, session: asked.session.id }, today);
  if ('refusal' in read) return read.refusal;
  const commandId = givingId(giving, name, tools);
  const handled = await room.handling.handle({ command: read.command, actor: viewer, commandId });
  return handled.kind === 'refused' && handled.refusal.reason !== 'nothingChanged' ? handled.refusal : undefined;
};
