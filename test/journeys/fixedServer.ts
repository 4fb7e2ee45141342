import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import fastify, { type FastifyInstance } from 'fastify';
import { z } from 'zod';
import { type Entra, startEntra } from '../../infra/local/entra/startEntra.ts';
import { startGraph } from '../../infra/local/graph/startGraph.ts';
import { localSettings } from '../../infra/local/localSettings.ts';
import { provisionLocalSite } from '../../infra/local/localSystem.ts';
import { botId, personalChatOf, teamsIdOf } from '../../infra/local/teams/chat/directory.ts';
import { type SeededPerson, tenant } from '../../infra/local/tenant.ts';
import { newFolder } from '../../infra/local/testing/newFolder.ts';
import type { Random } from '../../procedure/ports/platform.ts';
import { createLog } from '../../server/log.ts';
import { startServer } from '../../server/startServer.ts';
import { createStageClock } from '../contracts/stageClock.ts';
import { waitLimit } from '../setup/timeLimits.ts';

/**
 * A whole server process, inside this one, with nothing left to chance: the clock stands still, randomness comes from a
 * seed, and all output (rows, messages, log) is captured. Two identical runs leave identical output, so any difference
 * comes from what differed between them.
 */
export type FixedServer = {
  readonly url: string;
  /** What Teams gives the tab of that person. */
  readonly tokenOf: (who: SeededPerson) => string;
  readonly post: (path: string, body: unknown, as: SeededPerson) => Promise<Answer>;
  /** An activity from the person's personal chat, as the Bot Connector delivers it. */
  readonly say: (who: SeededPerson, fields: object) => Promise<Answer>;
  /** All items of all lists and libraries, as any reader of the site gets them. */
  readonly rows: () => Promise<readonly Item[]>;
  /** What the bot sent and edited by itself, besides its answers. */
  readonly sent: () => readonly Sent[];
  readonly logged: () => readonly string[];
  /**
   * Lets the clock run, and with it all timers, until what is looked for holds and nothing is under way any more: what
   * is still being done when the clock moves on would bear another time in another run. @throws after `waitLimit`
   */
  readonly until: (holds: (rows: readonly Item[]) => boolean) => Promise<void>;
  /** Moves the clock, and waits until nothing is under way any more. @throws after `waitLimit` */
  readonly advance: (milliseconds: number) => Promise<void>;
  /** All requests to the site, by any caller: each read of `rows`, `until` and `advance` is included. */
  readonly usage: () => Promise<Usage>;
  /** The next matching request fails like this (design section 6). */
  readonly fault: (fault: object) => Promise<void>;
  /** Ends the process; the site can still be read. */
  readonly stop: () => Promise<void>;
  /** Names of the files in the folder of the stand-ins, with those of the libraries. */
  readonly files: () => readonly string[];
  readonly close: () => Promise<void>;
};
export type Answer = { readonly status: number; readonly text: string };
export type Item = {
  readonly list: string;
  readonly id: string;
  /** Number of writes. */
  readonly version: string;
  readonly told: Readonly<Record<string, unknown>>;
  readonly fields: Readonly<Record<string, unknown>>;
};
export type Usage = z.output<typeof usageSchema>;
export type Sent = { readonly method: string; readonly path: string; readonly body: unknown };

const start = '2026-11-24T09:15:30.000Z';

export type Surroundings = Awaited<ReturnType<typeof openSurroundings>>;

/**
 * What the runs share: the issuer, an empty site, whose ids stand in rows, and a Bot Connector, whose address stands in
 * rows and whose ids are counted.
 */
