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

const checked = async (check: Check, whose: string, url: string, count: () => Promise<number>): Promise<Finding> => {
  try {
    return ok(check, `The keys of ${whose} can be read from ${url} (${await count()}).`);
  } catch (error) {
    const why = error instanceof z.ZodError ? 'the response is not a key set' : faultText(error);
    return problem(
      check,
      `The keys of ${whose} cannot be read from ${url}: ${why}.`,
      'Allow the server to reach this address.',
    );
  }
};

/** Checks the keys of the Bot Connector, whose address is in its metadata. */
export const checkBotKeys = (metadataUrl: string): Promise<Finding> =>
  checked('botKeys', 'the Bot Connector', metadataUrl, async () => {
    const { jwks_uri } = await read(metadataUrl, metadata);
    return (await read(jwks_uri, keySet)).keys.length;
  });

export const checkTabKeys = (url: string): Promise<Finding> =>
  checked('tabKeys', 'the tenant', url, async () => (await read(url, keySet)).keys.length);
