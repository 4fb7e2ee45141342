import type { InstallFor, ManagerOf } from '../../procedure/ports/people.ts';
import type { Clock, Log } from '../../procedure/ports/platform.ts';
import { clouds } from '../client/cloud.ts';
import { createGraphClient, type GraphClientOptions } from '../client/graphClient.ts';
import { realWait, type Wait } from '../client/wait.ts';
import { createInstalls } from './installs.ts';
import { createManagers } from './managers.ts';

/** Optional permissions that the organisation has granted and wants used. */
export type Granted = {
  /** `User.ReadBasic.All` or `User.Read.All`: people may be searched by name. */
  readonly names?: boolean | undefined;
  /** `User.Read.All`: a person's line manager may be read. */
  readonly managers?: boolean | undefined;
  /** `TeamsAppInstallation.ReadWriteSelfForUser.All`: catalogue id of the app that may install itself. */
  readonly installs?: string | undefined;
};

type Options = GraphClientOptions & {
  readonly granted?: Granted | undefined;
  readonly clock: Clock;
  readonly log: Log;
};

export type OpenGranted = {
  readonly managerOf?: ManagerOf | undefined;
  readonly installFor?: InstallFor | undefined;
  readonly close: () => void;
};

/** With a client of its own, so that throttling here does not affect the lists. */
export const openGranted = (options: Options): OpenGranted => {
  const { granted: { managers, installs } = {}, clock, log, wait = realWait, cloud = clouds.public } = options;
  if (!managers && installs === undefined) return { close: () => undefined };
  const client = createGraphClient(options);
  let closed = false;
  // There may be many pauses: a stop does not wait for them.
  const pause: Wait = (milliseconds) => (closed ? Promise.resolve() : wait(milliseconds));
  return {
    ...(managers && { managerOf: createManagers(client, { clock, log }) }),
    ...(installs !== undefined && {
      installFor: createInstalls(client, { clock, log, wait: pause, cloud, appId: installs }),
    }),
    close: () => {
      closed = true;
      client.close();
    },
  };
};
