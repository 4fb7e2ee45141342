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
  /** A finding of an audit in the lane of a correction alone. */
  'auditFinding',
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

/** Kinds of fields. `text` has several lines, `line` one; their lengths are in UTF-16 units. */
type FieldKind =
  | { readonly kind: 'text' | 'line'; readonly most: number }
  | { readonly kind: 'choice'; readonly values: readonly [string, ...string[]] }
  | { readonly kind: 'day' }
  | { readonly kind: 'clause' };

export type FieldSpec = FieldKind & {
  readonly most?: number;
  readonly isRequired?: true;
  readonly isTodayIfEmpty?: true;
  /** Asked at first; *Add details* unfolds the others. If it is a text, cards show it first. */
  readonly isShort?: true;
  /** Among the few rows of the triage card and of notices: a choice, a day or a clause. */
  readonly isAtAGlance?: true;
};

const text = (most: number) => ({ kind: 'text', most, schema: optionalText(most) }) as const;

const mandatoryText = (most: number) => ({ kind: 'text', most, schema: requiredText(most), isRequired: true }) as const;

const line = (most: number) => ({ kind: 'line', most, schema: optionalText(most) }) as const;

/** A field left empty means the first value. */
const choice = <const T extends readonly [string, ...string[]]>(values: T) =>
  ({
    kind: 'choice',
    values,
    schema: z.preprocess((value) => emptyIsAbsent(value) ?? values[0], z.enum(values, problem('unknownChoice'))),
  }) as const;

const day = {
  kind: 'day',
  schema: z.preprocess(
    emptyIsAbsent,
    z
      .string(problem('notADate'))
      .trim()
      .refine((text): text is CalendarDate => isCalendarDate(text), problem('notADate'))
      .optional(),
  ),
} as const;

const clause = {
  kind: 'clause',
  schema: z.preprocess(
    emptyIsAbsent,
    z
      .string(problem('unknownChoice'))
      .refine((text): text is Clause => isClause(text), problem('unknownChoice'))
      .optional(),
  ),
} as const;

/**
 * The report's fields, in the form's order: the procedure's form (date of detection, description, system concerned,
 * clause affected, potential impact, priority) and what auditors need besides. Forms, cards, pages, the import and the
 * audit pack follow from it. A form that holds all texts at three bytes a unit stays within the 28 KB of a card, and
 * the commit within the 63,999 characters of a SharePoint column.
 */
const form = {
  what: { ...mandatoryText(3000), isShort: true },
  system: { ...line(255), isShort: true },
  ongoing: { ...choice(ongoings), isShort: true, isAtAGlance: true },
  detectedOn: { ...day, isTodayIfEmpty: true, isAtAGlance: true },
  occurredOn: day,
  clause: { ...clause, isAtAGlance: true },
  impact: { ...choice(impacts), isAtAGlance: true },
  priority: { ...choice(priorities), isAtAGlance: true },
  requirement: text(1000),
  evidence: text(1000),
  source: choice(sources),
  immediateAction: text(1000),
  onBehalfOf: line(255),
} as const satisfies Readonly<Record<string, FieldSpec & { readonly schema: z.ZodType }>>;

type Form = typeof form;
export type ReportField = keyof Form;
export const reportFields = Object.keys(form) as readonly ReportField[];
export const specOf = (field: ReportField): FieldSpec => form[field];

export const shortFields = reportFields.filter((field) => specOf(field).isShort);
export const detailFields = reportFields.filter((field) => !specOf(field).isShort);

type FieldOf<Kind extends FieldKind['kind']> = {
  [Field in ReportField]: Form[Field]['kind'] extends Kind ? Field : never;
}[ReportField];
/** Its values have names in `terms[field]` of each language. */
export type ChoiceField = FieldOf<'choice'>;

const fieldLengths = Object.fromEntries(
  Object.entries<FieldSpec>(form).flatMap(([field, spec]) => (spec.most === undefined ? [] : [[field, spec.most]])),
) as Readonly<Record<FieldOf<'text' | 'line'>, number>>;

/** Maximum lengths, in UTF-16 units, of the form's texts and of what people write later. */
export const longest = { ...fieldLengths, addition: 3000, reason: 1000 } as const;

/** Dates against the calendar are checked by `readReportFacts`. */
export const reportFactsSchema = z.object(
  // The compiler does not follow the mapping from fields to schemas.
  Object.fromEntries(reportFields.map((field) => [field, form[field].schema])) as unknown as {
    [Field in ReportField]: Form[Field]['schema'];
  },
);

type Parsed = z.output<typeof reportFactsSchema>;

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
