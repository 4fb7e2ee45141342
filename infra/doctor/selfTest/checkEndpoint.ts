import { faultText } from '../../../server/faultText.ts';
import { type Finding, ok, problem } from '../finding.ts';

const step = 'In Azure, the bot, *Configuration*: the messaging endpoint is';

/**
 * Whether TenTwo answers where Teams sends messages: without a token it must refuse, and it does so with 401.
 * @param server where people reach it, `https://<tab domain>`
 */
export const checkEndpoint = async (server: string): Promise<Finding> => {
  const address = `${server}/api/messages`;
  const wrong = (what: string): Finding =>
    problem(
      'endpoint',
      `The messaging endpoint ${address} ${what}.`,
      `Start the server (npm run serve), and let the internet reach it at this address. ${step} exactly ${address}; if people reach TenTwo elsewhere, correct APPLICATION_ID_URI, or name the address: --server https://….`,
    );
  try {
    const signal = AbortSignal.timeout(10_000);
    const headers = { 'content-type': 'application/json' };
    const body = '{"type":"message"}';
    const answer = await fetch(address, { method: 'POST', headers, body, redirect: 'manual', signal });
    const said = await answer.text();
    if (answer.status !== 401 || !said.includes('"Unauthorized"'))
      return wrong(`answers ${answer.status}, and not as TenTwo does`);
    return ok('endpoint', `TenTwo answers at ${address}, and refuses who has no token. ${step} this address.`);
  } catch (error) {
    const cause = error instanceof Error ? error.cause : undefined;
    return wrong(`does not answer: ${faultText(cause ?? error)}`);
  }
};
