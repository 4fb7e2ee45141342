import {
  AuthenticationHandler,
  Client,
  ResponseType,
  type GraphRequest as SdkRequest,
  TelemetryHandler,
} from '@microsoft/microsoft-graph-client';
import { clouds } from './cloud.ts';
import { type ContentRequest, createContentTransfer } from './contentTransfer.ts';
import { faultOfAnswer, GraphFault, jsonOf } from './graphFault.ts';
import { type Answer, createHttpHandler, unwrapFault, wrapFault } from './httpHandler.ts';
import { type RequestObserver, unobserved } from './requestObserver.ts';
import {
  createGovernor,
  createUsage,
  type Governed,
  resourceUnitsOf,
  type UnitBudget,
  type Usage,
} from './resourceUnits.ts';
import { secondsUntil } from './retryAfter.ts';
import { createThrottleGate, type Urgency } from './throttleGate.ts';
import { type Credentials, createTokens } from './tokens.ts';
import { realWait, type Wait } from './wait.ts';

export type GraphRequest = {
  /** Name of the operation, for faults, log and usage: `history.append`. */
  readonly operation: string;
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** The path after `/v1.0`, encoded (`query.ts`), or a whole link returned by Graph. */
  readonly path: string;
  /** Sent as JSON; a Buffer is sent as it is. */
  readonly body?: unknown;
  /** ETag for `If-Match`. */
  readonly ifMatch?: string;
  /** Default `foreground`. */
  readonly urgency?: Urgency;
  readonly timeLimitMs?: number;
};

/** The only way to Graph. */
export type GraphClient = {
  /**
   * The parsed body of a 2xx answer, `undefined` if it has none. Only a GET is ever retried.
   * @throws GraphFault
   */
  readonly call: (request: GraphRequest) => Promise<unknown>;
  /**
   * The same for an `uploadUrl` returned by Graph: one attempt, without a token.
   * @throws GraphFault
   */
  readonly upload: (request: ContentRequest) => Promise<unknown>;
  /** Content of a download URL returned by Graph. @throws GraphFault, also half-way through */
  readonly download: (request: ContentRequest) => Promise<AsyncIterable<Uint8Array>>;
  readonly usage: () => Usage;
  /** Number of requests held back until Microsoft 365 accepts requests again. */
  readonly waiting: () => number;
  /** What the budget holds back now; undefined without a budget. */
  readonly governed: () => GovernedRequests | undefined;
  /** From now on no request waits for the budget, because the process ends. */
  readonly release: () => void;
  /** Aborts requests in progress and refuses all later ones. */
  readonly close: () => void;
};

/** Number of requests that wait for the budget, and the resource units that they may use at once. */
export type GovernedRequests = { readonly queued: Readonly<Record<Governed, number>>; readonly unitsLeft: number };

export type GraphClientOptions = Credentials & {
  /** Where requests are really sent. Default: the cloud's own Graph. */
  readonly origin?: string | undefined;
  /** Allowed origins of content besides `origin`: the site's own, `https://contoso.sharepoint.com`. */
  readonly contentOrigins?: readonly string[] | undefined;
  /** Version of the product, for the User-Agent. */
  readonly version: string;
  /** Absent: what no person waits for is not limited. */
  readonly budget?: UnitBudget | undefined;
  readonly wait?: Wait | undefined;
  readonly watch?: RequestObserver | undefined;
};

const timeLimits: Readonly<Record<Urgency, number>> = {
  foreground: 10_000,
  prompt: 30_000,
  background: 30_000,
  bulk: 30_000,
  transfer: 60_000,
  start: 30_000,
};
/** Maximum number of attempts of a GET. */
const maxTries = 3;

