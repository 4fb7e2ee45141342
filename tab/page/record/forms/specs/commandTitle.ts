import type { RecordCommandName } from '../../../../../procedure/stages/permissions.ts';
import type { Head } from '../../../../api/wire.ts';
import { commandForms } from './commandForms.ts';
import type { FormText } from './formSpec.ts';

/** The button label of a command; empty if it is given elsewhere on the page. */
export const commandTitle = (name: RecordCommandName, text: FormText, record: Head): string => {
  if (name === 'addToReport') return text.tab.add.button;
  if (name === 'withdrawReport') return text.tab.withdraw.button;
  const form = commandForms[name];
  if ('fields' in form) return form.words(text, record).title;
  return name in text.labels.command ? text.labels.command[name as keyof typeof text.labels.command].title : '';
};
