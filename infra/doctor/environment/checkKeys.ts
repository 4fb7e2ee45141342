import { z } from 'zod';
import { faultText } from '../../../server/faultText.ts';
import { type Check, type Finding, ok, problem } from '../finding.ts';

const metadata = z.object({ jwks_uri: z.url() });
const keySet = z.object({ keys: z.array(z.object({ kid: z.string() })).min(1) });

const read = async <T>(url: string, schema: z.ZodType<T>): Promise<T> => {
  const answer = await fetch(url, { signal: AbortSignal.timeout(10_000) });
  if (!answer.ok) throw new Error(`${url} answered ${answer.status}`);
  return schema.parse(await answer.json());
};

const looked = async (check: Check, whose: string, url: string, look: () => Promise<number>): Promise<Finding> => {
  try {
    return ok(check, `The keys of ${whose} can be got (${await look()}), from ${url}.`);
  } catch (error) {
    const why = error instanceof z.ZodError ? 'what it answers is no key set' : faultText(error);
    return problem(
      check,
      `The keys of ${whose} cannot be got from ${url}: ${why}.`,
      'Let the server reach this address.',
    );
  }
};

/** The keys of the Bot Connector, by way of the metadata that name their address. */
export const checkBotKeys = (metadataUrl: string): Promise<Finding> =>
  looked('botKeys', 'the Bot Connector', metadataUrl, async () => {
    const { jwks_uri } = await read(metadataUrl, metadata);
    return (await read(jwks_uri, keySet)).keys.length;
  });

export const checkTabKeys = (url: string): Promise<Finding> =>
  looked('tabKeys', 'the tenant', url, async () => (await read(url, keySet)).keys.length);
