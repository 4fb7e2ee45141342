import { z } from 'zod';
import { languages } from '../words/languages.ts';
import { type CalendarDate, isCalendarDate } from './calendarDate.ts';
import { impacts, ongoings, priorities, reportedIns, sources } from './choices.ts';
import { clauses } from './clauses.ts';
import type { ReportFacts } from './reportFacts.ts';

/**
 * What happened to a nonconformity, in the past tense. Events are for ever: no type and no field is renamed or reused;
 * an old shape is lifted at the edge of `graph/`. None holds the actor's name: names stand beside the row and can be erased.
 *
 * These schemas read what was recorded. They know no lengths: a limit that is lowered one day must not make old rows unreadable.
 */
const day = z.string().refine((text): text is CalendarDate => isCalendarDate(text));

const recordedFacts = z.object({
  what: z.string(),
  system: z.string().optional(),
  ongoing: z.enum(ongoings),
  detectedOn: day,
  occurredOn: day.optional(),
  clause: z.enum(clauses).optional(),
  impact: z.enum(impacts),
  priority: z.enum(priorities),
  requirement: z.string().optional(),
  evidence: z.string().optional(),
  source: z.enum(sources),
  immediateAction: z.string().optional(),
  onBehalfOf: z.string().optional(),
}) satisfies z.ZodType<ReportFacts>;

const reported = z.object({
  type: z.literal('Reported'),
  facts: recordedFacts,
  language: z.enum(languages),
  reportedIn: z.enum(reportedIns),
  /** Version of the organisation's procedure in force at that moment. */
  procedureVersion: z.string(),
});

const reportAddedTo = z.object({ type: z.literal('ReportAddedTo'), text: z.string() });

/** All facts as they are after the correction; what was there before is in the event before. */
const reportCorrected = z.object({ type: z.literal('ReportCorrected'), facts: recordedFacts });

const reportWithdrawn = z.object({ type: z.literal('ReportWithdrawn'), reason: z.string().optional() });

export const nonconformityEventSchema = z.discriminatedUnion('type', [
  reported,
  reportAddedTo,
  reportCorrected,
  reportWithdrawn,
]);

export type NonconformityEvent = Readonly<z.output<typeof nonconformityEventSchema>>;
