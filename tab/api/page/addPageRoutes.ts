import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { readRecordPlace } from '../../../procedure/record/recordPlace.ts';
import type { TabRoom } from '../tabRoom.ts';
import { createServedPage } from './servedPage.ts';
import type { HowToSignIn } from './signInWire.ts';

/**
 * No `unsafe-inline`: Fluent's styles (Griffel) begin as empty `<style>` elements, for which the hash of the empty text
 * is enough. res.cdn.office.net is where teams-js looks up the origins of its hosts; the sign-in host gives out tokens.
 */
const contentSecurityPolicy = ({ frameAncestors, signIn }: Pick<TabRoom, 'frameAncestors' | 'signIn'>): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self' 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='",
    "img-src 'self' data:",
    `connect-src ${["'self'", 'https://res.cdn.office.net', ...(signIn ? signInOrigins(signIn) : [])].join(' ')}`,
    "base-uri 'none'",
    "form-action 'none'",
    `frame-ancestors ${frameAncestors.join(' ') || "'none'"}`,
  ].join('; ');

const signInOrigins = ({ authority, metadata }: HowToSignIn): readonly string[] => {
  const told: unknown = metadata && JSON.parse(metadata)?.token_endpoint;
  return [...new Set([authority, ...(typeof told === 'string' ? [told] : [])].map((url) => new URL(url).origin))];
};

/** teams-js takes no patterns, and it knows the hosts of Teams by itself. */
const exactOrigins = (frameAncestors: readonly string[]): readonly string[] =>
  frameAncestors.filter((source) => /^https?:\/\/[a-z0-9.-]+(:\d+)?$/i.test(source));

const notBuilt = 'The tab has not been built. Run `npm run build` and load this page again.\n';

const longestView = 1000;

/** A view of the register: the page takes of it what a view can be, and nothing else. */
const viewPlace = (asked: unknown): string | undefined =>
  typeof asked === 'string' && asked.length <= longestView ? `register?${asked}` : undefined;

/** The built page under `/tab/`, and `/tab/open`, which leads into Teams. None of it needs a token: it holds nothing. */
export const addPageRoutes = (app: FastifyInstance, room: TabRoom): void => {
  const page = createServedPage(room.pageDir, {
    'teams-hosts': exactOrigins(room.frameAncestors).join(' '),
    'sign-in': room.signIn ? JSON.stringify(room.signIn) : '',
  });
  const policy = contentSecurityPolicy(room);

  const send = async (name: string, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    reply.headers({
      'content-security-policy': policy,
      // Teams may open it in a separate window, and talks to it as its opener.
      'cross-origin-opener-policy': 'unsafe-none',
      'cache-control': 'no-cache',
    });
    const files = await page();
    const file = files.get(name);
    if (!files.has('index.html')) return reply.code(503).type('text/plain; charset=utf-8').send(notBuilt);
    if (!file) return reply.code(404).type('text/plain; charset=utf-8').send('Not found\n');
    if (file.hashed) reply.header('cache-control', 'public, max-age=31536000, immutable');
    reply.type(file.type).header('vary', 'accept-encoding');
    const packed = /\bgzip\b/.test(String(request.headers['accept-encoding'])) ? file.gzipped : undefined;
    return packed ? reply.header('content-encoding', 'gzip').send(packed) : reply.send(file.body);
  };

  app.get('/tab', (_request, reply) => reply.redirect('/tab/', 308));
  app.get('/tab/', (request, reply) => send('index.html', request, reply));
  app.get<{ Params: { '*': string } }>('/tab/*', (request, reply) => send(request.params['*'], request, reply));
  app.get<{ Querystring: { record?: unknown; register?: unknown } }>('/tab/open', ({ query }, reply) => {
    const { record, register } = query;
    const wanted = typeof record === 'string' && readRecordPlace(record) ? record : viewPlace(register);
    const context = wanted && `?context=${encodeURIComponent(JSON.stringify({ subEntityId: wanted }))}`;
    return reply.redirect(`${room.tabInTeams}${context ?? ''}`);
  });
};
