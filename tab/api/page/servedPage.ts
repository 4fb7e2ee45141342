import { readdir, readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';

/** A file of the built page, held in memory, with its response headers. */
export type ServedFile = {
  readonly type: string;
  readonly body: Buffer;
  readonly gzipped: Buffer | undefined;
  /** Its name holds a hash of its content, so a browser may keep it for ever. */
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

/** What the server knows and the page needs: index.html has an empty `meta` of that name for each. */
export type Written = Readonly<Record<'teams-hosts' | 'sign-in', string>>;

/**
 * Reads the built page once, on first use. Only files that are there can be named, so no path from outside ever reaches
 * the disk; and gzip is done once, because no proxy in front of an App Service does it.
 * @param written into index.html
 * @returns a function that gives the files by their path below the folder; empty while the page has not been built
 */
export const createServedPage = (folder: string, written: Written) => {
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
