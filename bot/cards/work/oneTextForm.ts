import { recordCommands, type TextCommandName, textCommandNames } from '../../../procedure/commands/recordCommands.ts';
import { quiet } from '../parts/texts.ts';
import type { CommandForm } from './commandForm.ts';
import { inputsOf } from './inputsOf.ts';

/** The form of a command that is one text. What it asks is among the words of the command. */
export const oneTextForm = (name: TextCommandName): CommandForm => {
  const { field, most } = recordCommands[name].text;
  const limits = { [field]: most };
  return {
    limits,
    typedOf: () => ({}),
    draw: (view, drawing) => {
      const { label, hint } = drawing.words.command[name];
      return [...inputsOf(view, limits, drawing).text(field, label), quiet(hint)];
    },
    formOf: (inputs) => ({ [field]: inputs[field] }),
  };
};

export const oneTextForms = Object.fromEntries(textCommandNames.map((name) => [name, oneTextForm(name)])) as Readonly<
  Record<TextCommandName, CommandForm>
>;
