import { faultText } from '../../../server/faultText.ts';
import { tabHostOf } from '../../../server/roomSettings.ts';
import { type Environment, readSettings } from '../../../server/settings.ts';
import { type Finding, ok, problem, unchecked } from '../finding.ts';
import type { Ports } from '../ports.ts';
import { selfTest } from './selfTest.ts';

type With = { readonly ports: Ports; readonly server?: string | undefined };

/**
 * Adds the self-test to an examination. Skips it if the examination found a problem: it would only report the same
 * again, and might be left incomplete.
 */
export const withSelfTest = async (
  examined: readonly Finding[],
  given: Environment,
  { ports, server }: With,
): Promise<readonly Finding[]> => {
  if (examined.some(({ state }) => state === 'problem')) {
    const todo = 'Fix the problems above, then run the self-test again.';
    return [...examined, unchecked('selfTestReport', 'The self-test was skipped because of the problems above.', todo)];
  }
  const settings = readSettings(given);
  const host = tabHostOf(settings) ?? 'no tab domain in APPLICATION_ID_URI';
  const address = (server ?? `https://${host}`).replace(/\/+$/, '');
  return [...examined, await checkEndpoint(address), ...(await selfTest(settings, ports))];
};

const step = 'In Azure, under the bot’s *Configuration*, the messaging endpoint must be';

/**
 * Checks that TenTwo answers where Teams sends messages: it refuses a request without a token with 401.
 * @param server public origin, `https://<tab domain>`
 */
const checkEndpoint = async (server: string): Promise<Finding> => {
  const address = `${server}/api/messages`;
  const wrong = (what: string): Finding =>
    problem(
      'endpoint',
      `The messaging endpoint ${address} ${what}.`,
      `Start the server (npm run serve) and make it reachable from the internet at this address. ${step} exactly ${address}. If TenTwo has another address, correct APPLICATION_ID_URI, or pass the address with --server https://….`,
    );
  try {
    const signal = AbortSignal.timeout(10_000);
    const headers = { 'content-type': 'application/json' };
    const body = '{"type":"message"}';
    const answer = await fetch(address, { method: 'POST', headers, body, redirect: 'manual', signal });
    const text = await answer.text();
    if (answer.status !== 401 || !text.includes('"Unauthorized"'))
      return wrong(`answers ${answer.status}, which is not TenTwo’s answer`);
    return ok('endpoint', `TenTwo answers at ${address} and refuses requests without a token. ${step} this address.`);
  } catch (error) {
    const cause = error instanceof Error ? error.cause : undefined;
    return wrong(`does not answer: ${faultText(cause ?? error)}`);
  }
};
