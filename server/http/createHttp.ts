import fastify, { type FastifyInstance } from 'fastify';
import type { Log } from '../../procedure/ports/platform.ts';

/** Limits in milliseconds, bytes and counts that legitimate clients stay far below. */
export type HttpLimits = typeof httpLimits;

export const httpLimits = {
  /** Until all headers of a request have arrived. */
  headers: 15_000,
  /** Until the whole request has arrived: a file of 100 MB at 3 Mbit/s. */
  request: 300_000,
  /**
   * Longer than the proxies in front keep a connection (App Service and Container Apps: 240 s); otherwise they lose
   * requests.
   */
  keepAlive: 245_000,
  /** How often the two limits above are checked. */
  look: 5_000,
  /** Request line and headers: Node allows 16 KB, of which a token and a file name take half. */
  headerBytes: 16 * 1024,
  /** Default limit of a body; a route that needs more declares it. */
  body: 1024,
  /** Per process. A proxy in front needs a few hundred connections; each costs about 20 KB. */
  connections: 10_000,
};

/**
 * HTTP settings of every endpoint of the server: timeouts, sizes, connection limits, and the headers of each answer.
 */
export const createHttp = (log: Log, limits: HttpLimits = httpLimits): FastifyInstance => {
  const app = fastify({
    logger: false,
    forceCloseConnections: 'idle',
    // A request that still arrives on a connection in use is served, and is the last one there.
    return503OnClosing: false,
    bodyLimit: limits.body,
    requestTimeout: limits.request,
    keepAliveTimeout: limits.keepAlive,
    http: {
      headersTimeout: limits.headers,
      connectionsCheckingInterval: limits.look,
      maxHeaderSize: limits.headerBytes,
    },
  });
  app.server.maxConnections = limits.connections;
  let toldAt: number | undefined;
  // At most once a minute, so that a client that floods the server does not flood its log.
  app.server.on('drop', () => {
    const now = performance.now();
    if (toldAt !== undefined && now - toldAt < 60_000) return;
    toldAt = now;
    log('warn', 'http.connectionsFull', { most: limits.connections });
  });
  addSecurityHeaders(app);
  return app;
};

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
const addSecurityHeaders = (app: FastifyInstance): void => {
  app.addHook('onRequest', async (_request, reply) => {
    reply.headers({ ...always, 'content-security-policy': nothingOfItRuns });
  });
};
