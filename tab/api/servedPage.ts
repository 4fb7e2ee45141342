import { readdir, readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';

/** A file of the built page, held in memory, with what a browser has to be told about it. */
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

/** Where index.html names the windows that the page may take for Teams; the file itself knows none. */
const hostsMark = '<meta name="teams-hosts" content="" />';

/**
 * Reads the built page once, on first use. Only files that are there can be named, so no path from outside ever reaches
 * the disk; and gzip is done once, because no proxy in front of an App Service does it.
 * @param hosts origins that may frame the page besides those that teams-js knows by itself; written into index.html
 * @returns a function that gives the files by their path below the folder; empty while the page has not been built
 */
export const createServedPage = (folder: string, hosts: readonly string[]) => {
  let files: Promise<ReadonlyMap<string, ServedFile>> | undefined;
  return async (): Promise<ReadonlyMap<string, ServedFile>> => {
    files ??= readFolder(folder, hosts);
    const found = await files;
    if (!found.has('index.html')) files = undefined;
    return found;
  };
};

const readFolder = async (folder: string, hosts: readonly string[]): Promise<ReadonlyMap<string, ServedFile>> => {
  const names = await readdir(folder, { recursive: true }).catch(() => []);
  const known = names.map((name) => name.replaceAll('\\', '/')).filter((name) => extname(name) in types);
  return new Map(await Promise.all(known.map(async (name) => [name, await readOne(folder, name, hosts)] as const)));
};

const readOne = async (folder: string, name: string, hosts: readonly string[]): Promise<ServedFile> => {
  const type = types[extname(name)] ?? 'application/octet-stream';
  const read = await readFile(join(folder, name));
  const body = name === 'index.html' ? withHosts(read, hosts) : read;
  const gzipped = compressible.test(type) && body.length > 1000 ? await promisify(gzip)(body, { level: 9 }) : undefined;
  return { type, body, gzipped, hashed: name.startsWith('assets/') };
};

const withHosts = (page: Buffer, hosts: readonly string[]): Buffer =>
  Buffer.from(page.toString('utf8').replace(hostsMark, hostsMark.replace('""', `"${hosts.join(' ')}"`)));
