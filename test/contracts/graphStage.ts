import { rmSync } from 'node:fs';
import { createKeySigner } from '../../graph/checkpoints/signer.ts';
import { createGraphClient, type GraphClientOptions } from '../../graph/client/graphClient.ts';
import { type GraphRoom, type GraphRoomOptions, openGraphRoom } from '../../graph/graphRoom.ts';
import { provisionSite } from '../../graph/site/provision.ts';
import { startEntra } from '../../infra/local/entra/startEntra.ts';
import { startGraph } from '../../infra/local/graph/startGraph.ts';
import { authorityMetadata, localCheckpointKey } from '../../infra/local/localSettings.ts';
import { applications, groups, people, tenant } from '../../infra/local/tenant.ts';
import { newFolder } from '../../infra/local/testing/newFolder.ts';
import type { Draft } from '../../procedure/ports/streams.ts';
import type { NonconformityEvent } from '../../procedure/record/history/events.ts';
import { theFacts } from '../builders/aReport.ts';
import { createStageClock } from './stageClock.ts';

type Fields = Readonly<Record<string, unknown>>;

export const stageSealKeys = ['a'.repeat(64)] as const;

export type PlainItem = { readonly id: string; readonly eTag: string; readonly fields: Fields };

/** A provisioned site on the emulator, with operations for contract tests from outside. */
export type GraphStage = Awaited<ReturnType<typeof openGraphStage>>;

/** Starts issuer and emulator in a folder of their own. `reset` makes the lists, unless `bare`. @param how what the product was `granted` besides */
export const openGraphStage = async (how: { readonly bare?: boolean; readonly granted?: readonly string[] } = {}) => {
  const dataDir = newFolder('tentwo-graph');
  const clock = createStageClock('2026-11-24T09:00:00.000Z');
  const entra = await startEntra({ port: 0, dataDir, ...(how.granted && { granted: how.granted }) });
  const graph = await startGraph({ port: 0, dataDir, key: entra.key, clock });
  const optionsFor = ({ id, secret }: { readonly id: string; readonly secret: string }): GraphClientOptions => ({
    origin: graph.url,
    tenantId: tenant.id,
    clientId: id,
    clientSecret: secret,
    authorityMetadata: authorityMetadata(entra.url),
    version: 'test',
  });
  const provisioner = createGraphClient(optionsFor(applications.provisioner));

  const control = async (method: string, path: string, body?: unknown): Promise<unknown> => {
    const headers = { 'content-type': 'application/json' };
    const init = body === undefined ? { method } : { method, headers, body: JSON.stringify(body) };
    const answer = await fetch(`${graph.url}/_control/${path}`, init);
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    return answer.json();
  };
  const { token } = (await control('POST', 'token', { access: 'full' })) as { token: string };

  /** Plain Graph HTTP, without our code. */
  const http = async (method: string, path: string, body?: unknown): Promise<unknown> => {
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
    const init = body === undefined ? { method, headers } : { method, headers, body: JSON.stringify(body) };
    const answer = await fetch(`${graph.url}/v1.0/sites/${tenant.siteId}${path}`, init);
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
    return answer.status === 204 ? undefined : answer.json();
  };
  const items = async (list: string): Promise<readonly PlainItem[]> => {
    const page = await http('GET', `/lists/${list}/items?$expand=fields&$top=5000`);
    return (page as { value: readonly PlainItem[] }).value;
  };

  let isProvisioned = false;
  const rooms: GraphRoom[] = [];
  const logged: { readonly event: string; readonly facts: unknown }[] = [];
  const roomOptions = (changes: Partial<GraphRoomOptions>): GraphRoomOptions => ({
    ...optionsFor(applications.product),
    site: { hostname: tenant.hostname, sitePath: tenant.sitePath },
    groups: {
      ismsManager: groups.ismsManagers.id,
      management: groups.management.id,
      auditor: groups.auditors.id,
    },
    sealKeys: stageSealKeys,
    signer: createKeySigner(localCheckpointKey),
    timeZone: 'Europe/Paris',
    clock,
    log: (_level, event, facts) => logged.push({ event, facts }),
    wait: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds / 20)),
    ...changes,
  });
  return {
    clock,
    entra,
    graph,
    provisioner,
    control,
    fault: (fault: object) => control('POST', 'faults', fault),
    http,
    items,
    logged,
    people,
    productOptions: optionsFor(applications.product),
    /** One replica. Waits between looks are twenty times shorter than in production. */
    open: async (changes: Partial<GraphRoomOptions> = {}): Promise<GraphRoom> => {
      const room = await openGraphRoom(roomOptions(changes));
      rooms.push(room);
      return room;
    },
    /** The initial state: no replica, empty lists. */
    reset: async () => {
      await Promise.all(rooms.splice(0).map((room) => room.close()));
      await control('POST', 'reset');
      logged.length = 0;
      if (how.bare || isProvisioned) return;
      await provisionSite(provisioner, tenant.siteId);
      graph.keep();
      isProvisioned = true;
    },
    close: async () => {
      await Promise.all(rooms.map((room) => room.close()));
      provisioner.close();
      await graph.close();
      await entra.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
};

const sam = { id: people[0]?.id ?? '', name: people[0]?.displayName ?? '' };

/** A report as passed to `Records.open`. */
export const aDraft = (
  commandId: string,
  changes: Partial<Draft<NonconformityEvent>> = {},
): Draft<NonconformityEvent> => ({
  commandId,
  at: new Date('2026-11-24T09:00:00.123Z'),
  actor: sam,
  events: [
    { type: 'Reported', facts: theFacts(), language: 'en', reportedIn: 'personalChat', procedureVersion: '1.0' },
  ],
  ...changes,
});

export const anAddition = (commandId: string, text: string): Draft<NonconformityEvent> =>
  aDraft(commandId, { events: [{ type: 'ReportAddedTo', text }] });
