import type { FastifyInstance } from 'fastify';

/**
 * On every answer of every endpoint, also on refusals and on 404. A page sets its own `content-security-policy`, which
 * says what it may load and who may frame it; `x-frame-options` would keep out Teams, which shows the tab in a frame.
 * What Node itself refuses before it is a request (408, 431) has a status and nothing else.
 */
const always: Readonly<Record<string, string>> = {
  'strict-transport-security': 'max-age=63072000',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'permissions-policy': 'camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'x-permitted-cross-domain-policies': 'none',
  'cache-control': 'no-store',
};

/** For content that only machines read: if a browser displays it anyway, nothing in it runs and it cannot be framed. */
const nothingOfItRuns = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

/** Runs before any other handler of a request; a handler may override it. */
export const addSecurityHeaders = (app: FastifyInstance): void => {
  app.addHook('onRequest', async (_request, reply) => {
    reply.headers({ ...always, 'content-security-policy': nothingOfItRuns });
  });
};
