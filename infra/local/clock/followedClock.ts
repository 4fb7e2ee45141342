import { z } from 'zod';
import type { MovingClock } from './localClock.ts';

const reading = z.object({ offsetMs: z.number() });

export type FollowedClock = MovingClock & { readonly close: () => void };

/**
 * Follows the clock of the stand-ins from another process through its stream of server-sent events.
 * Reopens a lost stream; until then the last known offset applies, or none while the stand-ins are down.
 * @param teams base URL of the Teams stand-in
 */
export const followClock = async (teams: string): Promise<FollowedClock> => {
  const closing = new AbortController();
  const listeners = new Set<(now: Date) => void>();
  let offset = await fetch(`${teams}/_control/clock`)
    .then(async (response) => reading.parse(await response.json()).offsetMs)
    .catch(() => 0);
  const now = (): Date => new Date(Date.now() + offset);
  const onData = (data: string): void => {
    const next = reading.parse(JSON.parse(data)).offsetMs;
    if (next === offset) return;
    offset = next;
    for (const listener of listeners) listener(now());
  };
  void follow(`${teams}/_control/clock/stream`, onData, closing.signal);
  return {
    now,
    onMove: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: () => closing.abort(),
  };
};

const follow = async (url: string, onData: (data: string) => void, signal: AbortSignal): Promise<void> => {
  while (!signal.aborted) {
    try {
      const response = await fetch(url, { signal });
      await readEvents(response, onData);
    } catch {
      // The stand-in is stopped or stopping: retry in a second.
    }
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, 1000);
      timer.unref();
      signal.addEventListener('abort', () => resolve(), { once: true });
    });
  }
};

const readEvents = async (response: Response, onData: (data: string) => void): Promise<void> => {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const chunk of response.body ?? []) {
    rest += decoder.decode(chunk, { stream: true });
    const lines = rest.split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) if (line.startsWith('data:')) onData(line.slice(5));
  }
};
