import { z } from 'zod';
import { addToReportSchema } from '../../procedure/commands/addToReport.ts';
import type { RecordCommand } from '../../procedure/commands/command.ts';
import type { Report } from '../../procedure/commands/report.ts';
import { withdrawReportSchema } from '../../procedure/commands/withdrawReport.ts';
import { commandIdOf } from '../../procedure/handling/commandId.ts';
import type { Order } from '../../procedure/handling/handling.ts';
import type { Digest } from '../../procedure/handling/ports.ts';
import type { CalendarDate } from '../../procedure/record/calendarDate.ts';
import type { Actor } from '../../procedure/record/person.ts';
import { isReference, type Reference } from '../../procedure/record/reference.ts';
import { problemsOf, type ReportFacts, readReportFacts } from '../../procedure/record/reportFacts.ts';
import { languages } from '../../procedure/words/languages.ts';
import { ApiError } from './apiError.ts';

const reference = z.string().refine((text): text is Reference => isReference(text));

/** The envelope. What is in the form is read by the procedure's own schemas, field by field. */
const schema = z.object({
  n: z.string().regex(/^[0-9a-f]{32}$/),
  command: z.discriminatedUnion('name', [
    z.object({ name: z.literal('report'), facts: z.unknown().optional(), language: z.enum(languages) }),
    z.object({ name: z.literal('correctReport'), reference, facts: z.unknown().optional() }),
    z.object({ name: z.literal('addToReport'), reference, text: z.unknown().optional() }),
    z.object({ name: z.literal('withdrawReport'), reference, reason: z.unknown().optional() }),
  ]),
});
type Sent = z.output<typeof schema>['command'];

/**
 * Makes an order of whatever was posted.
 * @throws ApiError 400 for something that is no command, 422 for a form that needs attention
 */
export const readOrder = (
  body: unknown,
  actor: Actor,
  today: CalendarDate,
  digest: Digest,
): Order<Report | RecordCommand> => {
  const read = schema.safeParse(body);
  if (!read.success) {
    throw ApiError.of('badRequest', [...new Set(read.error.issues.map((issue) => issue.path.join('.').slice(0, 40)))]);
  }
  const command = commandOf(read.data.command, today);
  const press = { actor: actor.id, verb: command.name };
  const { n } = read.data;
  if (command.name === 'report') return { command, actor, commandId: commandIdOf({ ...press, data: { n } }, digest) };
  const { name: _name, reference: ref, ...inputs } = command;
  return { command, actor, commandId: commandIdOf({ ...press, data: { ref, n }, inputs }, digest) };
};

const commandOf = (sent: Sent, today: CalendarDate): Report | RecordCommand => {
  switch (sent.name) {
    case 'report':
      return { name: sent.name, facts: facts(sent.facts, today), language: sent.language, reportedIn: 'tab' };
    case 'correctReport':
      return { name: sent.name, reference: sent.reference, facts: facts(sent.facts, today) };
    case 'addToReport':
      return { name: sent.name, reference: sent.reference, ...form(addToReportSchema, { text: sent.text }) };
    case 'withdrawReport':
      return { name: sent.name, reference: sent.reference, ...form(withdrawReportSchema, { reason: sent.reason }) };
    default:
      return sent satisfies never;
  }
};

const facts = (typed: unknown, today: CalendarDate): ReportFacts => {
  const read = readReportFacts(typed, today);
  if (!read.ok) throw ApiError.refused({ reason: 'invalid', problems: read.problems });
  return read.facts;
};

const form = <T extends z.ZodType>(shape: T, typed: unknown): z.output<T> => {
  const read = shape.safeParse(typed);
  if (!read.success) throw ApiError.refused({ reason: 'invalid', problems: problemsOf(read.error) });
  return read.data;
};
