import fastify, { type FastifyInstance } from 'fastify';
import type { Log } from '../../procedure/ports/platform.ts';
import { addSecurityHeaders } from './securityHeaders.ts';

/** Milliseconds, bytes and counts that nobody who means well comes near. */
export type HttpLimits = typeof httpLimits;

export const httpLimits = {
  /** Until all headers of a request are there. */
  headers: 15_000,
  /** Until all of a request is there: a file of 100 MB at 3 Mbit a second. */
  request: 300_000,
  /** Longer than the proxies in front keep a connection (App Service and Container Apps: 240 s), or they lose requests. */
  keepAlive: 245_000,
  /** How often the two above are looked at. */
  look: 5_000,
  /** What is said of a request before its body: Node has 16 KB for it, of which a token and a file name take half. */
  headerBytes: 16 * 1024,
  /** A body where a route says nothing else: what takes more says how much. */
  body: 1024,
  /** Of one process. A proxy in front needs some hundreds; each costs some 20 KB. */
  connections: 10_000,
};

/** HTTP as every door of the server has it: how long, how large, how many, and the headers of each answer. */
export const createHttp = (log: Log, limits: HttpLimits = httpLimits): FastifyInstance => {
  const app = fastify({
    logger: false,
    forceCloseConnections: 'idle',
    // What still comes on a connection that is in use is served, and is the last there.
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
  // Once a minute at most: whoever floods the server does not flood its log.
  app.server.on('drop', () => {
    const now = performance.now();
    if (toldAt !== undefined && now - toldAt < 60_000) return;
    toldAt = now;
    log('warn', 'http.connectionsFull', { most: limits.connections });
  });
  addSecurityHeaders(app);
  return app;
};