export const openSurroundings = async () => {
  const dataDir = newFolder('tentwo-fixed');
  const entra = await startEntra({ port: 0, dataDir });
  const site = join(dataDir, 'site');
  mkdirSync(site);
  const graph = await startGraph({ port: 0, dataDir: site, key: entra.key, clock: createStageClock(start) });
  await provisionLocalSite({ graph: graph.url, entra: entra.url });
  await graph.close();
  const connector = fastify({ logger: false });
  let sent: Sent[] = [];
  addConnector(connector, (one) => sent.push(one));
  const teams = await connector.listen({ host: '127.0.0.1', port: 0 });
  let runs = 0;
  return {
    entra,
    teams,
    sent: () => sent,
    /** A folder for the next run, with the empty site, before which nothing was sent. */
    begin: (): string => {
      sent = [];
      runs += 1;
      const folder = join(dataDir, `run-${runs}`);
      cpSync(site, folder, { recursive: true });
      return folder;
    },
    close: async () => {
      await connector.close();
      await entra.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
};

const addConnector = (app: FastifyInstance, keep: (sent: Sent) => number): void => {
  const answer = ({ method, url, body }: { method: string; url: string; body: unknown }) => {
    const id = `m${keep({ method, path: url, body: body ?? null })}`;
    return { id, activityId: id };
  };
  app.post('/connector/v3/conversations/:conversation/activities', answer);
  app.post('/connector/v3/conversations', answer);
  app.put('/connector/v3/conversations/:conversation/activities/:activity', answer);
  // A lookup of the person acting, whom Teams knows anyway; no one else sees it.
  app.get('/connector/v3/conversations/:conversation/members/:member', (request) => {
    const { member } = request.params as { readonly member: string };
    return { id: member, userRole: 'user', tenantId: tenant.id };
  });
};

/** The same bytes in the same order for the same seed. */
const seeded = (seed: string): Random => {
  let drawn = 0;
  return (bytes) => {
    drawn += 1;
    return createHash('sha512').update(`${seed} ${drawn}`).digest().subarray(0, bytes);
  };
};

const usageSchema = z.object({
  requests: z.number(),
  resourceUnits: z.number(),
  byRoute: z.record(z.string(), z.number()),
});
const listsSchema = z.object({ value: z.array(z.object({ id: z.string(), displayName: z.string() })) });
const itemsSchema = z.object({ value: z.array(z.looseObject({ id: z.string(), eTag: z.string() })) });

/** SharePoint's own random values, once for each list and item, say nothing about the reporter. */
const itemOf = (list: string, listId: string, item: z.output<typeof itemsSchema>['value'][number]): Item => {
  const { id, eTag, fields, ...told } = item;
  const own = JSON.parse(JSON.stringify({ fields, told }).replaceAll(listId, 'list')) as Pick<Item, 'fields' | 'told'>;
  const { '@odata.etag': _etag, ...more } = own.told;
  const { '@odata.etag': _fieldsEtag, ...shown } = own.fields;
  return { list, id, version: eTag.split(',').at(-1) ?? '', told: more, fields: shown };
};

type Site = { readonly items: readonly Item[] /** That were needed to read it. */; readonly requests: number };

const readSite = async (graph: string, token: string): Promise<Site> => {
  const get = async (path: string): Promise<unknown> => {
    const answer = await fetch(`${graph}/v1.0/sites/${tenant.siteId}${path}`, {
      headers: { authorization: `Bearer ${token}` },
    });
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    return answer.json();
  };
  const { value: lists } = listsSchema.parse(await get('/lists'));
  const all: Item[] = [];
  for (const { id, displayName } of lists) {
    const page = itemsSchema.parse(await get(`/lists/${id}/items?$expand=fields&$top=5000`));
    all.push(...page.value.map((item) => itemOf(displayName, id, item)));
  }
  return { items: all, requests: 1 + lists.length };
};

/** Enough to see its progress. */
const inShort = (rows: readonly Item[]): string =>
  rows
    .map(({ list, fields }) => `${list} ${fields.CommitKey ?? fields.NoticeKey ?? fields.Reference} ${fields.Sequence}`)
    .join('\n');

/** Server and stand-in share this process, so a caller that waits for an answer gets it within a look or two. */
const quietLooks = 3;

export const startFixedServer = async ({ entra, teams, ...around }: Surroundings): Promise<FixedServer> => {
  const dataDir = around.begin();
  const clock = createStageClock(start);
  const graph = await startGraph({ port: 0, dataDir, key: entra.key, clock });
  const logged: string[] = [];
  const log = createLog('debug', clock, { write: (line) => logged.push(line) });
  const settings = localSettings({ graph: graph.url, entra: entra.url, teams }, { port: 0, logLevel: 'debug' });
  const server = await startServer(settings, { clock, log, random: seeded('11') });
  const control = async (path: string, body: object): Promise<unknown> => {
    const headers = { 'content-type': 'application/json' };
    const init = { method: 'POST', headers, body: JSON.stringify(body) };
    return (await fetch(`${graph.url}/_control/${path}`, init)).json();
  };
  const { token } = z.object({ token: z.string() }).parse(await control('token', { access: 'full' }));
  const read = () => readSite(graph.url, token);
  const usage = async (): Promise<Usage> =>
    usageSchema.parse(await (await fetch(`${graph.url}/_control/usage`)).json());
  let running: Promise<void> | undefined;
  const stop = (): Promise<void> => {
    running ??= server.close();
    return running;
  };
  const until: FixedServer['until'] = async (holds) => {
    const last = performance.now() + waitLimit;
    for (let quiet = 0; ; ) {
      clock.advance(0);
      const { requests: before } = await usage();
      const { items, requests: own } = await read();
      quiet = holds(items) && (await usage()).requests === before + own ? quiet + 1 : 0;
      if (quiet === quietLooks) return;
      if (performance.now() > last) throw new Error(`still not so: ${inShort(items)}`);
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  };
  const advance: FixedServer['advance'] = (milliseconds) => {
    clock.advance(milliseconds);
    return until(() => true);
  };
  await advance(0);
  return {
    url: server.url,
    tokenOf: ({ id }) => entra.issueUserToken(id) ?? '',
    ...createDoors(server.url, teams, entra),
    rows: async () => (await read()).items,
    sent: around.sent,
    logged: () => logged,
    until,
    advance,
    usage,
    fault: async (fault) => void (await control('faults', fault)),
    stop,
    files: () =>
      readdirSync(dataDir, { recursive: true, withFileTypes: true }).flatMap((one) => (one.isFile() ? one.name : [])),
    close: async () => {
      await stop();
      await graph.close();
    },
  };
};

const createDoors = (url: string, teams: string, entra: Entra): Pick<FixedServer, 'post' | 'say'> => {
  const send = async (path: string, body: unknown, token: string | undefined): Promise<Answer> => {
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` };
    const answer = await fetch(`${url}${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
    return { status: answer.status, text: await answer.text() };
  };
  const serviceUrl = `${teams}/connector/`;
  let said = 0;
  return {
    post: (path, body, as) => send(path, body, entra.issueUserToken(as.id)),
    say: (who, fields) => {
      said += 1;
      const activity = {
        id: `a${said}`,
        channelId: 'msteams',
        serviceUrl,
        timestamp: start,
        locale: who.locale,
        from: { id: teamsIdOf(who), name: who.displayName, aadObjectId: who.id },
        recipient: { id: botId, name: 'TenTwo' },
        conversation: { id: personalChatOf(who), conversationType: 'personal', tenantId: tenant.id },
        channelData: { tenant: { id: tenant.id } },
        ...fields,
      };
      return send('/api/messages', activity, entra.issueBotToken(serviceUrl));
    },
  };
};
