import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Source } from '../../procedure/record/values/choices.ts';
import { type Language, languages } from '../../procedure/words/languages.ts';
import { people } from './tenant.ts';

/** Real-life reports: one statement each, with the facts its curator knows. */
const sampleSchema = z.object({
  id: z.string(),
  description: z.string(),
  requirement: z.string().nullish(),
  evidence: z.string().nullish(),
  system: z.string().nullish(),
  clause: z.string().nullish(),
  impact: z.string().nullish(),
  priority: z.string().nullish(),
  reportedAs: z.string(),
  occurredOn: z.string().nullish(),
  detectedOn: z.string(),
  immediateAction: z.string().nullish(),
  lang: z.enum(languages),
});
type Sample = z.output<typeof sampleSchema>;
const samplesSchema = z.object({ records: z.array(sampleSchema) });

const sources: Readonly<Record<string, Source>> = {
  staff: 'staff',
  incident: 'incident',
  monitoring: 'monitoring',
  supplier: 'supplier',
  'internal audit': 'internalAudit',
  'external audit': 'externalAudit',
  'management review': 'managementReview',
};

/** Builds the command that the tab would send for a sample. `n` is derived from the sample's id, so loading twice adds nothing. */
export const commandFor = (sample: Sample): { readonly n: string; readonly command: object } => {
  const { id, description: what, reportedAs, lang, ...more } = sample;
  const facts = { what, ...more, source: sources[reportedAs] ?? 'other' };
  const given = Object.entries(facts).filter(([, value]) => value !== null && value !== undefined);
  const n = createHash('sha256').update(`sample ${id}`).digest('hex').slice(0, 32);
  return { n, command: { name: 'report', language: lang satisfies Language, facts: Object.fromEntries(given) } };
};

const post = async (url: string, body: object, token?: string): Promise<unknown> => {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
    body: JSON.stringify(body),
  });
  const content: unknown = await response.json();
  if (!response.ok) throw new Error(`${url} returned ${response.status}: ${JSON.stringify(content)}`);
  return content;
};

const reporters = people.filter((person) => !person.guest);

/**
 * Sends each sample to the commands endpoint of the running system, as one of the seeded people.
 * @param onSent called with the reference of each report
 * @throws when the system is not running or refuses a report
 */
export const loadSamples = async (
  file: string,
  at: { readonly url: string; readonly entra: string },
  onSent: (reference: string, sample: Sample) => void,
): Promise<number> => {
  const { records } = samplesSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  for (const [index, sample] of records.entries()) {
    const userId = reporters[index % reporters.length]?.id;
    const { token } = z.object({ token: z.string() }).parse(await post(`${at.entra}/_control/user-token`, { userId }));
    const answer = await post(`${at.url}/api/commands`, commandFor(sample), token);
    onSent(z.object({ reference: z.string() }).parse(answer).reference, sample);
  }
  return records.length;
};

/** Path of the sample collection beside the checkout; undefined if it is missing. */
export const sampleFile = (): string | undefined => {
  const file = join('..', 'shared', 'data', 'nonconformities.json');
  return existsSync(file) ? file : undefined;
};
