import { z } from 'zod';
import { type RecordCommand, readCommand, recordCommandNames } from '../../../procedure/commands/recordCommands.ts';
import type { Report } from '../../../procedure/commands/report/report.ts';
import { anonymities } from '../../../procedure/record/report/identity.ts';
import { type ReportFacts, readReportFacts } from '../../../procedure/record/report/reportFacts.ts';
import type { CalendarDate } from '../../../procedure/record/values/calendarDate.ts';
import type { Digest } from '../../../procedure/record/values/digest.ts';
import type { Actor } from '../../../procedure/record/values/person.ts';
import { isReference, type Reference } from '../../../procedure/record/values/reference.ts';
import { commandIdOf, reportIdOf } from '../../../procedure/useCases/commits/commandId.ts';
import type { Order } from '../../../procedure/useCases/commits/outcome.ts';
import { languages } from '../../../procedure/words/languages.ts';
import { ApiError } from '../http/apiError.ts';

const reference = z.string().refine((text): text is Reference => isReference(text));

/** Evidence has its own endpoint, because its hash is computed from the file that the server itself stored. */
const sentNames = recordCommandNames.filter((name) => name !== 'attachEvidence');

/** As typed, spaces included. */
export const caseCodeSchema = z.string().max(64);

/** The envelope. The procedure's own schemas parse the form, field by field. */
const schema = z.object({
  n: z.string().regex(/^[0-9a-f]{32}$/),
  caseCode: caseCodeSchema.optional(),
  /** Of the last commit that the page showed. */
  seen: z.number().int().positive().optional(),
  /** Of the other record that the command names. */
  seenOf: z.number().int().positive().optional(),
  command: z.union([
    z.object({
      name: z.literal('report'),
      facts: z.unknown().optional(),
      language: z.enum(languages),
      anonymity: z.enum(anonymities).default('named'),
      notToIsmsManager: z.boolean().default(false),
    }),
    z.object({ name: z.enum(sentNames), reference }).loose(),
  ]),
});
/** The request, with its form not yet parsed. */
export type Posted = z.output<typeof schema>;

/** @throws ApiError 400 for anything but a command */
export const readPosted = (body: unknown): Posted => {
  const read = schema.safeParse(body);
  if (read.success) return read.data;
  throw ApiError.of('badRequest', [...new Set(read.error.issues.map((issue) => issue.path.join('.').slice(0, 40)))]);
};

/**
 * Converts the request to an order.
 * @throws ApiError 422 for a form that needs attention
 */
export const orderOf = (
  { n, seen, seenOf, command: sent }: Posted,
  actor: Actor,
  today: CalendarDate,
  digest: Digest,
): Order<Report | RecordCommand> => {
  const command = commandOf(sent, today);
  const press = { actor: actor.id, verb: command.name };
  if (command.name === 'report')
    return { command, actor, commandId: reportIdOf({ ...press, n }, command.anonymity, digest) };
  const { name: _name, reference: ref, ...inputs } = command;
  return { command, actor, seen, seenOf, commandId: commandIdOf({ ...press, data: { ref, n }, inputs }, digest) };
};

const commandOf = (sent: Posted['command'], today: CalendarDate): Report | RecordCommand => {
  if (sent.name === 'report') return { ...sent, facts: facts(sent.facts, today), reportedIn: 'tab' };
  const { name, reference: about, ...form } = sent;
  const read = readCommand(name, about, form, today);
  if ('refusal' in read) throw ApiError.refused(read.refusal);
  return read.command;
};

const facts = (typed: unknown, today: CalendarDate): ReportFacts => {
  const read = readReportFacts(typed, today);
  if (!read.ok) throw ApiError.refused({ reason: 'invalid', problems: read.problems });
  return read.facts;
};
