import { z } from 'zod';
import { type CalendarDate, isCalendarDate } from '../values/calendarDate.ts';
import { impacts, ongoings, priorities, sources } from '../values/choices.ts';
import { type Clause, isClause } from '../values/clauses.ts';
import { plainText } from '../values/plainText.ts';

/** Possible problems of a form's field. A closed list, so that each language has a sentence for each. */
export const fieldProblems = [
  'missing',
  'tooLong',
  'notADate',
  'inTheFuture',
  'tooLongAgo',
  'afterDetection',
  'unknownChoice',
  'beforeDetection',
  'inThePast',
  'tooFarAhead',
  'notAPerson',
  'unknownAction',
  'actionNotOpen',
  'unknownWhy',
  'unknownFollowUp',
  'unknownRecord',
  'sameRecord',
  'notFitting',
  'notLater',
  'afterVerification',
  'beforeLastAction',
  'duplicate',
  'tooMany',
  'tooDeep',
  'tooLate',
  'notNeeded',
  'nobodyElse',
  'outOfBounds',
  'unknownSession',
  'notThere',
  'unknownPerson',
  'onlyAGuest',
  'hasLeft',
  'yourself',
  'keptFromHim',
  'emptyFile',
  'tooLarge',
  'pictureTooLarge',
  'programFile',
  'cutShort',
] as const;
export type FieldProblem = (typeof fieldProblems)[number];

/**
 * Maximum lengths, in UTF-16 units. A form that holds all of them at three bytes a unit stays within the 28 KB of a
 * card, and the commit within the 63,999 characters of a SharePoint column.
 */
export const longest = {
  what: 3000,
  system: 255,
  requirement: 1000,
  evidence: 1000,
  immediateAction: 1000,
  onBehalfOf: 255,
  addition: 3000,
  reason: 1000,
} as const;

const problem = (code: FieldProblem) => ({ error: code });

/** Forms send a field left empty as `''` or null. */
export const emptyIsAbsent = (value: unknown): unknown => (value === '' || value === null ? undefined : value);

/** An optional text: cleaned, absent when nothing is left of it. */
export const optionalText = (most: number) =>
  z.preprocess(
    emptyIsAbsent,
    z
      .string(problem('unknownChoice'))
      .transform(plainText)
      .refine((text) => text.length <= most, problem('tooLong'))
      .transform((text) => (text === '' ? undefined : text))
      .optional(),
  );

/** White space and zero-width characters alone count as empty. */
const visible = /[^\s\p{Cf}]/u;

export const requiredText = (most: number) =>
  z
    .string(problem('missing'))
    .transform(plainText)
    .refine((text) => visible.test(text), problem('missing'))
    .refine((text) => text.length <= most, problem('tooLong'));

const choice = <const T extends readonly [string, ...string[]]>(values: T, otherwise: T[number]) =>
  z.preprocess((value) => emptyIsAbsent(value) ?? otherwise, z.enum(values, problem('unknownChoice')));

const day = z
  .string(problem('notADate'))
  .trim()
  .refine((text): text is CalendarDate => isCalendarDate(text), problem('notADate'));

/**
 * The facts of a report: the procedure's form (date of detection, description, system concerned, clause affected,
 * potential impact, priority) and what auditors need besides. Dates against the calendar are checked by `readReportFacts`.
 */
export const reportFactsSchema = z.object({
  what: requiredText(longest.what),
  system: optionalText(longest.system),
  ongoing: choice(ongoings, 'notSure'),
  detectedOn: z.preprocess(emptyIsAbsent, day.optional()),
  occurredOn: z.preprocess(emptyIsAbsent, day.optional()),
  clause: z.preprocess(
    emptyIsAbsent,
    z
      .string(problem('unknownChoice'))
      .refine((text): text is Clause => isClause(text), problem('unknownChoice'))
      .optional(),
  ),
  impact: choice(impacts, 'notSure'),
  priority: choice(priorities, 'notSure'),
  requirement: optionalText(longest.requirement),
  evidence: optionalText(longest.evidence),
  source: choice(sources, 'staff'),
  immediateAction: optionalText(longest.immediateAction),
  onBehalfOf: optionalText(longest.onBehalfOf),
});

type Parsed = z.output<typeof reportFactsSchema>;

/** Field names of the form, in the order in which the form shows them. */
export const reportFields = [
  'what',
  'system',
  'ongoing',
  'detectedOn',
  'occurredOn',
  'clause',
  'impact',
  'priority',
  'requirement',
  'evidence',
  'source',
  'immediateAction',
  'onBehalfOf',
] as const satisfies readonly (keyof Parsed)[];
export type ReportField = (typeof reportFields)[number];

/** Absent `occurredOn` means unknown; absent `clause` means that the security team will choose. */
export type ReportFacts = Omit<Parsed, 'detectedOn'> & { readonly detectedOn: CalendarDate };

export type FieldProblems<Field extends string = ReportField> = Readonly<Partial<Record<Field, FieldProblem>>>;

export type ReadFacts =
  | { readonly ok: true; readonly facts: ReportFacts }
  | { readonly ok: false; readonly problems: FieldProblems };

const earliest: CalendarDate = '1990-01-01';

const dateProblems = (facts: ReportFacts, today: CalendarDate): FieldProblems => {
  const of = (date: CalendarDate | undefined): FieldProblem | undefined =>
    date === undefined ? undefined : date > today ? 'inTheFuture' : date < earliest ? 'tooLongAgo' : undefined;
  const detectedOn = of(facts.detectedOn);
  const occurredOn =
    of(facts.occurredOn) ??
    (facts.occurredOn !== undefined && facts.occurredOn > facts.detectedOn ? 'afterDetection' : undefined);
  return { ...(detectedOn && { detectedOn }), ...(occurredOn && { occurredOn }) };
};

/**
 * Reads untrusted input of a form, a script or an import. The only way to make `ReportFacts` of it.
 * @param today the organisation's today: the default date of detection, and no date may lie after it
 */
export const readReportFacts = (typed: unknown, today: CalendarDate): ReadFacts => {
  const parsed = reportFactsSchema.safeParse(typed);
  if (!parsed.success) return { ok: false, problems: problemsOf(parsed.error) };
  const facts = { ...parsed.data, detectedOn: parsed.data.detectedOn ?? today };
  const problems = dateProblems(facts, today);
  return Object.keys(problems).length > 0 ? { ok: false, problems } : { ok: true, facts };
};

export const isFieldProblem = (text: string): text is FieldProblem =>
  (fieldProblems as readonly string[]).includes(text);

/** Returns the first problem of each field. Input that is no form at all counts as *what happened* missing. */
export const problemsOf = (error: z.ZodError): FieldProblems => {
  const problems: Partial<Record<string, FieldProblem>> = {};
  for (const issue of error.issues) {
    const [field] = issue.path;
    if (field === undefined) problems.what ??= 'missing';
    else problems[String(field)] ??= isFieldProblem(issue.message) ? issue.message : 'unknownChoice';
  }
  return problems;
};
