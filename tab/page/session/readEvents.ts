/** Silence in milliseconds, without even the server's heartbeat, after which the connection counts as dead. */
export const silence = 40_000;

/**
 * The events of a `text/event-stream`, as the server writes them: one `data:` line each, comments in between.
 * @throws what the stream throws, and an `Error` after a silence
 */
export async function* readEvents(body: ReadableStream<Uint8Array<ArrayBuffer>>): AsyncGenerator<string> {
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
