import { z } from 'zod';
import type { MovingClock } from './localClock.ts';

const reading = z.object({ offsetMs: z.number() });

export type FollowedClock = MovingClock & { readonly close: () => void };

/**
 * The stand-in's clock, followed from another process by its stream of server-sent events.
 * A lost stream is opened again; until then the last known offset holds.
 * @param teams address of the Teams stand-in
 */
export const followClock = async (teams: string): Promise<FollowedClock> => {
  const closing = new AbortController();
  const listeners = new Set<(now: Date) => void>();
  let offset = reading.parse(await (await fetch(`${teams}/_control/clock`)).json()).offsetMs;
  const now = (): Date => new Date(Date.now() + offset);
  const moved = (data: string): void => {
    const next = reading.parse(JSON.parse(data)).offsetMs;
    if (next === offset) return;
    offset = next;
    for (const listener of listeners) listener(now());
  };
  void follow(`${teams}/_control/clock/stream`, moved, closing.signal);
  return {
    now,
    onMove: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: () => closing.abort(),
  };
};

const follow = async (url: string, told: (data: string) => void, signal: AbortSignal): Promise<void> => {
  while (!signal.aborted) {
    try {
      const answer = await fetch(url, { signal });
      await readEvents(answer, told);
    } catch {
      // The stand-in is gone or going: look again in a second.
    }
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, 1000);
      timer.unref();
      signal.addEventListener('abort', () => resolve(), { once: true });
    });
  }
};

const readEvents = async (answer: Response, told: (data: string) => void): Promise<void> => {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const chunk of answer.body ?? []) {
    rest += decoder.decode(chunk, { stream: true });
    const lines = rest.split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) if (line.startsWith('data:')) told(line.slice(5));
  }
};
