import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { MovableClock } from '../../clock/movableClock.ts';
import { eventText, openStream } from '../chat/liveFeed.ts';
import type { ClockReading } from '../wire.ts';

const move = z.union([
  z.strictObject({ now: z.iso.datetime({ offset: true }) }),
  z.strictObject({ advanceMs: z.number().int().nonnegative() }),
]);

/** Returns the clock's time and offset for other processes. */
export const clockReading = (clock: MovableClock): ClockReading => ({
  now: clock.now().toISOString(),
  offsetMs: clock.offsetMs,
});

/**
 * `POST /_control/clock {now | advanceMs}` moves the clock of every process, and `GET` reads it. Other processes follow
 * `GET /_control/clock/stream`: a server-sent event `clock` with a reading at once and after each move.
 */
export function addClockRoutes(app: FastifyInstance, clock: MovableClock): void {
  app.get('/_control/clock', async () => clockReading(clock));

  app.post('/_control/clock', async (request, reply) => {
    const requested = move.parse(request.body);
    try {
      if ('now' in requested) clock.set(new Date(requested.now));
      else clock.advance(requested.advanceMs);
    } catch (error) {
      if (error instanceof RangeError) return reply.code(400).send({ error: error.message });
      throw error;
    }
    return clockReading(clock);
  });

  app.get('/_control/clock/stream', (_request, reply) => {
    reply.hijack();
    const { raw } = reply;
    openStream(raw);
    const send = () => raw.write(eventText('clock', clockReading(clock)));
    send();
    raw.on('close', clock.onMove(send));
  });
}
