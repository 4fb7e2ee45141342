import { z } from 'zod';
import { type Legacy, legacyTexts } from '../../record/report/legacy.ts';
import {
  emptyIsAbsent,
  type FieldProblem,
  isFieldProblem,
  optionalText,
  type ReportFacts,
  readReportFacts,
  reportFields,
} from '../../record/report/reportFacts.ts';
import type { CalendarDate } from '../../record/values/calendarDate.ts';
import { canonicalJson } from '../../record/values/canonicalJson.ts';
import type { Digest } from '../../record/values/digest.ts';
import type { Language } from '../../words/languages.ts';
import { type Decision, refuseOversizedRow } from '../decision.ts';
import type { OrganisationContext } from '../decisionContext.ts';
import { optionalDate } from '../fields.ts';

/** A row of an earlier register becomes a record (10.2 f, 7.5.3), with exactly the facts of the row. */
export type ImportRecord = {
  readonly name: 'importRecord';
  readonly facts: ReportFacts;
  readonly legacy: Legacy;
  readonly language: Language;
};

/** The file that the row is in. */
export type ImportedFile = Pick<Legacy, 'file' | 'fileName'>;

/** In UTF-16 units. */
export const longestLegacy = { oldId: 100, text: 5000, result: 2000 } as const;

export const rowStates = ['open', 'closed'] as const;
export type RowState = (typeof rowStates)[number];

/**
 * The columns that a register may have, in the order in which they are offered: the report's, then those of the log.
 */
export const importFields = ['oldId', ...reportFields, ...legacyTexts, 'state', 'closedOn', 'closingResult'] as const;
export type ImportField = (typeof importFields)[number];
export type ImportProblems = Readonly<Partial<Record<ImportField, FieldProblem>>>;

const text = optionalText(longestLegacy.text);
const schema = z.object({
  detectedOn: z.preprocess(emptyIsAbsent, z.string({ error: 'missing' })),
  oldId: optionalText(longestLegacy.oldId),
  rootCause: text,
  shortTermPlan: text,
  longTermPlan: text,
  planManager: text,
  followUps: text,
  successCriteria: text,
  state: z.preprocess(emptyIsAbsent, z.enum(rowStates, { error: 'unknownChoice' }).optional()),
  closedOn: optionalDate,
  closingResult: optionalText(longestLegacy.result),
});
type Typed = z.output<typeof schema>;

const closingProblems = ({ state, closedOn }: Typed, facts: ReportFacts, today: CalendarDate): ImportProblems => {
  if (closedOn === undefined) return {};
  if (state === 'open') return { closedOn: 'notNeeded' };
  if (closedOn > today) return { closedOn: 'inTheFuture' };
  return closedOn < facts.detectedOn ? { closedOn: 'beforeDetection' } : {};
};

const problemsIn = (error: z.ZodError | undefined): ImportProblems => {
  const problems: Partial<Record<string, FieldProblem>> = {};
  for (const { path, message } of error?.issues ?? [])
    problems[String(path[0] ?? 'what')] ??= isFieldProblem(message) ? message : 'unknownChoice';
  return problems;
};

/** A row with a closing date or a closing result was closed. */
const closedOf = ({ state, closedOn, closingResult }: Typed): Legacy['closed'] => {
  if (state === 'open' || (state === undefined && closedOn === undefined)) return undefined;
  return { ...(closedOn && { on: closedOn }), ...(closingResult !== undefined && { result: closingResult }) };
};

const legacyOf = (typed: Typed, facts: ReportFacts, from: ImportedFile & { readonly row: number }, digest: Digest) => {
  const given = legacyTexts.flatMap((name) => (typed[name] === undefined ? [] : [[name, typed[name]]]));
  const texts: Legacy['texts'] = Object.fromEntries(given);
  const closed = closedOf(typed);
  const content = digest(canonicalJson(['importedContent', facts, texts, closed ?? null]));
  const { oldId } = typed;
  const identity = oldId === undefined ? content : digest(canonicalJson(['importedRow', oldId]));
  return { ...from, identity, content, ...(oldId !== undefined && { oldId }), texts, ...(closed && { closed }) };
};

export type ReadRow =
  | { readonly ok: true; readonly facts: ReportFacts; readonly legacy: Legacy }
  | { readonly ok: false; readonly problems: ImportProblems };

/**
 * Reads an untrusted row of an earlier register: the only way to make an import command. A row needs the day of
 * detection, which no other source knows.
 * @param cells by `ImportField`: days as `YYYY-MM-DD`, choices as their wire values, all else as texts
 * @param today the organisation's today
 */
export const readImportRow = (
  cells: unknown,
  from: ImportedFile & { readonly row: number },
  today: CalendarDate,
  digest: Digest,
): ReadRow => {
  const typed = schema.safeParse(cells);
  const read = readReportFacts(cells, today);
  const problems = { ...(read.ok ? {} : read.problems), ...problemsIn(typed.error) };
  if (!typed.success || !read.ok || Object.keys(problems).length > 0) return { ok: false, problems };
  const closing = closingProblems(typed.data, read.facts, today);
  if (Object.keys(closing).length > 0) return { ok: false, problems: closing };
  return { ok: true, facts: read.facts, legacy: legacyOf(typed.data, read.facts, from, digest) };
};

/** The same row is the same command, from any person and browser. */
export const importIdOf = ({ identity }: Legacy, digest: Digest): string =>
  digest(canonicalJson(['importRecord', identity]));

export const decideImportRecord = (
  { facts, legacy, language }: ImportRecord,
  { procedureVersion }: Pick<OrganisationContext, 'procedureVersion'>,
): Decision =>
  refuseOversizedRow({
    events: [
      { type: 'Reported', facts, language, reportedIn: 'import', procedureVersion },
      { type: 'LegacyRecorded', legacy },
    ],
  });
