import type { FastifyInstance } from 'fastify';

/**
 * On every answer of every door, also on refusals and on what is not found. What a page may load and who may frame it says
 * its own `content-security-policy` beside it; `x-frame-options` would keep Teams out, which shows the tab in a frame.
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

/** For what only machines read: should a browser show it all the same, nothing in it runs and nobody frames it. */
const nothingOfItRuns = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

/** Before anything else looks at a request; whoever answers may say it otherwise. */
export const addSecurityHeaders = (app: FastifyInstance): void => {
  app.addHook('onRequest', async (_request, reply) => {
    reply.headers({ ...always, 'content-security-policy': nothingOfItRuns });
  });
};
