import { theFacts } from '../../../test/builders/aReport.ts';
import { reportFields, specOf } from '../report/reportFacts.ts';
import { canonicalJson } from '../values/canonicalJson.ts';
import { type NonconformityEvent, nonconformityEventSchema } from './events.ts';

/** Rows as stored today; these lines are never changed, only added to: events are for ever. */
const recorded = [
  '{"facts":{"detectedOn":"2026-11-23","impact":"notSure","ongoing":"notSure","priority":"notSure","source":"staff","what":"x"},"language":"en","procedureVersion":"3.1","reportedIn":"personalChat","type":"Reported"}',
  '{"facts":{"clause":"A.7.2","detectedOn":"2026-11-23","evidence":"e","immediateAction":"i","impact":"critical","occurredOn":"2026-11-22","onBehalfOf":"o","ongoing":"yes","priority":"high","requirement":"r","source":"externalAudit","system":"s","what":"x"},"language":"fr","procedureVersion":"3.1","reportedIn":"tab","type":"Reported"}',
  '{"text":"more","type":"ReportAddedTo"}',
  '{"facts":{"detectedOn":"2026-11-23","impact":"low","ongoing":"no","priority":"low","source":"other","what":"y"},"type":"ReportCorrected"}',
  '{"type":"ReportWithdrawn"}',
  '{"reason":"mistake","type":"ReportWithdrawn"}',
];

/** In a row that is older than a choice, the choice has its default. */
const defaultChoices = Object.fromEntries(
  reportFields.flatMap((field) => {
    const spec = specOf(field);
    return spec.kind === 'choice' ? [[field, spec.values[0]]] : [];
  }),
);
const withDefaults = (event: NonconformityEvent): object =>
  'facts' in event ? { ...event, facts: { ...defaultChoices, ...event.facts } } : event;

describe('nonconformityEventSchema', () => {
  it.each(recorded)('reads %s and writes it the same', (row) => {
    const event: NonconformityEvent = JSON.parse(row);
    expect(canonicalJson(event)).toBe(row);
    expect(canonicalJson(nonconformityEventSchema.parse(event))).toBe(canonicalJson(withDefaults(event)));
  });

  it('reads a text longer than a form takes today', () => {
    const event: NonconformityEvent = { type: 'ReportCorrected', facts: theFacts({ what: 'x'.repeat(10_000) }) };
    expect(nonconformityEventSchema.parse(event)).toEqual(event);
  });

  it.each([
    [{ type: 'Triaged' }],
    [{ type: 'ReportAddedTo' }],
    [{ type: 'ReportCorrected', facts: { ...theFacts(), detectedOn: '2026-02-30' } }],
    [{ type: 'ReportCorrected', facts: { ...theFacts(), clause: 'A.9.9' } }],
    [null],
    [[]],
  ])('rejects %j as an event', (event) => {
    expect(nonconformityEventSchema.safeParse(event).success).toBe(false);
  });
});
