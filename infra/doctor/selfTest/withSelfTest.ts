import { tabHostOf } from '../../../server/roomSettings.ts';
import { type Environment, readSettings } from '../../../server/settings.ts';
import { type Finding, unchecked } from '../finding.ts';
import type { Ports } from '../ports.ts';
import { checkEndpoint } from './checkEndpoint.ts';
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
