import type { LocalClock } from '../clock/movableClock.ts';
import type { SigningKey } from '../signing.ts';
import type { Effects, Faults } from './control/faults.ts';
import type { Visibility } from './control/visibility.ts';
import type { Contents } from './drive/content/contents.ts';
import type { TempAuth } from './drive/content/tempAuth.ts';
import type { UploadSessions } from './drive/content/uploadSessions.ts';
import type { DriveStore } from './drive/driveStore.ts';
import type { Authentication, Caller } from './http/authorization.ts';
import type { Metering } from './http/metering.ts';
import type { ItemStore } from './items/itemStore.ts';
import type { Catalog } from './lists/catalog.ts';
import type { Store } from './store.ts';
import type { Notifier } from './subscriptions/notifier.ts';
import type { SubscriptionStore } from './subscriptions/subscriptionStore.ts';

/** Parts of one running emulator, passed to every function that adds routes. */
export type Emulator = {
  readonly key: SigningKey;
  readonly clock: LocalClock;
  readonly store: Store;
  readonly catalog: Catalog;
  readonly items: ItemStore;
  readonly contents: Contents;
  readonly drives: DriveStore;
  readonly uploads: UploadSessions;
  readonly subscriptions: SubscriptionStore;
  readonly notifier: Notifier;
  readonly tempAuth: TempAuth;
  /** Origin of upload and download URLs; known once the emulator listens. */
  readonly contentOrigin: () => string;
  readonly visibility: Visibility;
  readonly faults: Faults;
  readonly metering: Metering;
  readonly authentication: Authentication;
};

declare module 'fastify' {
  interface FastifyRequest {
    /** Set for everything under `/v1.0`. */
    caller: Caller;
    /** Effects of faults on this request. */
    effects: Effects;
  }
  interface FastifyContextConfig {
    /** Whether the URL is pre-authenticated and needs no token. */
    readonly tokenless?: boolean;
    /** SharePoint resource units that the route costs; directory routes cost none. */
    readonly units?: number | ((query: Readonly<Record<string, unknown>>) => number);
  }
}
