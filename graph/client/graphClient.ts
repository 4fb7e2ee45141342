import {
  AuthenticationHandler,
  Client,
  ResponseType,
  type GraphRequest as SdkRequest,
  TelemetryHandler,
} from '@microsoft/microsoft-graph-client';
import { faultOfAnswer, GraphFault } from './graphFault.ts';
import { type Answer, createLastHandler, faultInChain, throughChain } from './lastHandler.ts';
import { createThrottleDoor, type Urgency } from './throttleDoor.ts';
import { type Credentials, createTokens } from './tokens.ts';
import { createUsage, type Usage } from './usage.ts';
import { realWait, type Wait } from './wait.ts';

export type GraphRequest = {
  /** What is being done, for faults, log and usage: `history.append`. */
  readonly operation: string;
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  /** Behind `/v1.0`, encoded (`query.ts`), or a whole link that Graph gave. */
  readonly path: string;
  readonly body?: unknown;
  /** ETag for `If-Match`. */
  readonly ifMatch?: string;
  /** Default `foreground`. */
  readonly urgency?: Urgency;
  readonly timeLimitMs?: number;
};

/** The one door to Graph. */
export type GraphClient = {
  /**
   * The parsed body of a 2xx answer, `undefined` if it has none. Only a GET is ever sent twice.
   * @throws GraphFault
   */
  readonly call: (request: GraphRequest) => Promise<unknown>;
  readonly usage: () => Usage;
  /** Breaks off what is under way and refuses everything after it. */
  readonly close: () => void;
};

export type GraphClientOptions = Credentials & {
  /** Where requests really go. Default `https://graph.microsoft.com`. */
  readonly origin?: string | undefined;
  /** Of the product, for the User-Agent. */
  readonly version: string;
  readonly wait?: Wait | undefined;
};

const publicCloud = 'https://graph.microsoft.com';
const timeLimits: Readonly<Record<Urgency, number>> = {
  foreground: 10_000,
  background: 30_000,
  start: 30_000,
};
/** How often a GET is sent at most. */
const mostTries = 3;

/**
 * Real MSAL and the real Graph client, whose RetryHandler is left out: it repeats POST and PATCH too
 * (graph-lists 7.1), and a row of History must never be posted blindly twice.
 */
export const createGraphClient = (options: GraphClientOptions): GraphClient => {
  const wait = options.wait ?? realWait;
  const origin = options.origin ?? publicCloud;
  // A national cloud has tokens of its own; a stand-in on plain http takes those of the public cloud.
  const tokens = createTokens(options, origin.startsWith('https:') ? origin : publicCloud);
  const last = createLastHandler(origin);
  const getAccessToken = () => tokens.get().catch((error: unknown) => Promise.reject(throughChain(error)));
  const sdk = Client.initWithMiddleware({
    baseUrl: `${publicCloud}/`,
    middleware: [new AuthenticationHandler({ getAccessToken }), new TelemetryHandler(), last],
  });
  const usage = createUsage();
  let closed = false;
  const door = createThrottleDoor(wait);
  // Decorated traffic goes first (graph-lists 3.1).
  const agent = `NONISV|TenTwo|TenTwo/${options.version}`;

  const once = async (request: GraphRequest): Promise<unknown> => {
    const { operation, method, path, ifMatch, urgency = 'foreground' } = request;
    usage.count(operation, method, path);
    const prepared = sdk
      .api(path)
      .responseType(ResponseType.RAW)
      .headers({ 'User-Agent': agent, ...(ifMatch !== undefined && { 'If-Match': ifMatch }) })
      .options({ timeLimitMs: request.timeLimitMs ?? timeLimits[urgency] });
    try {
      return readAnswer(operation, await send(prepared, request));
    } catch (error) {
      throw named(operation, error);
    }
  };

  const call = async (request: GraphRequest): Promise<unknown> => {
    const { operation, method, urgency = 'foreground' } = request;
    for (let attempt = 1; ; attempt += 1) {
      await door.pass(operation, urgency);
      if (closed) throw new GraphFault('unreachable', operation, 'refused');
      try {
        return await once(request);
      } catch (error) {
        if (!(error instanceof GraphFault)) throw error;
        if (error.code === 'throttled' && error.retryAfter !== undefined) door.shut(error.retryAfter);
        if (error.status === 401) tokens.drop();
        if (method !== 'GET' || attempt >= mostTries || !passes(error)) throw error;
      }
      await wait(100 * 2 ** attempt * (0.5 + Math.random()));
    }
  };

  const close = (): void => {
    closed = true;
    last.close();
  };
  return { call, usage: usage.read, close };
};

/** Failures of a GET that the next try may not meet. */
const passes = (fault: GraphFault): boolean =>
  fault.code === 'throttled' || fault.code === 'unreachable' || fault.status === 401;

const send = (prepared: SdkRequest, { method, body }: GraphRequest): Promise<Answer> => {
  switch (method) {
    case 'GET':
      return prepared.get();
    case 'POST':
      return prepared.post(body);
    case 'PATCH':
      return prepared.patch(body);
    case 'DELETE':
      return prepared.delete();
    default:
      return method satisfies never;
  }
};

const readAnswer = (operation: string, { status, body, retryAfter }: Answer): unknown => {
  if (status < 200 || status > 299) throw faultOfAnswer(operation, { status, body, retryAfter: secondsOf(retryAfter) });
  if (body === '') return undefined;
  try {
    return JSON.parse(body) as unknown;
  } catch (cause) {
    // It was a success, so a write was probably applied: only reading can tell.
    throw new GraphFault('unexpectedAnswer', operation, 'unknown', { status, cause });
  }
};

/** `Retry-After` is a number of seconds, sometimes with decimals, or a date. */
const secondsOf = (header: string | undefined): number | undefined => {
  if (header === undefined || header.trim() === '') return undefined;
  const seconds = Number.isNaN(Number(header)) ? (Date.parse(header) - Date.now()) / 1000 : Number(header);
  return Number.isFinite(seconds) ? Math.max(0, seconds) : undefined;
};

/** Whatever came out of the chain, as a fault of this operation. */
const named = (operation: string, error: unknown): GraphFault => {
  const fault = error instanceof GraphFault ? error : faultInChain(error);
  if (!fault) return new GraphFault('unexpectedAnswer', operation, 'unknown', { cause: error });
  const { code, outcome, status, graphCode, retryAfter, cause } = fault;
  return new GraphFault(code, operation, outcome, {
    ...(status !== undefined && { status }),
    graphCode,
    retryAfter,
    cause: cause ?? fault,
  });
};
