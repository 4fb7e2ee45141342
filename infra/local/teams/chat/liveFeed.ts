import type { ServerResponse } from 'node:http';
import type { SeededPerson } from '../../tenant.ts';
import type { LiveEvent } from '../wire.ts';

type Subscriber = { readonly person: SeededPerson; readonly response: ServerResponse };

/** Server-sent events to windows of the page. Each window belongs to one person. */
export class LiveFeed {
  readonly #subscribers = new Set<Subscriber>();
  readonly #heartbeat: NodeJS.Timeout;

  constructor() {
    // Periodic comment lines let both sides detect a lost connection.
    this.#heartbeat = setInterval(() => {
      for (const { response } of this.#subscribers) response.write(': heartbeat\n\n');
    }, 20_000);
    this.#heartbeat.unref();
  }

  subscribe(person: SeededPerson, response: ServerResponse): void {
    openStream(response);
    const subscriber = { person, response };
    this.#subscribers.add(subscriber);
    response.on('close', () => this.#subscribers.delete(subscriber));
  }

  /** @param isRecipient selects the people whose windows receive the event; absent: all */
  publish(event: LiveEvent, isRecipient: (person: SeededPerson) => boolean = () => true): void {
    const text = eventText(event.type, event);
    for (const subscriber of this.#subscribers) {
      if (isRecipient(subscriber.person)) subscriber.response.write(text);
    }
  }

  close(): void {
    clearInterval(this.#heartbeat);
    for (const { response } of this.#subscribers) response.end();
  }
}

/** Starts a stream of server-sent events. */
export function openStream(response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
  response.write('retry: 500\n\n');
}

/** Formats one event. JSON without indentation has no line breaks, so one data line is enough. */
export const eventText = (name: string, value: unknown): string => `event: ${name}\ndata: ${JSON.stringify(value)}\n\n`;
