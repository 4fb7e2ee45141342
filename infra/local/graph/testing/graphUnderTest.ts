import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSigningKey, type SigningKey } from '../../signing.ts';
import { tenant } from '../../tenant.ts';
import { startGraph } from '../startGraph.ts';

export type Answer = { readonly status: number; readonly headers: Headers; readonly text: string; readonly body: Json };
/** A JSON body as tests look into it: unchecked, as they fail where one is not as expected. */
export type Json = ReturnType<typeof JSON.parse>;

export type GraphUnderTest = {
  /** Another one after `restart`: keep-alive sockets of the old one shall not be met again. */
  readonly url: () => string;
  readonly key: SigningKey;
  /** Sends to `/v1.0{path}` with a token of full control; a header given as '' is left out. */
  readonly api: (
    method: string,
    path: string,
    body?: unknown,
    headers?: Readonly<Record<string, string>>,
  ) => Promise<Answer>;
  readonly control: (method: string, path: string, body?: unknown) => Promise<Answer>;
  readonly token: (access: string) => Promise<string>;
  /** Makes a list and gives its path below `/v1.0`. */
  readonly list: (columns?: readonly object[], displayName?: string) => Promise<string>;
  /** The path of a link that an answer holds. */
  readonly pathOf: (link: unknown) => string;
  /** Ends and starts it on the same file. */
  readonly restart: () => Promise<void>;
  readonly close: () => Promise<void>;
};

export const sitePath = `/sites/${tenant.siteId}`;

/** An emulator on a free port with a file of its own; `now` is what its clock shows. */
export async function graphUnderTest(now: () => Date = () => new Date()): Promise<GraphUnderTest> {
  const dataDir = mkdtempSync(join(tmpdir(), 'graph-'));
  const key = openSigningKey(join(dataDir, 'signing-key.pem'));
  const start = () => startGraph({ port: 0, dataDir, key, clock: { now } });
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
  let lists = 0;
  return {
    url: () => graph.url,
    key,
    api,
    control,
    token,
    list: async (columns = [], displayName = `List ${++lists}`) => {
      const answer = await api('POST', `${sitePath}/lists`, {
        displayName,
        columns,
        list: { template: 'genericList' },
      });
      if (answer.status !== 201) throw new Error(answer.text);
      return `${sitePath}/lists/${answer.body.id}`;
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
