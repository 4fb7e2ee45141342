import { Fault } from '../../procedure/runtime/fault.ts';

/** The connector's answer to a failed call. `code`: its own, such as `BotNotInConversationRoster`. */
export type ConnectorFailure = {
  readonly status: number;
  readonly code: string | undefined;
  readonly retryAfter: number | undefined;
};

/**
 * Retryable according to the platform's table; 400, 401, 403, 404, 413 and 500 never are
 * (https://learn.microsoft.com/microsoftteams/platform/bots/build-conversational-capability#status-codes-from-bot-conversational-apis).
 */
const passing: ReadonlySet<number> = new Set([412, 429, 502, 503, 504]);
const tries = 4;
const longestPause = 10_000;

const pauseReally = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });

/**
 * Calls until it succeeds, fails permanently or has been tried four times. After a dropped connection it is not
 * retried, because the message may have been sent.
 * @throws Fault with the connector's failure as its cause; `notKnownYet` when the connection was lost and it may have arrived
 */
export const withPlatformRetry = async <T>(
  operation: string,
  call: () => Promise<T>,
  pause: (milliseconds: number) => Promise<void> = pauseReally,
): Promise<T> => {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await call();
    } catch (error) {
      const failure = failureOf(error);
      if (!failure || !passing.has(failure.status) || attempt === tries) throw faultOf(operation, failure, error);
      const wanted = failure.retryAfter === undefined ? 500 * 2 ** (attempt - 1) : failure.retryAfter * 1000;
      await pause(Math.min(wanted, longestPause));
    }
  }
};

const faultOf = (operation: string, failure: ConnectorFailure | undefined, cause: unknown): Fault => {
  if (!failure) return new Fault(neverLeft(cause) ? 'unreachable' : 'notKnownYet', operation, { cause });
  if (failure.status >= 500) return new Fault('unreachable', operation, { cause });
  if (failure.status !== 429) return new Fault('refused', operation, { cause });
  return new Fault('throttled', operation, {
    cause,
    ...(failure.retryAfter !== undefined && { retryAfter: failure.retryAfter }),
  });
};

/** Codes of Node for a connection that was never made: nothing was sent. */
const notConnected: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
]);
const neverLeft = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && notConnected.has(String(error.code));

/** Reads the SDK's error; undefined when no answer came at all. */
export const failureOf = (error: unknown): ConnectorFailure | undefined => {
  if (typeof error !== 'object' || error === null || !('statusCode' in error) || typeof error.statusCode !== 'number')
    return undefined;
  return {
    status: error.statusCode,
    code: 'code' in error && typeof error.code === 'string' ? error.code : undefined,
    retryAfter: 'response' in error ? retryAfterOf(error.response) : undefined,
  };
};

/** 403 is also returned when the bot is misconfigured, which affects everyone and passes once corrected. */
const ofTheBot: ReadonlySet<string> = new Set(['BotDisabledByAdmin', 'NotEnoughPermissions', 'InvalidBotApiHost']);

/**
 * Whether the conversation or message is gone for good: the bot was blocked or removed, the conversation or message
 * deleted (403 and 404 of the same table).
 */
export const isGone = (error: unknown): boolean => {
  const failure = error instanceof Fault ? failureOf(error.cause) : undefined;
  if (failure?.status === 404) return true;
  return failure?.status === 403 && !ofTheBot.has(failure.code ?? '');
};

/** Whether only the message is said to be missing. Teams also says so for a moment of a message that is there. */
export const isMissing = (error: unknown): boolean => {
  const failure = error instanceof Fault ? failureOf(error.cause) : undefined;
  return failure?.status === 404 && failure.code !== 'ConversationNotFound';
};

const retryAfterOf = (response: unknown): number | undefined => {
  if (typeof response !== 'object' || response === null || !('headers' in response)) return undefined;
  const { headers } = response;
  if (typeof headers !== 'object' || headers === null || !('get' in headers) || typeof headers.get !== 'function')
    return undefined;
  const seconds = Number(headers.get('retry-after') ?? Number.NaN);
  return Number.isFinite(seconds) && seconds >= 0 ? seconds : undefined;
};
