import type { CalendarDate } from '../record/values/calendarDate.ts';
import type { Reference } from '../record/values/reference.ts';
import type { RecordCommandName } from '../stages/permissions.ts';
import { type RecordCommand, recordCommands } from './recordCommands.ts';
import type { Refusal } from './refusal.ts';

/**
 * Makes a command from an untrusted form: the only way to make one.
 * @param form the fields of the command, without its name and the record
 * @param today the organisation's today, for the facts of a report
 */
export const readCommand = (
  name: RecordCommandName,
  reference: Reference,
  form: unknown,
  today: CalendarDate,
): { readonly command: RecordCommand } | { readonly refusal: Refusal } => {
  const read = recordCommands[name].read(form, today);
  // The form was read by the definition of this very name.
  return 'refusal' in read ? read : { command: { ...read.form, name, reference } as RecordCommand };
};
