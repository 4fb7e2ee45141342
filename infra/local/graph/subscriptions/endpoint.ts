import { randomUUID } from 'node:crypto';
import { GraphError, notImplemented } from '../http/graphError.ts';

/** In milliseconds of real time. */
export type NotificationTimes = {
  /** Timeout of the validation request (change-notifications-delivery-webhooks). */
  readonly validation: number;
  /** Timeout of a notification. */
  readonly answer: number;
  /** Changes within this time share a notification; Microsoft's own delay is up to minutes. */
  readonly coalesce: number;
  /** Delay before the first retry; doubles each time. */
  readonly firstRetry: number;
  /** Gives up after this time: "for up to 4 hours". */
  readonly retryFor: number;
};

export const defaultNotificationTimes: NotificationTimes = {
  validation: 10_000,
  answer: 3_000,
  coalesce: 250,
  firstRetry: 1_000,
  retryFor: 4 * 3_600_000,
};

/**
 * Allows only endpoints on this machine, over plain http too, where Microsoft requires https.
 * @throws GraphError 400 for an invalid URL, 501 for another host
 */
export function checkEndpoint(url: string): void {
  const { protocol, hostname } = URL.canParse(url) ? new URL(url) : { protocol: '', hostname: '' };
  if (protocol !== 'https:' && protocol !== 'http:')
    throw new GraphError(400, 'InvalidRequest', 'The notificationUrl must be an HTTPS URL.');
  if (!['127.0.0.1', 'localhost', '[::1]'].includes(hostname))
    throw notImplemented(`calling ${hostname}, which is not this machine`);
}

/**
 * Performs the handshake: the endpoint must return the token of the query decoded, as plain text, with 200 and in time
 * (change-notifications-delivery-webhooks, notificationUrl validation).
 * @throws GraphError 400
 */
export async function validateEndpoint(url: string, times: NotificationTimes): Promise<void> {
  const token = `Validation: Testing client application reachability for subscription Request-Id: ${randomUUID()}`;
  const separator = new URL(url).search === '' ? '?' : '&';
  const to = `${url}${separator}validationToken=${encodeURIComponent(token)}`;
  const answer = await post(to, 'text/plain; charset=utf-8', '', times.validation).catch(() => undefined);
  if (answer?.status === 200 && /^text\/plain\b/i.test(answer.type) && answer.text === token) return;
  const message =
    'Subscription validation request failed. Notification endpoint must respond with 200 OK to validation request.';
  throw new GraphError(400, 'ValidationError', message);
}

/** @throws what fetch throws, also on a timeout */
export async function post(url: string, type: string, body: string, timeLimit: number, signal?: AbortSignal) {
  const limits = [AbortSignal.timeout(timeLimit), ...(signal ? [signal] : [])];
  const init = { method: 'POST', headers: { 'content-type': type }, body, redirect: 'manual' } as const;
  const answer = await fetch(url, { ...init, signal: AbortSignal.any(limits) });
  return { status: answer.status, type: answer.headers.get('content-type') ?? '', text: await answer.text() };
}
