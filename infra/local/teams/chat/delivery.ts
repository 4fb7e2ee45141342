import type { Activity } from './activities.ts';

/** The bot's answer to one delivery. 502: not reachable. 504: no answer before the deadline. */
export type BotAnswer = { readonly status: number; readonly body: unknown };

/** Number of deliveries, and whether they are concurrent or sequential. Absent: once, or twice if `deliverTwice` is on. */
export type Deliveries = { readonly times?: number | undefined; readonly atOnce?: boolean | undefined };

export type Deliver = (activity: Activity, deliveries?: Deliveries) => Promise<readonly BotAnswer[]>;

export type Timing = {
  /** Milliseconds before Teams shows an error (about 15 s). The bot may still finish the work. */
  readonly deadlineMs: number;
  /** Milliseconds before the second and the third attempt. */
  readonly backoffMs: readonly number[];
};

const teamsTiming: Timing = { deadlineMs: 15_000, backoffMs: [500, 1_000] };

export type DeliveryOptions = {
  readonly botUrl: () => string;
  /** Returns the token that the Bot Connector sends with an activity. */
  readonly token: () => string | Promise<string>;
  readonly deliverTwice: () => boolean;
  readonly timing?: Timing | undefined;
  readonly signal: AbortSignal;
};

/**
 * Delivers activities to the bot as Teams does: signed, and up to three times if the bot answers 5xx, is unreachable or is too
 * slow. All attempts carry the same activity with the same id, so the bot must deduplicate them.
 */
export function createDelivery(options: DeliveryOptions): Deliver {
  const { deadlineMs: patienceMs, backoffMs: pausesMs } = options.timing ?? teamsTiming;

  const attempt = async (body: string): Promise<BotAnswer> => {
    const deadline = AbortSignal.timeout(patienceMs);
    try {
      const response = await fetch(`${options.botUrl()}/api/messages`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${await options.token()}` },
        body,
        signal: AbortSignal.any([options.signal, deadline]),
      });
      return { status: response.status, body: parsed(await response.text()) };
    } catch {
      return { status: deadline.aborted ? 504 : 502, body: undefined };
    }
  };

  const attemptUntilAnswered = async (body: string): Promise<BotAnswer> => {
    let answer = await attempt(body);
    for (const pause of pausesMs) {
      if (answer.status < 500 || options.signal.aborted) break;
      await wait(pause, options.signal);
      answer = await attempt(body);
    }
    return answer;
  };

  const deliverOnce = async (body: string): Promise<BotAnswer> => {
    const answered = new AbortController();
    const tooLate = wait(patienceMs, AbortSignal.any([options.signal, answered.signal])).then(
      (): BotAnswer => ({ status: 504, body: undefined }),
    );
    const answer = await Promise.race([attemptUntilAnswered(body), tooLate]);
    answered.abort();
    return answer;
  };

  return async (activity, { times, atOnce } = {}) => {
    const body = JSON.stringify(activity);
    const twice = times === undefined && options.deliverTwice();
    const count = times ?? (twice ? 2 : 1);
    if (atOnce ?? twice) return Promise.all(Array.from({ length: count }, () => deliverOnce(body)));
    const answers: BotAnswer[] = [];
    for (let n = 0; n < count; n++) answers.push(await deliverOnce(body));
    return answers;
  };
}

/** Resolves after `ms`, or at once when `signal` aborts. */
export function wait(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const done = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    signal.addEventListener('abort', done);
  });
}

function parsed(text: string): unknown {
  if (text === '') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
