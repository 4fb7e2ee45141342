import type { TextCommandName, TextOf } from '../../../../../procedure/commands/recordCommands.ts';
import { type CommandForm, pick } from './formSpec.ts';

/**
 * The form of a command that is one text. What it asks is among the words of the command.
 * @param text as in the command's definition, which is not downloaded for it
 */
export const oneTextForm = <Name extends TextCommandName>(name: Name, { field, most }: TextOf<Name>): CommandForm => ({
  words: ({ labels }) => labels.command[name],
  plain: true,
  fields: ({ text: { labels } }) => {
    const { label, hint } = labels.command[name];
    return [{ kind: 'text', name: field, label, hint, most, required: true }];
  },
  command: (typed) => pick(typed, field),
});
