import { z } from 'zod';
import { emptyIsAbsent, type FieldProblem } from '../record/report/reportFacts.ts';
import { type CalendarDate, isCalendarDate } from '../record/values/calendarDate.ts';
import { type Clause, isClause } from '../record/values/clauses.ts';
import { isReference, type Reference } from '../record/values/reference.ts';
import { isSessionId, type SessionId } from '../record/values/sessionKey.ts';

/**
 * Limits of the forms, in UTF-16 units or rows. They keep a commit within the 63,999 characters of a SharePoint
 * column; `decideOnRecord` checks the sum of many rows. Events have no limits (`recordParts.ts`).
 */
export const formLimits = {
  line: 300,
  text: 2000,
  reason: 1000,
  why: 400,
  actions: 20,
  rootCauses: 20,
  followUps: 24,
  people: 20,
  trainees: 60,
  whys: 100,
  whyDepth: 12,
} as const;

export const withProblem = (code: FieldProblem) => ({ error: code });

const asDate = z
  .string(withProblem('missing'))
  .trim()
  .refine((text): text is CalendarDate => isCalendarDate(text), withProblem('notADate'));

/** A calendar day. The decision, which knows today, checks whether it may be in the past or future. */
export const date = z.preprocess(emptyIsAbsent, asDate);
export const optionalDate = z.preprocess(emptyIsAbsent, asDate.optional());

const asPerson = z
  .string(withProblem('missing'))
  .trim()
  .toLowerCase()
  .regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/, withProblem('notAPerson'));

/** Entra object id, lower case: History compares ids as text. */
export const person = z.preprocess(emptyIsAbsent, asPerson);

export const optionalPerson = z.preprocess(emptyIsAbsent, asPerson.optional());

export const otherRecord = z.preprocess(
  emptyIsAbsent,
  z.string(withProblem('missing')).refine((text): text is Reference => isReference(text), withProblem('unknownRecord')),
);

type Issue = { readonly input: unknown };

/** For a choice, or a union discriminated by `kind`. */
export const kindMissing = { error: ({ input }: Issue) => (input === undefined ? 'missing' : 'unknownChoice') };

export const choice = <const T extends readonly [string, ...string[]]>(values: T) =>
  z.preprocess(emptyIsAbsent, z.enum(values, kindMissing));

export const optionalChoice = <const T extends readonly [string, ...string[]]>(values: T) =>
  z.preprocess(emptyIsAbsent, z.enum(values, withProblem('unknownChoice')).optional());

export const yesOrNo = z.boolean(withProblem('missing'));

export const optionalClause = z.preprocess(
  emptyIsAbsent,
  z
    .string(withProblem('unknownChoice'))
    .refine((text): text is Clause => isClause(text), withProblem('unknownChoice'))
    .optional(),
);

/** `A1`, `A2` … */
export const actionId = z.preprocess(
  emptyIsAbsent,
  z
    .string(withProblem('missing'))
    .trim()
    .regex(/^A[1-9]\d{0,3}$/, withProblem('unknownAction')),
);
export const optionalActionId = z.preprocess(
  emptyIsAbsent,
  z
    .string(withProblem('unknownAction'))
    .trim()
    .regex(/^A[1-9]\d{0,3}$/, withProblem('unknownAction'))
    .optional(),
);

/** The plan revision that the approver saw. */
export const revision = z
  .number(withProblem('missing'))
  .int(withProblem('unknownChoice'))
  .positive(withProblem('unknownChoice'));

/** Sequence of the last commit of the record that the person saw; 0 for none. */
export const seen = z
  .number(withProblem('missing'))
  .int(withProblem('unknownChoice'))
  .nonnegative(withProblem('unknownChoice'));

/** `S1`, `S2` … */
export const session = z.preprocess(
  emptyIsAbsent,
  z
    .string(withProblem('missing'))
    .refine((text): text is SessionId => isSessionId(text), withProblem('unknownSession')),
);
