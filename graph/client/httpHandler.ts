import { Agent as HttpAgent, request as httpRequest, type IncomingHttpHeaders, type IncomingMessage } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import { type Context, type FetchOptions, GraphClientError, type Middleware } from '@microsoft/microsoft-graph-client';
import { GraphFault } from './graphFault.ts';

/**
 * The answer. It takes the place of a `Response`, which nothing in the chain reads as long as the caller asks for the
 * raw one; a real one, with a stream for its body, costs a tenth of a commit's CPU.
 */
export type Answer = {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  /** The options of the request. */
  readonly token: string | undefined;
  readonly body: string;
};

/** The last middleware in the Graph client's chain. */
export type HttpHandler = Middleware & { readonly close: () => void };

/**
 * Idle sockets are closed here before the service does it: a POST on a socket that dies at that moment has an unknown
 * outcome and costs seconds of reading. In milliseconds.
 */
const idleLimit = 50_000;

const inChain = (fault: GraphFault): GraphClientError => {
  // The client wraps anything thrown inside its chain and loses its class, except its own error.
  const carrier = new GraphClientError(fault.message);
  carrier.customError = fault;
  return carrier;
};

/** The fault that was thrown in the chain. */
export const unwrapFault = (error: unknown): GraphFault | undefined =>
  error instanceof GraphClientError && error.customError instanceof GraphFault ? error.customError : undefined;

/** Wraps what a middleware throws, so that `faultInChain` finds it. */
export const wrapFault = (error: unknown): unknown => (error instanceof GraphFault ? inChain(error) : error);

type Sending = {
  readonly method: string;
  readonly headers: Record<string, string>;
  readonly body: string | Buffer | undefined;
  readonly timeLimitMs: number;
};

/**
 * Sends on `node:http` with keep-alive sockets and a timeout, which the client's own HTTPMessageHandler (global
 * `fetch`) has no setting for. Only the origin is rewritten: the client must believe that it talks to
 * `https://graph.microsoft.com`, or it removes the Authorization header (graph-lists 7.1).
 */
export const createHttpHandler = (origin: string): HttpHandler => {
  const target = new URL(origin);
  const secure = target.protocol === 'https:';
  const options = { keepAlive: true, maxSockets: 64, timeout: idleLimit };
  const agent = secure ? new HttpsAgent(options) : new HttpAgent(options);
  const start = secure ? httpsRequest : httpRequest;
  const prefix = target.pathname === '/' ? '' : target.pathname.replace(/\/$/, '');

  const send = (path: string, { method, headers, body, timeLimitMs }: Sending): Promise<Answer> =>
    new Promise((resolve, reject) => {
      let arrived = false;
      const request = start(
        { agent, hostname: target.hostname, port: target.port, path: `${prefix}${path}`, method, headers },
        (answer) => readAnswer(answer, headers).then(resolve, fail),
      );
      const timer = setTimeout(() => request.destroy(new Error('time limit')), timeLimitMs);
      const fail = (cause: unknown): void =>
        // Without a connection nothing was sent, so nothing can have been applied.
        reject(inChain(new GraphFault('unreachable', path, arrived ? 'unknown' : 'refused', { cause })));
      request.on('socket', (socket) => {
        arrived = !socket.connecting;
        if (socket.connecting)
          socket.once(secure ? 'secureConnect' : 'connect', () => {
            arrived = true;
          });
      });
      request.on('error', fail);
      // After the last byte of the answer, or after an error.
      request.on('close', () => clearTimeout(timer));
      request.end(body);
    });

  return {
    execute: async (context: Context) => {
      const url = typeof context.request === 'string' ? context.request : context.request.url;
      const answer = await send(url.slice(url.indexOf('/', 'https://'.length)), sendingOf(context));
      context.response = answer as unknown as Response;
    },
    close: () => agent.destroy(),
  };
};

const sendingOf = (context: Context): Sending => {
  // The client passes all options through; this one is ours (`graphClient.ts`).
  const options: (FetchOptions & { readonly timeLimitMs?: number }) | undefined = context.options;
  return {
    method: options?.method ?? 'GET',
    headers: (options?.headers ?? {}) as Record<string, string>,
    body: typeof options?.body === 'string' || Buffer.isBuffer(options?.body) ? options.body : undefined,
    timeLimitMs: options?.timeLimitMs ?? 10_000,
  };
};

const readAnswer = (answer: IncomingMessage, sent: Record<string, string>): Promise<Answer> =>
  new Promise((resolve, reject) => {
    // Events, because an async iterator over the body costs more than the rest of the answer.
    const chunks: Buffer[] = [];
    answer.on('data', (chunk: Buffer) => chunks.push(chunk));
    answer.on('error', reject);
    answer.on('end', () => {
      const token = sent.Authorization?.replace(/^Bearer /, '');
      const body = Buffer.concat(chunks).toString('utf8');
      resolve({ status: answer.statusCode ?? 0, headers: answer.headers, token, body });
    });
  });
