import { useCallback, useEffect, useState } from 'react';
import type { Reference } from '../../../procedure/record/values/reference.ts';
import type { SessionId } from '../../../procedure/record/values/sessionKey.ts';
import type { SessionAnswer } from '../../api/sessions/sessionWire.ts';
import { useApi } from '../client/asking.tsx';
import { Failure } from '../client/failure.ts';

type Live = {
  readonly answer?: SessionAnswer;
  readonly isLost: boolean;
  /** Not available, and automatic retries do not help. */
  readonly failure?: Error;
};

/** Pauses between retries, in milliseconds: a restarting server is back in a few seconds. */
const pauses = [500, 1000, 2000, 5000, 10_000] as const;

const pause = (milliseconds: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });

/** A response may arrive after something newer: the number of contributions never falls. */
const newer = (before: Live, answer: SessionAnswer): Live =>
  before.answer && before.answer.count > answer.count ? before : { answer, isLost: false };

/** `tooManyStreams` is retried, because windows may be closed; other permanent errors are shown. */
const isFinal = (error: unknown): error is Failure =>
  error instanceof Failure && !error.passes && error.code !== 'tooManyStreams';

/** The live session. A lost connection is reopened, and the content stays meanwhile. */
export const useLive = (reference: Reference, session: SessionId) => {
  const api = useApi();
  const [live, setLive] = useState<Live>({ isLost: false });
  const [turn, setTurn] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `turn` is what starts it again
  useEffect(() => {
    const stop = new AbortController();
    const { signal } = stop;
    const once = async (came: () => void): Promise<'over' | 'again'> => {
      for await (const event of readEvents(await api.live(reference, session, signal))) {
        const answer = JSON.parse(event) as SessionAnswer;
        came();
        setLive((before) => newer(before, answer));
        if (answer.closed) return 'over';
      }
      return 'again';
    };
    const run = async (): Promise<void> => {
      for (let tries = 0; !signal.aborted; tries += 1) {
        try {
          const ended = await once(() => {
            tries = 0;
          });
          if (ended === 'over') return;
        } catch (error) {
          if (signal.aborted) return;
          if (isFinal(error)) return setLive((before) => ({ ...before, failure: error }));
          setLive((before) => ({ ...before, isLost: true }));
        }
        await pause(pauses[Math.min(tries, pauses.length - 1)] ?? 0, signal);
      }
    };
    void run();
    return () => stop.abort();
  }, [api, reference, session, turn]);

  const look = useCallback(async (): Promise<void> => {
    const answer = await api.session(reference, session, AbortSignal.timeout(20_000)).catch(() => undefined);
    if (answer) setLive((before) => newer(before, answer));
  }, [api, reference, session]);
  const again = (): void => {
    setLive({ isLost: false });
    setTurn(turn + 1);
  };
  return { live, look, again };
};

/** Silence in milliseconds, without even the server's heartbeat, after which the connection counts as dead. */
const silence = 40_000;

/**
 * The events of a `text/event-stream` as written by the server: one `data:` line each, with comments in between.
 * @throws anything the stream throws, and an `Error` after a silence
 */
async function* readEvents(body: ReadableStream<Uint8Array<ArrayBuffer>>): AsyncGenerator<string> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let held = '';
  try {
    for (;;) {
      const { done, value } = await withinSilence(reader.read());
      if (done) return;
      held += decoder.decode(value, { stream: true });
      const events = held.split('\n\n');
      held = events.pop() ?? '';
      for (const event of events) if (event.startsWith('data: ')) yield event.slice('data: '.length);
    }
  } finally {
    void reader.cancel().catch(() => undefined);
  }
}

const withinSilence = <T>(work: Promise<T>): Promise<T> => {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error('silence')), silence);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
};
