import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { MovableClock } from '../../clock/movableClock.ts';
import { eventText, openStream } from '../chat/liveFeed.ts';
import type { ClockReading } from '../wire.ts';

const move = z.union([
  z.strictObject({ now: z.iso.datetime({ offset: true }) }),
  z.strictObject({ advanceMs: z.number().int().nonnegative() }),
]);

/** The clock as others see it. */
export const clockReading = (clock: MovableClock): ClockReading => ({
  now: clock.now().toISOString(),
  offsetMs: clock.offsetMs,
});

/**
 * `POST /_control/clock {now | advanceMs}` moves every process's clock, `GET` reads it, and `GET /_control/clock/stream` is the
 * stream of server-sent events (`clock`, with a reading as data: one at once, one after each move) by which other processes follow.
 */
export function addClockRoutes(app: FastifyInstance, clock: MovableClock): void {
  app.get('/_control/clock', async () => clockReading(clock));

  app.post('/_control/clock', async (request, reply) => {
    const asked = move.parse(request.body);
    try {
      if ('now' in asked) clock.set(new Date(asked.now));
      else clock.advance(asked.advanceMs);
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
    const tell = () => raw.write(eventText('clock', clockReading(clock)));
    tell();
    raw.on('close', clock.onMove(tell));
  });
}
