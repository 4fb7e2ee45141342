import { tabHostOf } from '../../../server/roomSettings.ts';
import { type Environment, readSettings } from '../../../server/settings.ts';
import { type Finding, unchecked } from '../finding.ts';
import type { Ports } from '../ports.ts';
import { checkEndpoint } from './checkEndpoint.ts';
import { selfTest } from './selfTest.ts';

type With = { readonly ports: Ports; readonly server?: string | undefined };

/**
 * The self-test behind an examination. Nothing is recorded where the examination found a problem: the trial would only
 * say the same in other words, and might be left half done.
 */
export const withSelfTest = async (
  examined: readonly Finding[],
  given: Environment,
  { ports, server }: With,
): Promise<readonly Finding[]> => {
  if (examined.some(({ state }) => state === 'problem')) {
    const todo = 'Put right what is named above, then run the self-test again.';
    return [
      ...examined,
      unchecked('selfTestReport', 'The self-test was not begun: there is a problem before it.', todo),
    ];
  }
  const settings = readSettings(given);
  const host = tabHostOf(settings) ?? 'no tab domain in APPLICATION_ID_URI';
  const address = (server ?? `https://${host}`).replace(/\/+$/, '');
  return [...examined, await checkEndpoint(address), ...(await selfTest(settings, ports))];
};
