import { join } from 'node:path';
import { z } from 'zod';
import { createKeySigner } from '../../graph/checkpoints/signer.ts';
import { createGraphClient } from '../../graph/client/graphClient.ts';
import { provisionSite } from '../../graph/site/provision.ts';
import { findSiteId } from '../../graph/site/siteShape.ts';
import { startServer } from '../../server/startServer.ts';
import { version } from '../../server/version.ts';
import { followClock } from './clock/followedClock.ts';
import { createLocalClock } from './clock/localClock.ts';
import { MovableClock } from './clock/movableClock.ts';
import { type Entra, startEntra } from './entra/startEntra.ts';
import type { AppInstalls } from './graph/directory/installedApps.ts';
import { startGraph } from './graph/startGraph.ts';
import { localFileSchema, readLocalFile, reusablePort, writeLocalFile } from './localFile.ts';
import {
  authorityMetadata,
  localCheckpointKey,
  localEnvironment,
  localSettings,
  type StandIns,
} from './localSettings.ts';
import { startTeams } from './teams/startTeams.ts';
import { applications, tenant } from './tenant.ts';
import { startTimestamps } from './timestamps/startTimestamps.ts';

/** Creates the lists as `npm run provision -- --apply` does. Uses a separate application, because the product may not manage lists. */
export const provisionLocalSite = async (at: { readonly graph: string; readonly entra: string }): Promise<void> => {
  const client = createGraphClient({
    origin: at.graph,
    version,
    tenantId: tenant.id,
    clientId: applications.provisioner.id,
    clientSecret: applications.provisioner.secret,
    authorityMetadata: authorityMetadata(at.entra),
  });
  try {
    await provisionSite(client, await findSiteId(client, { hostname: tenant.hostname, sitePath: tenant.sitePath }));
  } finally {
    client.close();
  }
};

type ServerOptions = {
  readonly port: number;
  readonly logLevel?: string;
  readonly granted?: readonly string[];
  readonly drain?: string;
  /** Public URL when a load balancer distributes requests of Teams and browsers among several processes. */
  readonly behind?: string;
};
export type Running = { readonly url: string; readonly close: () => Promise<void> };

/**
 * Starts issuer, Graph, Teams, time-stamp authority and the product on 127.0.0.1, in order of dependency.
 * Reuses the ports of the last run if they are free, so that links in old chats still work.
 * @throws when a part cannot start; the parts already started are stopped
 */
export const startLocal = async (
  dataDir: string,
  options: ServerOptions,
): Promise<Running & { readonly teams: string }> => {
  const file = join(dataDir, 'local.json');
  const before = readLocalFile(file);
  const clock = new MovableClock(dataDir);
  const started: (() => Promise<void>)[] = [];
  const close = async (): Promise<void> => {
    for (const stop of started.toReversed()) await stop();
  };
  try {
    const { granted = [] } = options;
    const entra = await startEntra({ port: await reusablePort(before?.entra), dataDir, granted });
    started.push(entra.close);
    const installs: AppInstalls = {
      isInstalled: (userId) => teams.installs.isInstalled(userId),
      install: (userId) => teams.installs.install(userId),
    };
    const graph = await startGraph({
      port: await reusablePort(before?.graph),
      dataDir,
      key: entra.key,
      clock,
      installs,
    });
    started.push(graph.close);
    const addresses = { entra: entra.url, graph: graph.url };
    await provisionLocalSite(addresses);
    let url = '';
    const teams = await startLocalTeams(entra, { dataDir, clock, before: before?.teams, url: () => url });
    started.push(teams.close);
    const timestamps = await startTimestamps({ port: await reusablePort(before?.timestamps?.url), dataDir, clock });
    started.push(timestamps.close);
    const { url: authority, root } = timestamps;
    const standIns = { ...addresses, teams: teams.url, timestamps: { url: authority, root } };
    const port = options.port === 0 ? await reusablePort(before?.url) : options.port;
    const server = await startServer(localSettings(standIns, { ...options, port }), { clock: createLocalClock(clock) });
    started.push(server.close);
    url = options.behind ?? server.url;
    writeLocalFile(file, {
      url,
      ...standIns,
      tenantId: tenant.id,
      botId: applications.product.id,
      botSecret: applications.product.secret,
      checkpointKey: createKeySigner(localCheckpointKey).publicJwk,
      settings: localEnvironment(standIns, { ...options, port }),
      users: await usersAt(graph.url),
    });
    return { url: server.url, teams: teams.url, close };
  } catch (error) {
    await close();
    throw error;
  }
};

const startLocalTeams = async (
  entra: Entra,
  given: { dataDir: string; clock: MovableClock; before: string | undefined; url: () => string },
) =>
  startTeams({
    port: await reusablePort(given.before),
    dataDir: given.dataDir,
    entra,
    botUrl: given.url,
    tabUrl: given.url,
    clock: given.clock,
  });

/** Starts one more server process on the stand-ins of a running local system, without opening files in its folder. */
export const joinLocal = async (file: string, options: ServerOptions): Promise<Running> => {
  const local = readLocalFile(file);
  if (!local) throw new Error(`${file} does not exist. Start the local system first: npm start`);
  const standIns: StandIns = local;
  const clock = await followClock(local.teams);
  const server = await startServer(localSettings(standIns, options), { clock: createLocalClock(clock) });
  return {
    url: server.url,
    close: async () => {
      await server.close();
      clock.close();
    },
  };
};

const seeded = z.object({ users: localFileSchema.shape.users });

const usersAt = async (graph: string) => seeded.parse(await (await fetch(`${graph}/_control/info`)).json()).users;
