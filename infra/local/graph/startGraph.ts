import { join } from 'node:path';
import fastify from 'fastify';
import type { LocalClock } from '../clock.ts';
import type { SigningKey } from '../signing.ts';
import { Authentication } from './authorization.ts';
import { Catalog } from './catalog.ts';
import { addColumnRoutes } from './columns.ts';
import { addControlRoutes } from './control.ts';
import { addDeltaRoutes, DeltaTokens } from './delta.ts';
import { addDirectoryRoutes } from './directory.ts';
import type { Emulator } from './emulator.ts';
import { Faults } from './faults.ts';
import { ItemStore } from './itemStore.ts';
import { addItemRoutes } from './items.ts';
import { addListRoutes } from './lists.ts';
import { Metering } from './metering.ts';
import { addPipeline } from './pipeline.ts';
import { seed } from './seed.ts';
import { addSiteRoutes, rewritePathAddress } from './sites.ts';
import { Store } from './store.ts';
import { Visibility } from './visibility.ts';

export type Graph = {
  /** `http://127.0.0.1:PORT`, no slash at the end; what `https://graph.microsoft.com` is rewritten to. */
  readonly url: string;
  readonly close: () => Promise<void>;
};

export type GraphOptions = {
  /** 0: any free one. */
  readonly port: number;
  /** Holds `graph.sqlite`. */
  readonly dataDir: string;
  /** Tokens signed with it are accepted. */
  readonly key: SigningKey;
  /** For what is written; tokens, throttling and faults live in real time. */
  readonly clock: LocalClock;
};

/** Starts the emulator of Microsoft Graph on 127.0.0.1. What it does not do answers 501; see DIFFERENCES.md beside. */
export async function startGraph(options: GraphOptions): Promise<Graph> {
  const emulator = open(options);
  const tokens = new DeltaTokens(emulator.store);
  seed(emulator);
  const app = fastify({
    logger: false,
    bodyLimit: 4 * 1024 * 1024,
    exposeHeadRoutes: false,
    forceCloseConnections: true,
    routerOptions: { maxParamLength: 1000 },
    rewriteUrl: (request) => rewritePathAddress(request.url ?? ''),
  });
  addPipeline(app, emulator);
  addSiteRoutes(app);
  addListRoutes(app, emulator);
  addColumnRoutes(app, emulator);
  addItemRoutes(app, emulator);
  addDeltaRoutes(app, emulator, tokens);
  addDirectoryRoutes(app);
  addControlRoutes(app, emulator, tokens);
  const url = await app.listen({ host: '127.0.0.1', port: options.port });
  const close = async () => {
    await app.close();
    emulator.store.close();
  };
  return { url, close };
}

function open({ dataDir, key, clock }: GraphOptions): Emulator {
  const store = new Store(join(dataDir, 'graph.sqlite'));
  const visibility = new Visibility();
  return {
    key,
    clock,
    store,
    catalog: new Catalog(store),
    items: new ItemStore(store, visibility, clock),
    visibility,
    faults: new Faults(),
    metering: new Metering(),
    authentication: new Authentication(key),
  };
}