/** The only way to Graph: see `GraphClient`. */
export const createGraphClient = (options: GraphClientOptions): GraphClient => {
  const wait = options.wait ?? realWait;
  // Decorated traffic gets priority (graph-lists 3.1).
  const userAgent = `NONISV|TenTwo|TenTwo/${options.version}`;
  const sender = createSender(options, userAgent);
  const origins = [sender.origin, ...(options.contentOrigins ?? [])].map((url) => new URL(url).origin);
  const content = createContentTransfer(new Set(origins), userAgent);
  const usage = createUsage();
  const now = () => performance.now();
  const governor = options.budget && createGovernor(options.budget, wait, now);
  const throttleGate = createThrottleGate(wait, governor, now);
  const { watch = unobserved } = options;

  const call = async (request: GraphRequest): Promise<unknown> => {
    const { operation, method, path, urgency = 'foreground' } = request;
    const units = resourceUnitsOf(method, path);
    for (let attempt = 1; ; attempt += 1) {
      const asked = performance.now();
      try {
        return await throttleGate.through({ operation, urgency, units }, () => {
          usage.count(operation, units);
          const waitedMs = performance.now() - asked;
          return watch({ operation, resourceUnits: units, attempt, waitedMs }, () => sender.send(request));
        });
      } catch (error) {
        if (!(error instanceof GraphFault)) throw error;
        if (method !== 'GET' || attempt >= maxTries || !passes(error)) throw error;
      }
      await wait(100 * 2 ** attempt * (0.5 + Math.random()));
    }
  };

  const transfer = <T>(request: ContentRequest, send: (request: ContentRequest) => Promise<T>): Promise<T> => {
    const { operation, method, url } = request;
    const asked = performance.now();
    const units = resourceUnitsOf(method, url);
    return throttleGate.through({ operation, urgency: 'transfer', units }, () => {
      usage.count(operation, units);
      const waitedMs = performance.now() - asked;
      return watch({ operation, resourceUnits: units, attempt: 1, waitedMs }, () => send(request));
    });
  };
  const close = (): void => {
    throttleGate.close();
    sender.close();
    content.close();
  };
  return {
    call,
    upload: (request) => transfer(request, content.upload),
    download: (request) => transfer(request, content.download),
    usage: usage.read,
    waiting: throttleGate.waiting,
    governed: () =>
      governor && {
        queued: { background: governor.queued('background'), bulk: governor.queued('bulk') },
        unitsLeft: governor.unitsLeft(),
      },
    release: () => governor?.release(),
    close,
  };
};

/**
 * The real MSAL and Graph client, without its RetryHandler: that repeats POST and PATCH too (graph-lists 7.1), and a
 * row of History must never be posted twice blindly.
 */
const createSender = (options: GraphClientOptions, userAgent: string) => {
  const cloud = options.cloud ?? clouds.public;
  const origin = options.origin ?? cloud.graph;
  const tokens = createTokens(options, cloud.graph);
  const last = createHttpHandler(origin);
  const getAccessToken = () => tokens.get().catch((error: unknown) => Promise.reject(wrapFault(error)));
  const sdk = Client.initWithMiddleware({
    baseUrl: `${cloud.graph}/`,
    middleware: [new AuthenticationHandler({ getAccessToken }), new TelemetryHandler(), last],
  });
  const send = async (request: GraphRequest): Promise<unknown> => {
    const { operation, path, ifMatch, urgency = 'foreground' } = request;
    const prepared = sdk
      .api(path)
      .responseType(ResponseType.RAW)
      .headers({
        'User-Agent': userAgent,
        ...(Buffer.isBuffer(request.body) && { 'Content-Type': 'application/octet-stream' }),
        ...(ifMatch !== undefined && { 'If-Match': ifMatch }),
      })
      .options({ timeLimitMs: request.timeLimitMs ?? timeLimits[urgency] });
    try {
      const answer = await sendPrepared(prepared, request);
      if (answer.status === 401 && answer.token !== undefined) tokens.drop(answer.token);
      const { status, headers, body } = answer;
      if (status >= 200 && status <= 299) return jsonOf(operation, status, body);
      throw faultOfAnswer(operation, { status, body, retryAfter: secondsUntil(headers) });
    } catch (error) {
      throw named(operation, error);
    }
  };
  return { origin, send, close: last.close };
};

/** Failures of a GET that a retry may not meet: 409 and 423 while someone else locks or changes the item. */
const passes = ({ code, status }: GraphFault): boolean =>
  code === 'throttled' || code === 'unreachable' || status === 401 || status === 409 || status === 423;

const sendPrepared = (prepared: SdkRequest, { method, body }: GraphRequest): Promise<Answer> => {
  switch (method) {
    case 'GET':
      return prepared.get();
    case 'POST':
      return prepared.post(body);
    case 'PUT':
      return prepared.put(body);
    case 'PATCH':
      return prepared.patch(body);
    case 'DELETE':
      return prepared.delete();
    default:
      return method satisfies never;
  }
};

/** Turns anything thrown in the chain into a fault of this operation. */
const named = (operation: string, error: unknown): GraphFault => {
  const fault = error instanceof GraphFault ? error : unwrapFault(error);
  if (!fault) return new GraphFault('unexpectedAnswer', operation, 'unknown', { cause: error });
  const { code, outcome, status, graphCode, retryAfter, cause } = fault;
  return new GraphFault(code, operation, outcome, {
    ...(status !== undefined && { status }),
    graphCode,
    retryAfter,
    cause: cause ?? fault,
  });
};
