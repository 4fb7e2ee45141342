import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { openSigningKey, type SigningKey } from '../../signing.ts';
import { tenant } from '../../tenant.ts';
import { newFolder } from '../../testing/newFolder.ts';
import { type GraphOptions, startGraph } from '../startGraph.ts';

export type Answer = { readonly status: number; readonly headers: Headers; readonly text: string; readonly body: Json };
/** A JSON body for tests: unchecked, since a test fails if it is not as expected. */
export type Json = ReturnType<typeof JSON.parse>;

export type GraphUnderTest = {
  /** Changes after `restart`, so that keep-alive sockets of the old process are not reused. */
  readonly url: () => string;
  readonly key: SigningKey;
  readonly dataDir: string;
  /** Sends to `/v1.0{path}` with a full-control token; a header set to '' is omitted. */
  readonly api: (
    method: string,
    path: string,
    body?: unknown,
    headers?: Readonly<Record<string, string>>,
  ) => Promise<Answer>;
  /** Like `api`, with bytes, to a path below `/v1.0` or, without a token, to a full URL. Does not follow redirects. */
  readonly bytes: (
    method: string,
    to: string,
    body?: Uint8Array<ArrayBuffer> | string,
    headers?: Readonly<Record<string, string>>,
  ) => Promise<Answer & { readonly bytes: Buffer }>;
  readonly control: (method: string, path: string, body?: unknown) => Promise<Answer>;
  readonly token: (access: string) => Promise<string>;
  /** Creates a list and returns its path below `/v1.0`. */
  readonly list: (columns?: readonly object[], displayName?: string) => Promise<string>;
  /** Creates a library and returns the paths of its list and its drive below `/v1.0`. */
  readonly library: (columns?: readonly object[], displayName?: string) => Promise<{ list: string; drive: string }>;
  /** Returns the path of a link in a response. */
  readonly pathOf: (link: unknown) => string;
  /** Restarts the emulator with the same file. */
  readonly restart: () => Promise<void>;
  readonly close: () => Promise<void>;
};

export const sitePath = `/sites/${tenant.siteId}`;

/** Starts an emulator on a free port with its own file; `now` returns the time of its clock. */
export async function graphUnderTest(
  now: () => Date = () => new Date(),
  more: Pick<GraphOptions, 'notificationTimes' | 'contentOrigin' | 'installs'> = {},
): Promise<GraphUnderTest> {
  const dataDir = newFolder('graph');
  const key = openSigningKey(join(dataDir, 'signing-key.pem'));
  const start = () => startGraph({ port: 0, dataDir, key, clock: { now }, ...more });
  let graph = await start();
  const send = async (method: string, path: string, body: unknown, headers: Readonly<Record<string, string>>) => {
    const type = body === undefined ? {} : { 'content-type': 'application/json' };
    const sent = Object.fromEntries(Object.entries({ ...type, ...headers }).filter(([, value]) => value !== ''));
    const init = { method, headers: sent, ...(body !== undefined && { body: JSON.stringify(body) }) };
    const answer = await fetch(`${graph.url}${path}`, init);
    const text = await answer.text();
    const isJson = answer.headers.get('content-type')?.includes('json');
    return { status: answer.status, headers: answer.headers, text, body: isJson ? JSON.parse(text) : undefined };
  };
  const control: GraphUnderTest['control'] = (method, path, body) => send(method, `/_control${path}`, body, {});
  const token = async (access: string) => String((await control('POST', '/token', { access })).body.token);
  const full = await token('full');
  const api: GraphUnderTest['api'] = (method, path, body, headers = {}) =>
    send(method, `/v1.0${path}`, body, { authorization: `Bearer ${full}`, ...headers });
  const bytes: GraphUnderTest['bytes'] = async (method, to, body, headers = {}) => {
    const url = to.startsWith('http') ? to : `${graph.url}/v1.0${to}`;
    const authorization = to.startsWith('http') ? {} : { authorization: `Bearer ${full}` };
    const init = { method, headers: { ...authorization, ...headers }, redirect: 'manual' } as const;
    const answer = await fetch(url, body === undefined ? init : { ...init, body });
    const got = Buffer.from(await answer.arrayBuffer());
    const isFile = answer.headers.has('content-disposition');
    const isJson = !isFile && answer.headers.get('content-type')?.includes('json');
    const text = got.toString();
    const { status, headers: responseHeaders } = answer;
    const json = isJson && text !== '' ? JSON.parse(text) : undefined;
    return { status, headers: responseHeaders, bytes: got, text, body: json };
  };
  let lists = 0;
  const list = async (columns: readonly object[], displayName: string, template: string): Promise<string> => {
    const answer = await api('POST', `${sitePath}/lists`, { displayName, columns, list: { template } });
    if (answer.status !== 201) throw new Error(answer.text);
    return `${sitePath}/lists/${answer.body.id}`;
  };
  return {
    url: () => graph.url,
    key,
    dataDir,
    api,
    control,
    token,
    bytes,
    list: (columns = [], displayName = `List ${++lists}`) => list(columns, displayName, 'genericList'),
    library: async (columns = [], displayName = `Library ${++lists}`) => {
      const path = await list(columns, displayName, 'documentLibrary');
      const { body } = await api('GET', `${path}/drive`);
      return { list: path, drive: `/drives/${body.id}` };
    },
    pathOf: (link) => String(link).replace('https://graph.microsoft.com/v1.0', ''),
    restart: async () => {
      await graph.close();
      graph = await start();
    },
    close: async () => {
      await graph.close();
      rmSync(dataDir, { recursive: true });
    },
  };
}
