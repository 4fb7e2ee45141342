import { MessageBar, MessageBarBody } from '@fluentui/react-components';
import { type ReactNode, useState } from 'react';
import type { Problems } from '../../../../procedure/commands/commandFields.ts';
import type { FieldProblem } from '../../../../procedure/record/report/reportFacts.ts';
import type { RecordCommandName } from '../../../../procedure/stages/permissions.ts';
import type { FormsAnswer } from '../../../api/editing/formsWire.ts';
import type { CommandAnswer, Head } from '../../../api/wire.ts';
import { problemsIn } from '../../client/failure.ts';
import { FormDialog } from '../../pieces/FormDialog.tsx';
import { FormFields } from '../forms/fields/FormFields.tsx';
import type { CommandForm, FormField, FormText, Typed } from '../forms/specs/formSpec.ts';
import { useFormText } from '../forms/useFormText.ts';
import { useCommand } from '../useRecord.ts';
import { CommandFailure } from './CommandFailure.tsx';

export type GivenForm = {
  readonly name: Exclude<RecordCommandName, 'attachEvidence'>;
  readonly form: CommandForm;
  readonly record: Head;
  readonly known: FormsAnswer;
  /** The case code of the unnamed reporter who gives the command. */
  readonly caseCode?: string | undefined;
};

type CommandDialogProps = GivenForm & {
  readonly close: () => void;
  readonly done: (answer: CommandAnswer) => void;
};

/**
 * The form of a command. It stays open, with what was typed, until the command is done; only the person closes it, so a
 * click outside loses no text.
 */
export const CommandDialog = ({ close, done, ...given }: CommandDialogProps): ReactNode => {
  const { name, form, record, known, caseCode } = given;
  const text = useFormText();
  const [typed, setTyped] = useState<Typed>(() => form.typed?.({ record, known }) ?? {});
  /** Empty fields, found before anything was sent; what the server found is in the failure. */
  const [empty, setEmpty] = useState<Problems>();
  const command = useCommand(done);
  const problems = empty ?? problemsIn(command.error);
  const view = { record, known, typed, problems, text };
  const fields = form.fields(view).filter((field) => field !== undefined);
  const words = form.words(text, record);
  const send = () => {
    const missing = emptyIn(fields, typed);
    setEmpty(missing);
    if (missing) return;
    const inputs = form.command(typed, { known });
    const seenOf = known.like.find(({ reference }) => reference === inputs.of)?.sequence;
    command.mutate({ command: { ...inputs, name, reference: record.reference }, caseCode, seenOf });
  };
  const set = (field: string, value: string) => {
    setTyped((before) => ({ ...before, [field]: value }));
    setEmpty(undefined);
  };
  return (
    <FormDialog
      close={close}
      title={words.title}
      error={command.error}
      isPending={command.isPending}
      found={empty}
      send={{ label: words.send, onSend: send }}
      failed={<Failed failure={empty ? null : command.error} fields={fields} text={text} />}
    >
      <FormFields fields={fields} view={view} set={set} />
    </FormDialog>
  );
};

const visible = /[^\s\p{Cf}]/u;

/** Empty required fields, as the procedure would report them. */
const emptyIn = (fields: readonly FormField[], typed: Typed): Problems | undefined => {
  const found = fields.flatMap((field) =>
    'required' in field && field.required && !visible.test(typed[field.name] ?? '') ? [field.name] : [],
  );
  return found.length === 0 ? undefined : Object.fromEntries(found.map((name) => [name, 'missing' as const]));
};

type FailedProps = { readonly failure: Error | null; readonly fields: readonly FormField[]; readonly text: FormText };

/** Problems are shown at their field; those without a field here, below them. */
const Failed = ({ failure, fields, text }: FailedProps): ReactNode => {
  if (!failure) return null;
  const problems = Object.entries(problemsIn(failure));
  if (problems.length === 0) return <CommandFailure failure={failure} />;
  const shown = new Set(fields.flatMap((field) => ('name' in field ? [field.name] : [])));
  const others = problems.flatMap(([name, problem]) => (problem && !shown.has(name) ? [problem] : []));
  return (
    <MessageBar intent="error" layout="multiline">
      <MessageBarBody>
        {[text.forms.attention, ...others.map((one: FieldProblem) => text.procedure.fieldProblem(one))].join(' ')}
      </MessageBarBody>
    </MessageBar>
  );
};
