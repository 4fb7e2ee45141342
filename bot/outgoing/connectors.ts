import { ConfidentialClientApplication } from '@azure/msal-node';
import {
  ConnectorClient,
  MsalServiceClientCredentialsFactory,
  type ServiceClientCredentialsFactory,
  TeamsConnectorClient,
} from 'botframework-connector';

/** Identity of the bot in Entra and at the Bot Connector. */
export type BotIdentity = {
  /** Application (client) id of the bot. */
  readonly appId: string;
  /** The tenant it serves. */
  readonly tenantId: string;
  readonly credentials: ({ readonly clientSecret: string } | { readonly clientAssertion: () => Promise<string> }) & {
    /** Default `https://login.microsoftonline.com/<tenantId>`; another one in a sovereign cloud. */
    readonly authority?: string | undefined;
    /** JSON of the authority's OpenID metadata; MSAL then does not fetch it (feasibility-bot 4.3). */
    readonly authorityMetadata?: string | undefined;
  };
};

/** Scope of a bot's token for the Bot Connector. */
export const connectorScope = 'https://api.botframework.com';
/** Required by botbuilder, but never called with MSAL. */
export const loginUrl = 'https://login.microsoftonline.com/botframework.com';

export type Connectors = {
  readonly credentials: ServiceClientCredentialsFactory;
  /** One client per service URL: stock botbuilder builds one for every activity (feasibility-bot 5). */
  readonly of: (serviceUrl: string) => Promise<ConnectorClient>;
  /** The SDK has a separate client for what is specific to Teams, such as meetings. */
  readonly teamsOf: (serviceUrl: string) => Promise<TeamsConnectorClient>;
  /** The bot's token for the Bot Connector, cached while it is valid. */
  readonly token: () => Promise<string>;
};

export const createConnectors = ({ appId, tenantId, credentials }: BotIdentity): Connectors => {
  const application = new ConfidentialClientApplication({
    auth: {
      clientId: appId,
      ...('clientAssertion' in credentials
        ? { clientAssertion: credentials.clientAssertion }
        : { clientSecret: credentials.clientSecret }),
      authority: credentials.authority ?? `https://login.microsoftonline.com/${tenantId}`,
      ...(credentials.authorityMetadata !== undefined && { authorityMetadata: credentials.authorityMetadata }),
    },
  });
  // botbuilder nests MSAL 2; it calls one method that is the same in ours (feasibility-bot 4.3).
  const factory = new MsalServiceClientCredentialsFactory(appId, application as never);
  const signed = () => factory.createCredentials(appId, connectorScope, loginUrl, true);
  return {
    credentials: factory,
    token: async () => {
      const token = await application.acquireTokenByClientCredential({ scopes: [`${connectorScope}/.default`] });
      if (!token) throw new TypeError('MSAL gave no token');
      return token.accessToken;
    },
    of: onePer(async (baseUri) => withoutOwnRetries(new ConnectorClient(await signed(), { baseUri }))),
    teamsOf: onePer(async (baseUri) => withoutOwnRetries(new TeamsConnectorClient(await signed(), { baseUri }))),
  };
};

const onePer = <T>(create: (serviceUrl: string) => Promise<T>): ((serviceUrl: string) => Promise<T>) => {
  const clients = new Map<string, Promise<T>>();
  return (serviceUrl) => {
    const known = clients.get(serviceUrl) ?? create(serviceUrl);
    clients.set(serviceUrl, known);
    return known;
  };
};

/**
 * The client repeats a POST after a 500 or a dropped connection, which may post a message twice, and has no option
 * against it; its pipeline is a private field. Repeating is `platformRetry.ts`'s.
 * @throws TypeError when the SDK has changed inside
 */
const withoutOwnRetries = <Client extends object>(client: Client): Client => {
  const inner: unknown = Reflect.get(client, 'client');
  if (!hasPipeline(inner) || inner.pipeline.removePolicy({ name: 'defaultRetryPolicy' }).length === 0)
    throw new TypeError('botframework-connector has no retry policy to remove');
  return client;
};

type HasPipeline = { readonly pipeline: { readonly removePolicy: (named: { name: string }) => readonly unknown[] } };

const hasPipeline = (value: unknown): value is HasPipeline =>
  typeof value === 'object' && value !== null && 'pipeline' in value;
