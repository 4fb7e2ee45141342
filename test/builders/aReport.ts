import type { Report } from '../../procedure/commands/report/report.ts';
import type { ReportFacts } from '../../procedure/record/report/reportFacts.ts';

/** The least that a report says; the rest as the form defaults it on the day of detection. */
export const theFacts = (changes: Partial<ReportFacts> = {}): ReportFacts => ({
  what: 'The door of the server room stood open on Monday morning. Nobody was there.',
  ongoing: 'notSure',
  detectedOn: '2026-11-23',
  impact: 'notSure',
  priority: 'notSure',
  source: 'staff',
  ...changes,
});

export const aReport = (facts: Partial<ReportFacts> = {}, changes: Partial<Omit<Report, 'facts'>> = {}): Report => ({
  name: 'report',
  facts: theFacts(facts),
  language: 'en',
  reportedIn: 'personalChat',
  anonymity: 'named',
  notToIsmsManager: false,
  ...changes,
});
