import type { ServerResponse } from 'node:http';
import type { SeededPerson } from '../../tenant.ts';
import type { LiveEvent } from '../wire.ts';

type Subscriber = { readonly person: SeededPerson; readonly response: ServerResponse };

/** Server-sent events to the windows, each of which is one person. */
export class LiveFeed {
  readonly #subscribers = new Set<Subscriber>();
  readonly #heartbeat: NodeJS.Timeout;

  constructor() {
    // A comment line now and then lets both sides notice a connection that is gone.
    this.#heartbeat = setInterval(() => {
      for (const { response } of this.#subscribers) response.write(': still here\n\n');
    }, 20_000);
    this.#heartbeat.unref();
  }

  subscribe(person: SeededPerson, response: ServerResponse): void {
    openStream(response);
    const subscriber = { person, response };
    this.#subscribers.add(subscriber);
    response.on('close', () => this.#subscribers.delete(subscriber));
  }

  /** @param hears whose windows hear it; absent: all */
  publish(event: LiveEvent, hears: (person: SeededPerson) => boolean = () => true): void {
    const text = eventText(event.type, event);
    for (const subscriber of this.#subscribers) {
      if (hears(subscriber.person)) subscriber.response.write(text);
    }
  }

  close(): void {
    clearInterval(this.#heartbeat);
    for (const { response } of this.#subscribers) response.end();
  }
}

/** Begins a stream of server-sent events. */
export function openStream(response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
  response.write('retry: 500\n\n');
}

/** One event; JSON has no line break, so one data line holds it. */
export const eventText = (name: string, value: unknown): string => `event: ${name}\ndata: ${JSON.stringify(value)}\n\n`;
