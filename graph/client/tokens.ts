import { ConfidentialClientApplication, ServerError } from '@azure/msal-node';
import { type Cloud, clouds } from './cloud.ts';
import { GraphFault } from './graphFault.ts';

/** How the application proves who it is: a secret, or a token of whom Entra takes for it (federated credential). */
export type ClientProof = { readonly clientSecret: string } | { readonly clientAssertion: () => Promise<string> };

export type Credentials = ClientProof & {
  readonly tenantId: string;
  readonly clientId: string;
  /**
   * OpenID metadata of the issuer as JSON: MSAL then asks nobody for it and accepts its endpoints, plain http on
   * loopback included (feasibility-bot 4.3).
   */
  readonly authorityMetadata?: string | undefined;
  /** Default: the public one. */
  readonly cloud?: Cloud | undefined;
};

export type Tokens = {
  /** @throws GraphFault with outcome `refused`: what needed the token was not sent */
  readonly get: () => Promise<string>;
  /** Graph refused this token: the next `get` asks the issuer, unless a newer one is held already. */
  readonly drop: (token: string) => void;
};

const operation = 'graph.token';
/** So long before it expires a token is renewed; MSAL's own cache does the same. */
const margin = 5 * 60_000;
/** MSAL sets no limit of its own. */
const timeLimit = 15_000;

/**
 * The application's own token from MSAL, held here: a look into MSAL's cache costs 70 to 190 µs a request
 * (feasibility-bot 4.3), and callers that come together would each ask the issuer (graph-lists 7.3).
 * @param resource what the token is for, such as `https://graph.microsoft.com`
 * @param now milliseconds of real time: tokens live in it, whatever the procedure's clock says
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
      // MSAL then asks nobody whether this is a sign-in host.
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
      // It is renewed early so that an issuer that is away for a moment stops nobody.
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
      // Many requests under way are refused for one token: the first brings a new one, which the others must not drop.
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

/** The issuer's sentence may tell ids of the tenant, which belong into the log and nowhere else: it stays in `cause`. */
const tokenFault = (error: unknown): GraphFault => {
  if (error instanceof GraphFault) return error;
  return new GraphFault(isRefusal(error) ? 'refused' : 'unreachable', operation, 'refused', { cause: error });
};

/** MSAL also says `ServerError`, with no 4xx, while the issuer is away, and as long as it then asks nobody (graph-lists 7.3). */
const isRefusal = (error: unknown): boolean => {
  const status = error instanceof ServerError ? (error.status ?? 0) : 0;
  return status >= 400 && status < 500 && status !== 429;
};
