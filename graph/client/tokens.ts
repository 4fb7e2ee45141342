import { ConfidentialClientApplication, ServerError } from '@azure/msal-node';
import { type Cloud, clouds } from './cloud.ts';
import { GraphFault } from './graphFault.ts';

/** The application's credential: a secret, or a token from an issuer that Entra accepts (federated credential). */
export type ClientProof = { readonly clientSecret: string } | { readonly clientAssertion: () => Promise<string> };

export type Credentials = ClientProof & {
  readonly tenantId: string;
  readonly clientId: string;
  /**
   * OpenID metadata of the issuer as JSON: MSAL then requests none and accepts its endpoints, including plain http on
   * loopback (feasibility-bot 4.3).
   */
  readonly authorityMetadata?: string | undefined;
  /** Default: the public one. */
  readonly cloud?: Cloud | undefined;
};

export type Tokens = {
  /** @throws GraphFault with outcome `refused`: the request that needed the token was not sent */
  readonly get: () => Promise<string>;
  /** Graph refused this token: the next `get` asks the issuer, unless a newer token is already held. */
  readonly drop: (token: string) => void;
};

const operation = 'graph.token';
/** How long before it expires a token is renewed; MSAL's own cache does the same. */
const margin = 5 * 60_000;
/** MSAL has no timeout of its own. */
const timeLimit = 15_000;

/**
 * The application's own token from MSAL, cached here: a lookup in MSAL's cache costs 70 to 190 µs a request
 * (feasibility-bot 4.3), and concurrent callers would each ask the issuer (graph-lists 7.3).
 * @param resource what the token is for, such as `https://graph.microsoft.com`
 * @param now milliseconds of real time, which token lifetimes use; independent of the procedure's clock
 */
export const createTokens = (credentials: Credentials, resource: string, now: () => number = Date.now): Tokens => {
  const scopes = [`${resource}/.default`];
  const { authority } = credentials.cloud ?? clouds.public;
  const application = new ConfidentialClientApplication({
    auth: {
      clientId: credentials.clientId,
      ...('clientAssertion' in credentials
        ? { clientAssertion: credentials.clientAssertion }
        : { clientSecret: credentials.clientSecret }),
      authority: `${authority}/${credentials.tenantId}`,
      // MSAL then does not check whether this is a sign-in host.
      knownAuthorities: [new URL(authority).host],
      ...(credentials.authorityMetadata !== undefined && { authorityMetadata: credentials.authorityMetadata }),
    },
  });
  let held: { readonly token: string; readonly renewAt: number; readonly expires: number } | undefined;
  let asking: Promise<string> | undefined;
  let skipCache = false;

  const ask = async (): Promise<string> => {
    try {
      const answer = await within(timeLimit, application.acquireTokenByClientCredential({ scopes, skipCache }));
      if (!answer?.expiresOn) throw new GraphFault('unexpectedAnswer', operation, 'refused');
      const expires = answer.expiresOn.getTime();
      held = { token: answer.accessToken, renewAt: expires - margin, expires };
      skipCache = false;
      return answer.accessToken;
    } catch (error) {
      // Renewed early, so that a short outage of the issuer blocks no request.
      if (held && now() < held.expires) return held.token;
      throw tokenFault(error);
    } finally {
      asking = undefined;
    }
  };

  return {
    get: async () => {
      if (held && now() < held.renewAt) return held.token;
      asking ??= ask();
      return asking;
    },
    drop: (token) => {
      // One token can be refused for many concurrent requests: the first fetches a new one, which the others must not
      // drop.
      if (held?.token !== token) return;
      held = undefined;
      skipCache = true;
    },
  };
};

const within = <T>(milliseconds: number, work: Promise<T>): Promise<T> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('the token issuer is slow')), milliseconds);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
};

/**
 * The issuer's message may contain ids of the tenant, which belong in the log and nowhere else: it stays in `cause`.
 */
const tokenFault = (error: unknown): GraphFault => {
  if (error instanceof GraphFault) return error;
  return new GraphFault(isRefusal(error) ? 'refused' : 'unreachable', operation, 'refused', { cause: error });
};

/**
 * MSAL also reports `ServerError`, with no 4xx, while the issuer is down and for as long as MSAL then sends no request
 * (graph-lists 7.3).
 */
const isRefusal = (error: unknown): boolean => {
  const status = error instanceof ServerError ? (error.status ?? 0) : 0;
  return status >= 400 && status < 500 && status !== 429;
};
