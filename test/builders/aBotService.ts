import { createHmac, type KeyObject, sign } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { BotIdentity } from '../../bot/outgoing/connectors.ts';
import { botAppId, botTenant } from './aBot.ts';
import { rsaKeyPair } from './rsaKeyPair.ts';

export type Asked = {
  readonly method: string;
  readonly path: string;
  readonly authorization: string;
  readonly body: unknown;
};
export type Answered = {
  /** 0: the connection is closed without an answer. */
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
};

export type BotService = {
  /** Its connector: a service URL. */
  readonly url: string;
  readonly openIdMetadataUrl: string;
  readonly credentials: BotIdentity['credentials'];
  /** Calls to the connector so far; those for keys and tokens are not among them. */
  readonly asked: readonly Asked[];
  /** Answers of the connector, in turn; then `{status: 201, body: {id: 'out-1'}}`. */
  readonly answer: (...answers: readonly Answered[]) => void;
  /** The token the Bot Connector would send with an activity; `undefined` removes a claim. */
  readonly token: (claims?: object, header?: object, key?: KeyObject | 'secret' | 'none') => string;
  readonly breakKeys: () => void;
  /** While it is down, the connector answers 500. */
  readonly down: (isDown: boolean) => void;
  readonly stop: () => Promise<void>;
};

const encoded = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');

const bodyOf = async (request: IncomingMessage): Promise<unknown> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString('utf8');
  return text.startsWith('{') ? JSON.parse(text) : text;
};

const own = rsaKeyPair('own');

/** Bot Connector, its signing keys and the token endpoint of Entra, on one free port. */
export const aBotService = async (): Promise<BotService> => {
  const jwk = own.publicKey.export({ format: 'jwk' });
  const keys = [
    { ...jwk, kid: 'one', endorsements: ['msteams'] },
    { ...jwk, kid: 'webchat', endorsements: ['webchat'] },
    { kty: 'EC', kid: 'curve' },
  ];
  const asked: Asked[] = [];
  let answers: readonly Answered[] = [];
  let broken = false;
  let isDown = false;

  const connector = (call: Asked): Answered => {
    asked.push(call);
    if (isDown) return { status: 500 };
    const [next = { status: 201, body: { id: 'out-1' } }, ...left] = answers;
    answers = left;
    return next;
  };
  const serve = (call: Asked): Answered => {
    if (call.path === '/openid') {
      return broken
        ? { status: 500 }
        : { status: 200, body: { issuer: 'https://api.botframework.com', jwks_uri: `${url}/keys` } };
    }
    if (call.path === '/keys') return { status: 200, body: { keys } };
    // MSAL adds a query.
    if (call.path.startsWith('/token'))
      return { status: 200, body: { token_type: 'Bearer', expires_in: 3600, access_token: 'ours' } };
    return connector(call);
  };
  const server = createServer(async (request, response) => {
    const { method = '', url: path = '', headers } = request;
    const call = { method, path, authorization: headers.authorization ?? '', body: await bodyOf(request) };
    const { status, body = {}, headers: more = {} } = serve(call);
    if (status === 0) return void response.destroy();
    response.writeHead(status, { 'content-type': 'application/json', ...more }).end(JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const now = () => Math.floor(Date.now() / 1000);
  return {
    url: `${url}/connector`,
    openIdMetadataUrl: `${url}/openid`,
    credentials: {
      clientSecret: 'a-secret-for-tests',
      authorityMetadata: JSON.stringify({
        issuer: `https://login.microsoftonline.com/${botTenant}/v2.0`,
        token_endpoint: `${url}/token`,
        authorization_endpoint: `${url}/a`,
        end_session_endpoint: `${url}/e`,
        jwks_uri: `${url}/k`,
      }),
    },
    asked,
    answer: (...next) => {
      answers = next;
    },
    token: (claims = {}, header = {}, key = own.privateKey) => {
      const about = { iss: 'https://api.botframework.com', aud: botAppId, serviceurl: `${url}/connector` };
      const body = { ...about, nbf: now(), exp: now() + 3600, ...claims };
      const text = `${encoded({ alg: 'RS256', kid: 'one', ...header })}.${encoded(body)}`;
      if (key === 'none') return `${text}.`;
      const signature =
        key === 'secret' ? createHmac('sha256', 'x').update(text).digest() : sign('sha256', Buffer.from(text), key);
      return `${text}.${signature.toString('base64url')}`;
    },
    down: (now) => {
      isDown = now;
    },
    breakKeys: () => {
      broken = true;
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};
