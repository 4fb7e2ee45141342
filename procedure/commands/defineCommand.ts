import { z } from 'zod';
import type { Nonconformity } from '../record/nonconformity.ts';
import { requiredText } from '../record/report/reportFacts.ts';
import type { CalendarDate } from '../record/values/calendarDate.ts';
import type { Reference } from '../record/values/reference.ts';
import type { OrganisationCommandName, RecordCommandName } from '../stages/permissions.ts';
import { problemsAt } from './commandFields.ts';
import { type Decision, refuse } from './decision.ts';
import type { DecisionContext, Standing } from './decisionContext.ts';
import type { NamedPerson } from './peopleProblems.ts';
import type { Refusal } from './refusal.ts';

const present = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(present);
  if (value === null || typeof value !== 'object') return value;
  const kept = Object.entries(value).filter(([, held]) => held !== undefined);
  return Object.fromEntries(kept.map(([key, held]) => [key, present(held)]));
};

/** The fields of the form without empty ones: the part of a command that becomes an event. */
export const formFieldsOf = <Command extends { readonly name: string; readonly reference: Reference }>({
  name: _,
  reference: __,
  ...said
}: Command): Omit<Command, 'name' | 'reference'> => present(said) as Omit<Command, 'name' | 'reference'>;

/** A command about a record: its name, the record, and the fields of its form. */
type FormCommand<Name extends RecordCommandName, Form> = {
  readonly name: Name;
  readonly reference: Reference;
} & Readonly<Form>;
export type CommandOf<Name extends RecordCommandName, Schema extends z.ZodType> = FormCommand<Name, z.output<Schema>>;

/** A command about no existing record. Its use case decides it. */
export type OrganisationCommandOf<Name extends OrganisationCommandName, Schema extends z.ZodType> = {
  readonly name: Name;
} & Readonly<z.output<Schema>>;

export type Rules<Command> = {
  /**
   * The people the command names and the record does not hold in that place yet: only they must be available. The
   * title of an action stays editable after its owner has left. Absent: the command names no one.
   */
  readonly people?: (command: Command, record: Nonconformity) => readonly NamedPerson[];
  /**
   * Why the actor's own part in the record forbids the command (A.5.3), for offering it (`offered.ts`) as for deciding.
   * Absent: no part does.
   */
  readonly bars?: (record: Nonconformity, standing: Standing) => Refusal | undefined;
  /** Pure. `permitted` has checked before who may give the command, and in which stage; then `bars`. */
  readonly decide: (command: Command, record: Nonconformity, context: DecisionContext) => Decision;
};

export type CommandDefinition<Name extends RecordCommandName, Form> = Rules<FormCommand<Name, Form>> & {
  readonly name: Name;
  /** Reads an untrusted form. @param today of the organisation */
  readonly read: (form: unknown, today: CalendarDate) => { readonly form: Form } | { readonly refusal: Refusal };
};

/** Defines a command about a record. Its row in `stages/permissions.ts` says who may give it, and in which stages. */
export const defineCommand = <const Name extends RecordCommandName, Schema extends z.ZodType>({
  schema,
  ...rules
}: Rules<CommandOf<Name, Schema>> & { readonly name: Name; readonly schema: Schema }): CommandDefinition<
  Name,
  z.output<Schema>
> => ({
  ...rules,
  decide: (command, record, context) => {
    const refusal = rules.bars?.(record, context);
    return refusal ? refuse(refusal) : rules.decide(command, record, context);
  },
  read: (form) => {
    const read = schema.safeParse(form);
    return read.success ? { form: read.data } : refuse({ reason: 'invalid', problems: problemsAt(read.error) });
  },
});

/** The only field of a form, and its longest length in UTF-16 units. */
type OneText<Field extends string, Most extends number> = { readonly field: Field; readonly most: Most };

/** Defines a command whose form is one required text. Its schema and its form on a card are made from `text`. */
export const defineTextCommand = <
  const Name extends RecordCommandName,
  const Field extends string,
  const Most extends number,
>({
  text,
  ...rules
}: Rules<FormCommand<Name, Record<Field, string>>> & {
  readonly name: Name;
  readonly text: OneText<Field, Most>;
}): CommandDefinition<Name, Record<Field, string>> & { readonly text: OneText<Field, Most> } => {
  const schema: z.ZodType = z.object({ [text.field]: requiredText(text.most) });
  // A computed key has the type `string`.
  return { ...defineCommand({ ...rules, schema: schema as z.ZodType<Record<Field, string>> }), text };
};
