import { join } from 'node:path';
import fastify from 'fastify';
import type { LocalClock } from '../clock/movableClock.ts';
import type { SigningKey } from '../signing.ts';
import { addBatchRoute } from './batch.ts';
import { addControlRoutes } from './control/control.ts';
import { Faults } from './control/faults.ts';
import { Visibility } from './control/visibility.ts';
import { addGroupRoutes } from './directory/groups.ts';
import { type AppInstalls, addInstalledAppRoutes } from './directory/installedApps.ts';
import { addUserRoutes } from './directory/users.ts';
import { Contents } from './drive/content/contents.ts';
import { TempAuth } from './drive/content/tempAuth.ts';
import { UploadSessions } from './drive/content/uploadSessions.ts';
import { rewriteDriveAddress } from './drive/driveRequest.ts';
import { addDriveRoutes } from './drive/driveRoutes.ts';
import { DriveStore } from './drive/driveStore.ts';
import type { Emulator } from './emulator.ts';
import { Authentication } from './http/authorization.ts';
import { Metering } from './http/metering.ts';
import { addPipeline } from './http/pipeline.ts';
import { addDeltaRoutes, DeltaTokens } from './items/delta.ts';
import { addItemRoutes } from './items/itemRoutes.ts';
import { ItemStore } from './items/itemStore.ts';
import { addItemVersionRoutes } from './items/versionRoutes.ts';
import { Catalog } from './lists/catalog.ts';
import { addColumnRoutes } from './lists/columnRoutes.ts';
import { addListRoutes } from './lists/listRoutes.ts';
import { addSiteRoutes, rewritePathAddress } from './lists/sites.ts';
import { seed } from './seed.ts';
import { Store } from './store.ts';
import { defaultNotificationTimes, type NotificationTimes } from './subscriptions/endpoint.ts';
import { Notifier } from './subscriptions/notifier.ts';
import { SubscriptionStore } from './subscriptions/subscriptionStore.ts';
import { addSubscriptionRoutes } from './subscriptions/subscriptions.ts';

export type Graph = {
  /** `http://127.0.0.1:PORT` without a trailing slash; replaces `https://graph.microsoft.com`. */
  readonly url: string;
  /** Makes later resets restore the lists as they are now, instead of the seed; for tests. */
  readonly keep: () => void;
  readonly close: () => Promise<void>;
};

export type GraphOptions = {
  /** 0 for any free port. */
  readonly port: number;
  /** Directory of `graph.sqlite`. */
  readonly dataDir: string;
  /** Signs the tokens that the emulator accepts. */
  readonly key: SigningKey;
  /**
   * Origin of upload and download URLs. Default: the emulator's own. Clients that accept only https for Microsoft URLs
   * set SharePoint's host, and redirect its requests to the emulator.
   */
  readonly contentOrigin?: string;
  /** Timeouts and delays of notifications; for tests. */
  readonly notificationTimes?: NotificationTimes;
  /** Installs apps for people. If absent, installing an app answers 501. */
  readonly installs?: AppInstalls;
  /** Clock for stored data; tokens, throttling and faults use real time. */
  readonly clock: LocalClock;
};

/** Starts the Microsoft Graph emulator on 127.0.0.1. Unsupported requests answer 501; see DIFFERENCES.md. */
export async function startGraph(options: GraphOptions): Promise<Graph> {
  let url = '';
  const times = options.notificationTimes ?? defaultNotificationTimes;
  const emulator = open(options, () => options.contentOrigin ?? url, times);
  const tokens = new DeltaTokens(emulator.store);
  seed(emulator);
  const app = fastify({
    logger: false,
    bodyLimit: 4 * 1024 * 1024,
    exposeHeadRoutes: false,
    forceCloseConnections: true,
    // Allows a path of 400 characters, encoded twice.
    routerOptions: { maxParamLength: 10_000 },
    rewriteUrl: (request) => rewriteDriveAddress(rewritePathAddress(request.url ?? '')),
  });
  addPipeline(app, emulator);
  addSiteRoutes(app);
  addListRoutes(app, emulator);
  addColumnRoutes(app, emulator);
  addItemRoutes(app, emulator);
  addItemVersionRoutes(app, emulator);
  addDeltaRoutes(app, emulator, tokens);
  addUserRoutes(app);
  addInstalledAppRoutes(app, options.installs);
  addGroupRoutes(app);
  addDriveRoutes(app, emulator);
  addBatchRoute(app);
  addSubscriptionRoutes(app, emulator, times);
  addControlRoutes(app, emulator, tokens);
  url = await app.listen({ host: '127.0.0.1', port: options.port });
  emulator.notifier.resume();
  const close = async () => {
    emulator.notifier.close();
    await app.close();
    emulator.store.close();
  };
  return { url, keep: () => emulator.store.keep(), close };
}

function open({ dataDir, key, clock }: GraphOptions, contentOrigin: () => string, times: NotificationTimes): Emulator {
  const store = new Store(join(dataDir, 'graph.sqlite'));
  const visibility = new Visibility();
  const subscriptions = new SubscriptionStore(store, clock);
  const notifier = new Notifier(subscriptions, times);
  const items = new ItemStore(store, visibility, clock, (list) => notifier.listChanged(list));
  const contents = new Contents(join(dataDir, 'graph-files'));
  const drives = new DriveStore(store, items, contents);
  const catalog = new Catalog(store);
  const uploads = new UploadSessions({ store, catalog, drives, contents, clock });
  contents.sweep(new Set([...drives.contentNames(), ...uploads.contentNames()]));
  return {
    key,
    clock,
    store,
    catalog,
    items,
    contents,
    drives,
    uploads,
    subscriptions,
    notifier,
    tempAuth: new TempAuth(store),
    contentOrigin,
    visibility,
    faults: new Faults(),
    metering: new Metering(),
    authentication: new Authentication(key),
  };
}
