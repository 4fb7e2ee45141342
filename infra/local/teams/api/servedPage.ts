import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import staticFiles from '@fastify/static';
import type { FastifyInstance } from 'fastify';

const built = fileURLToPath(new URL('../../../../dist/local-teams', import.meta.url));

const notBuilt =
  'The page of the Teams stand-in is not built. Build it with: npx vite build --config infra/local/teams/vite.config.ts\n';

/**
 * Serves the built page. The policy contains the hash of the empty `<style>` elements that Fluent fills by script, and allows
 * card pictures and the tab's frame from the product's server.
 */
export function addPage(app: FastifyInstance, tabUrl: () => string): void {
  if (existsSync(join(built, 'index.html'))) {
    app.register(staticFiles, {
      root: built,
      // One route per file: a wildcard would answer requests that the connector must refuse.
      wildcard: false,
      setHeaders: (response) => response.setHeader('content-security-policy', policy(tabUrl())),
    });
    return;
  }
  app.get('/', async (_request, reply) => reply.code(503).type('text/plain; charset=utf-8').send(notBuilt));
}

const policy = (product: string): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self' 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='",
    `img-src 'self' data: ${product}`,
    "connect-src 'self'",
    `frame-src ${product}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
