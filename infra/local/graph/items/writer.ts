import type { FastifyRequest } from 'fastify';

export type Writer = {
  /** Application id. */
  readonly id: string;
  /** How long the write stays invisible to filters and delta, in milliseconds. */
  readonly lagMs: number;
};

export const writerOf = (request: FastifyRequest): Writer => ({
  id: request.caller.applicationId,
  lagMs: request.effects.lag.ms,
});
