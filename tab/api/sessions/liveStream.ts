import { Readable } from 'node:stream';

export type LiveStream = {
  /** `text/event-stream`: each event is one JSON text. */
  readonly body: Readable;
  /** What was not read yet is not sent any more once something newer is there. The same twice is sent once. */
  readonly send: (json: string) => void;
  /** Keeps the connection open through proxies. */
  readonly beat: () => void;
  readonly end: () => void;
};

/**
 * Events for one reader, at their pace: for a slow reader only the newest event is kept.
 * JSON has no raw line breaks, so that each event is one `data:` line
 * (https://html.spec.whatwg.org/multipage/server-sent-events.html).
 */
export const createLiveStream = (): LiveStream => {
  let waiting: string | undefined;
  let last = '';
  let wants = false;
  const flush = (): void => {
    if (!wants || waiting === undefined) return;
    const text = waiting;
    waiting = undefined;
    wants = body.push(text);
  };
  const body = new Readable({
    highWaterMark: 1,
    read: () => {
      wants = true;
      flush();
    },
  });
  const offer = (text: string): void => {
    waiting = text;
    flush();
  };
  return {
    body,
    send: (json) => {
      if (json === last) return;
      last = json;
      offer(`data: ${json}\n\n`);
    },
    beat: () => {
      if (waiting === undefined) offer(':\n\n');
    },
    end: () => {
      if (waiting !== undefined) body.push(waiting);
      waiting = undefined;
      if (!body.readableEnded) body.push(null);
    },
  };
};
