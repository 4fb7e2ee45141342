import type { Activity } from './activities.ts';

/** What the bot answered to one delivery. 504: not within the time that Teams waits. 502: not reachable. */
export type BotAnswer = { readonly status: number; readonly body: unknown };

/** How often, and whether all at once or one after the other. Absent: once, or twice when the switch says so. */
export type Deliveries = { readonly times?: number | undefined; readonly atOnce?: boolean | undefined };

export type Deliver = (activity: Activity, deliveries?: Deliveries) => Promise<readonly BotAnswer[]>;

export type Timing = {
  /** Milliseconds that a person waits: Teams shows its error after some 15 s though the bot may still finish the work. */
  readonly deadlineMs: number;
  /** Milliseconds before the second and the third attempt. */
  readonly backoffMs: readonly number[];
};

const teamsTiming: Timing = { deadlineMs: 15_000, backoffMs: [500, 1_000] };

export type DeliveryOptions = {
  readonly botUrl: () => string;
  /** The token that the Bot Connector would send with an activity. */
  readonly token: () => string | Promise<string>;
  readonly deliverTwice: () => boolean;
  readonly timing?: Timing | undefined;
  readonly signal: AbortSignal;
};

/**
 * Delivers to the bot as Teams does: signed, and up to three times when it answers 5xx, cannot be reached or takes too long.
 * The attempts carry the same activity, id included, so it is the bot's duty to do the work once.
 */
export function createDelivery(options: DeliveryOptions): Deliver {
  const { deadlineMs: patienceMs, backoffMs: pausesMs } = options.timing ?? teamsTiming;

  const attempt = async (body: string): Promise<BotAnswer> => {
    const late = AbortSignal.timeout(patienceMs);
    try {
      const response = await fetch(`${options.botUrl()}/api/messages`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${await options.token()}` },
        body,
        signal: AbortSignal.any([options.signal, late]),
      });
      return { status: response.status, body: parsed(await response.text()) };
    } catch {
      return { status: late.aborted ? 504 : 502, body: undefined };
    }
  };

  const untilAnswered = async (body: string): Promise<BotAnswer> => {
    let answer = await attempt(body);
    for (const pause of pausesMs) {
      if (answer.status < 500 || options.signal.aborted) break;
      await wait(pause, options.signal);
      answer = await attempt(body);
    }
    return answer;
  };

  const deliverOnce = async (body: string): Promise<BotAnswer> => {
    const enough = new AbortController();
    const late = wait(patienceMs, AbortSignal.any([options.signal, enough.signal])).then(
      (): BotAnswer => ({ status: 504, body: undefined }),
    );
    const answer = await Promise.race([untilAnswered(body), late]);
    enough.abort();
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
