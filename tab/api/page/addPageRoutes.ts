import { readdir, readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { readRecordPlace } from '../../../procedure/record/recordPlace.ts';
import type { TabRoom } from '../tabRoom.ts';
import type { HowToSignIn } from './signInWire.ts';

/**
 * No `unsafe-inline`: Fluent's styles (Griffel) begin as empty `<style>` elements, for which the hash of the empty text
 * is enough. teams-js looks up the origins of its hosts at res.cdn.office.net; the sign-in host issues tokens.
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
  const endpoint: unknown = metadata && JSON.parse(metadata)?.token_endpoint;
  return [
    ...new Set([authority, ...(typeof endpoint === 'string' ? [endpoint] : [])].map((url) => new URL(url).origin)),
  ];
};

/** teams-js accepts no patterns, and knows the hosts of Teams already. */
const exactOrigins = (frameAncestors: readonly string[]): readonly string[] =>
  frameAncestors.filter((source) => /^https?:\/\/[a-z0-9.-]+(:\d+)?$/i.test(source));

const notBuilt = 'The tab has not been built. Run `npm run build` and load this page again.\n';

const longestView = 1000;

/** A view of the register: the page accepts only valid values. */
const viewPlace = (asked: unknown): string | undefined =>
  typeof asked === 'string' && asked.length <= longestView ? `register?${asked}` : undefined;

/** The built page under `/tab/`, and `/tab/open`, which leads into Teams. No token is needed: it contains no data. */
export const addPageRoutes = (app: FastifyInstance, room: TabRoom): void => {
  const page = createServedPage(room.pageDir, {
    'teams-hosts': exactOrigins(room.frameAncestors).join(' '),
    'sign-in': room.signIn ? JSON.stringify(room.signIn) : '',
  });
  const policy = contentSecurityPolicy(room);

  const send = async (name: string, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    reply.headers({
      'content-security-policy': policy,
      // Teams may open it in a separate window and communicates with it as its opener.
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

/** A file of the built page, held in memory, with its response headers. */
type ServedFile = {
  readonly type: string;
  readonly body: Buffer;
  readonly gzipped: Buffer | undefined;
  /** Its name contains a hash of its content, so browsers may cache it permanently. */
  readonly hashed: boolean;
};

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.json': 'application/json; charset=utf-8',
};
const compressible = /^text\/|svg|json/;

/** Values that the server passes to the page: index.html has an empty `meta` of that name for each. */
type Written = Readonly<Record<'teams-hosts' | 'sign-in', string>>;

/**
 * Reads the built page once, on first use. Only existing files can be requested, so no path from outside reaches the
 * disk. Gzip is done once, because no proxy in front of an App Service does it.
 * @param written into index.html
 * @returns a function that returns the files by their path below the folder; empty while the page has not been built
 */
const createServedPage = (folder: string, written: Written) => {
  let files: Promise<ReadonlyMap<string, ServedFile>> | undefined;
  return async (): Promise<ReadonlyMap<string, ServedFile>> => {
    files ??= readFolder(folder, written);
    const found = await files;
    if (!found.has('index.html')) files = undefined;
    return found;
  };
};

const readFolder = async (folder: string, written: Written): Promise<ReadonlyMap<string, ServedFile>> => {
  const names = await readdir(folder, { recursive: true }).catch(() => []);
  const known = names.map((name) => name.replaceAll('\\', '/')).filter((name) => extname(name) in types);
  return new Map(await Promise.all(known.map(async (name) => [name, await readOne(folder, name, written)] as const)));
};

const readOne = async (folder: string, name: string, written: Written): Promise<ServedFile> => {
  const type = types[extname(name)] ?? 'application/octet-stream';
  const read = await readFile(join(folder, name));
  const body = name === 'index.html' ? withWritten(read, written) : read;
  const gzipped = compressible.test(type) && body.length > 1000 ? await promisify(gzip)(body, { level: 9 }) : undefined;
  return { type, body, gzipped, hashed: name.startsWith('assets/') };
};

const withWritten = (page: Buffer, written: Written): Buffer =>
  Buffer.from(
    Object.entries(written).reduce(
      (html, [name, content]) =>
        html.replace(
          `<meta name="${name}" content="" />`,
          () => `<meta name="${name}" content="${escaped(content)}" />`,
        ),
      page.toString('utf8'),
    ),
  );

const escaped = (text: string): string => text.replace(/[&<>"]/g, (one) => `&#${one.charCodeAt(0)};`);
