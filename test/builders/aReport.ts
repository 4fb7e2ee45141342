import type { Report } from '../../procedure/commands/report/report.ts';
import { type ReportFacts, reportFactsSchema } from '../../procedure/record/report/reportFacts.ts';

const detectedOn = '2026-11-23';
const least = reportFactsSchema.parse({
  what: 'The door of the server room stood open on Monday morning. Nobody was there.',
  detectedOn,
});

/** A minimal report; the rest has the form's defaults on the day of detection. */
export const theFacts = (changes: Partial<ReportFacts> = {}): ReportFacts => ({ ...least, detectedOn, ...changes });

export const aReport = (facts: Partial<ReportFacts> = {}, changes: Partial<Omit<Report, 'facts'>> = {}): Report => ({
  name: 'report',
  facts: theFacts(facts),
  language: 'en',
  reportedIn: 'personalChat',
  anonymity: 'named',
  notToIsmsManager: false,
  ...changes,
});
